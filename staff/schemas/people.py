"""Accounts and the page of a person."""

from datetime import date
from uuid import UUID

from pydantic import Field

from core.bodies import In, Schema, VersionIn
from staff.choices import Language, Role
from staff.schemas.base import Email, Name, Reason, Username
from staff.schemas.permits import FilingOut, LetterOut, QualificationOut
from staff.schemas.tablets import TabletOut


class PersonIn(In):
    username: Username
    name: Name
    password: str
    email: Email = ""
    language: Language = Language.ZH


class PersonPatch(VersionIn):
    username: Username = ""
    name: Name = ""
    email: Email = ""
    language: Language = Language.ZH


class RolesIn(VersionIn):
    roles: list[Role]
    reason: str = Field("", max_length=200)


class TeamOfIn(VersionIn):
    team_id: UUID | None


class PasswordIn(In):
    password: str


class OwnPasswordIn(PasswordIn):
    current: str


class AccountStateIn(VersionIn):
    reason: Reason


class PersonOut(Schema):
    id: int
    version: int
    username: str
    name: str
    email: str
    language: Language
    role: Role | str
    roles: list[Role]
    team_id: UUID | None
    team_name: str
    is_active: bool


class PermitStateOut(Schema):
    qualified: bool
    qualified_until: date | None
    filed: bool
    filed_until: date | None
    letter_until: date | None


class PersonListOut(PersonOut):
    permit: PermitStateOut


class PersonPage(Schema):
    items: list[PersonListOut]
    next: str | None


class AssignmentOut(Schema):
    id: UUID
    version: int
    territory_id: UUID
    name: str
    from_on: date
    to_on: date | None


class PersonDetailOut(PersonOut):
    qualification: QualificationOut | None
    filing: FilingOut | None
    letters: list[LetterOut]
    tablets: list[TabletOut]
    territories: list[AssignmentOut]
