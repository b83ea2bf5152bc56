"""What a code says, whoever issued it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Agency(StrEnum):
    """Whose code it is (UD-06)."""

    GS1 = "gs1"
    HIBCC = "hibcc"
    MA = "ma"


@dataclass(frozen=True, slots=True)
class Part:
    """One element as it was marked: its key (an AI, a flag or a letter) and its text."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Udi:
    """The identity read from a carrier: `di` names the model, the rest this one unit or its lot.

    `di` is empty when the carrier names no product (a pallet, a place): such a code identifies no device.
    `raw` is what was scanned, kept whatever becomes of it (UD-09).
    """

    agency: Agency
    raw: str
    parts: tuple[Part, ...]
    di: str = ""
    lot: str = ""
    serial: str = ""
    software: str = ""
    made_on: date | None = None
    expires_on: date | None = None

    @property
    def canonical(self) -> str:
        """The element string with `^` for FNC1 (GS1), or the parts in order."""
        return joined(self.parts) if self.agency is Agency.GS1 else self.raw


# GS1 General Specifications 7.8.5: elements that start so have a length known beforehand and need no FNC1 after them.
PREDEFINED = {
    "00",
    "01",
    "02",
    "03",
    "04",
    *map(str, range(11, 21)),
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "41",
}


def joined(parts: Iterable[Part]) -> str:
    """The parts as one element string, `^` standing for FNC1."""
    said, needs = "^", False
    for part in parts:
        said += ("^" if needs else "") + part.key + part.value
        needs = part.key[:2] not in PREDEFINED
    return said
