"""Qualification, filing and letters."""

from datetime import date
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import Field

from core.bodies import In, Schema, VersionIn, line
from staff.choices import Degree
from staff.schemas.base import DivisionCode, Number


class QualificationIn(In):
    version: int | None = None
    degree: Degree
    major: Annotated[str, line(80, shortest=0)] = ""
    training: Annotated[str, line(200, shortest=0)] = ""
    passed_on: date | None = None
    expires_on: date | None = None


class FilingIn(In):
    version: int | None = None
    number: Number
    company: Annotated[str, line(120)]
    photo_id: UUID | None = None
    id_document: Number
    contract_from_on: date
    contract_to_on: date | None = None
    areas: Annotated[str, line(200)]
    territory: Annotated[str, line(200)]
    committed_on: date
    filed_on: date
    withdrawn_on: date | None = None


class LetterIn(In):
    id: UUID = Field(default_factory=uuid4)
    user_id: int
    number: Number
    products: list[UUID] = Field(min_length=1)
    division_codes: list[DivisionCode] = Field(default=[])
    from_on: date
    to_on: date


class LetterPatch(VersionIn):
    number: Number = ""
    products: list[UUID] = Field(default=[], min_length=1)
    division_codes: list[DivisionCode] = Field(default=[])
    from_on: date = date.min
    to_on: date = date.max
    reason: str = Field("", max_length=200)


class QualificationOut(Schema):
    id: UUID
    version: int
    user_id: int
    degree: Degree
    major: str
    training: str
    passed_on: date | None
    expires_on: date | None
    ok: bool


class FilingOut(Schema):
    id: UUID
    version: int
    user_id: int
    number: str
    company: str
    photo_id: UUID | None
    id_document: str
    contract_from_on: date
    contract_to_on: date | None
    areas: str
    territory: str
    committed_on: date
    filed_on: date
    withdrawn_on: date | None


class LetterOut(Schema):
    id: UUID
    version: int
    user_id: int
    number: str
    products: list[UUID]
    division_codes: list[str]
    from_on: date
    to_on: date
