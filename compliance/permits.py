"""A permit: everything that decides whether a rep may visit, as plain dated facts.

The same row is served by the API, carried by the tablet and read by the gates, in Python and TypeScript.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from compliance.choices import Outcome


@dataclass(frozen=True, slots=True)
class Qualification:
    """The assessment a rep passed (MR-04)."""

    passed_on: date | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Filing:
    """The national filing and the contract it rests on (MR-05)."""

    number: str
    filed_on: date
    withdrawn_on: date | None
    contract_from_on: date
    contract_to_on: date | None


@dataclass(frozen=True, slots=True)
class Letter:
    """Products, divisions and days one authorisation letter covers (MR-09); no divisions: everywhere."""

    id: UUID
    number: str
    products: tuple[UUID, ...]
    division_codes: tuple[str, ...]
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class Registration:
    """The rep's entry in one hospital's register (MR-16)."""

    institution_id: UUID
    number: str
    registered_on: date
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly hour at which an institution, or one of its departments, receives reps (HOSP-01)."""

    id: UUID
    institution_id: UUID
    department_id: UUID | None
    weekday: int
    starts: str
    ends: str
    place: str
    host: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated row of the table of rules."""

    rule: str
    code: str
    product_kind: str
    province: str
    from_on: date
    to_on: date | None
    outcome: Outcome
    number: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Permit:
    """What one person may do, with the rules that say so and the zone its days and hours are meant in."""

    id: int
    zone: str
    qualification: Qualification | None
    filing: Filing | None
    kinds: tuple[str, ...]  # kinds of the products in his letters: what he is when no product is named
    letters: tuple[Letter, ...]
    registrations: tuple[Registration, ...]
    slots: tuple[Slot, ...]
    rules: tuple[Rule, ...]


_PERMIT = TypeAdapter(Permit)


def permit_row(permit: Permit) -> dict[str, Any]:
    """The permit as the API and the feed write it."""
    row: dict[str, Any] = _PERMIT.dump_python(permit, mode="json")
    return row


def read_permit(row: dict[str, Any]) -> Permit:
    """The permit a row describes."""
    return _PERMIT.validate_python(row)


def holds_on(day: date, from_on: date | None, to_on: date | None) -> bool:
    """Whether a day lies between two days, both included; an absent end is open."""
    return (from_on is None or from_on <= day) and (to_on is None or day <= to_on)
