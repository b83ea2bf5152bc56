"""How a record of any room is asked for: what it says, what is signed, what becomes of it.

The rooms stand above; config/wiring.py registers one Subject per kind, under the kind's name in TIMELINES.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from compliance.rules.catalogue import Occasion
from core.actor import Actor
from core.errors import NotFound
from core.words import Text

if TYPE_CHECKING:
    from compliance.models import Run

Told = Callable[[Actor, Any, "Run"], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: what, and its value in both languages."""

    name: Text
    value: Text

    @property
    def row(self) -> dict[str, str]:
        """The line as it is kept."""
        return {
            "name_zh": self.name.zh,
            "name_en": self.name.en,
            "zh": self.value.zh,
            "en": self.value.en,
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """What an approver reads first: what, how much, about whom, which rules speak."""

    title: Text
    money: Decimal | None = None
    currency: str = ""
    hcp_ids: tuple[UUID, ...] = ()
    lines: tuple[Line, ...] = ()
    answers: tuple[Mapping[str, Any], ...] = ()  # rows of compliance.rules.judge.Answer

    @property
    def row(self) -> dict[str, Any]:
        """The summary as it is kept with the request."""
        return {
            "title_zh": self.title.zh,
            "title_en": self.title.en,
            "money": None if self.money is None else str(self.money),
            "currency": self.currency,
            "hcp_ids": [str(one) for one in self.hcp_ids],
            "lines": [line.row for line in self.lines],
            "answers": [dict(answer) for answer in self.answers],
        }


def nothing(actor: Actor, record: Any, run: "Run") -> None:
    """Nothing more is to be done in the record's room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One kind of record that can be asked for and signed."""

    kind: str
    name: Text
    occasion: Occasion  # the facts the conditions of its process may ask
    get: Callable[[Actor, UUID], Any]  # the record, if the reader may see it; else NotFound
    load: Callable[[UUID], Any]  # the record as it is now, for whoever was asked to decide it
    requester: Callable[[Any], int]
    check_may_ask: Callable[[Actor, Any], None]  # refuses what is not ready to be asked for
    facts: Callable[[Any], Mapping[str, Any]]  # JSON values of the occasion's facts
    content: Callable[[Any], Mapping[str, Any]]  # what is signed; changes exactly when the record does
    summary: Callable[[Any], Summary]
    handed_in: Told = field(default=nothing)  # asked, and asked again after it was mended
    approved: Told = field(default=nothing)
    rejected: Told = field(default=nothing)
    returned: Told = field(default=nothing)
    withdrawn: Told = field(default=nothing)


_subjects: dict[str, Subject] = {}


def register(*subjects: Subject) -> None:
    """Hang kinds of record on the room; registering the same kind twice is a programming error."""
    for subject in subjects:
        if subject.kind in _subjects:
            raise ValueError(f"subject {subject.kind} is registered twice")
        _subjects[subject.kind] = subject


def forget(kind: str) -> None:
    """Take a kind off again: for tests that bring their own."""
    _subjects.pop(kind, None)


def all_subjects() -> list[Subject]:
    """Every kind that can be asked for, by name."""
    return [_subjects[kind] for kind in sorted(_subjects)]


def subject_of(kind: str) -> Subject:
    """The adapter of a kind."""
    found = _subjects.get(kind)
    if found is None:
        raise NotFound
    return found


def canonical(content: Mapping[str, Any]) -> bytes:
    """Content as bytes that are the same for the same content, whoever writes them and when."""
    return orjson.dumps(content, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)


def digest(content: Mapping[str, Any]) -> bytes:
    """The fingerprint a signature is bound to (ER-06)."""
    return hashlib.sha256(canonical(content)).digest()
