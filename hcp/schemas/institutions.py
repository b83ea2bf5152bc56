"""Institutions, departments, hours, registrations, assignments and code lists.

Answers are typed dictionaries: a list of fifty is checked in a tenth of the time a class takes.
"""

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from typing_extensions import TypedDict

from core.bodies import In
from hcp.choices import Kind, Status
from hcp.schemas.base import Edit, Long, Name, Reason, Short

LevelCode = Literal["", "1", "2", "3"]
GradeCode = Literal["", "sp", "a", "b", "c", "pass"]
Weekday = Annotated[int, Field(ge=1, le=7)]
Aliases = Annotated[list[Name], Field(max_length=20)]


class InstitutionIn(In):
    id: UUID | None = None
    name: Name
    aliases: Aliases = []
    kind: Kind = Kind.HOSPITAL
    level: LevelCode = ""
    grade: GradeCode = ""
    division_code: Short = ""
    address: Long = ""
    uscc: Short = ""
    specialties: Annotated[str, Field(max_length=4000)] = ""
    status: Status = Status.VERIFIED


class InstitutionPatch(Edit):
    name: Name = ""
    aliases: Aliases = []
    kind: Kind = Kind.HOSPITAL
    level: LevelCode = ""
    grade: GradeCode = ""
    division_code: Short = ""
    address: Long = ""
    uscc: Short = ""
    specialties: Annotated[str, Field(max_length=4000)] = ""
    status: Status = Status.VERIFIED


class InstitutionOut(TypedDict):
    id: UUID
    version: int
    name: str
    aliases: list[str]
    kind: str
    level: str
    grade: str
    division_code: str
    division_text: str
    province: str
    address: str
    uscc: str
    status: str
    pinyin: str
    initials: str


class InstitutionPage(TypedDict):
    items: list[InstitutionOut]
    next: str | None


class DepartmentIn(In):
    id: UUID | None = None
    institution_id: UUID
    name: Annotated[Name, Field(max_length=80)]
    specialty_code: Short = ""


class DepartmentPatch(Edit):
    name: Annotated[Name, Field(max_length=80)] = ""
    specialty_code: Short = ""


class DepartmentOut(TypedDict):
    id: UUID
    version: int
    institution_id: UUID
    name: str
    specialty_code: str
    pinyin: str


class SlotIn(In):
    id: UUID | None = None
    institution_id: UUID
    department_id: UUID | None = None
    weekday: Weekday
    starts: time
    ends: time
    place: Long = ""
    host: Short = ""
    from_on: date
    to_on: date | None = None


class SlotPatch(Edit):
    weekday: Weekday = 1
    starts: time = time(0)
    ends: time = time(0)
    place: Long = ""
    host: Short = ""
    from_on: date = date.min
    to_on: date | None = None


class SlotOut(TypedDict):
    id: UUID
    version: int
    institution_id: UUID
    department_id: UUID | None
    weekday: int
    starts: str
    ends: str
    place: str
    host: str
    from_on: date
    to_on: date | None


class RegistrationIn(In):
    id: UUID | None = None
    user_id: int
    institution_id: UUID
    number: Short = ""
    registered_on: date
    expires_on: date | None = None
    registered_by: Short = ""


class RegistrationPatch(Edit):
    number: Short = ""
    registered_on: date = date.min
    expires_on: date | None = None
    registered_by: Short = ""


class RegistrationOut(TypedDict):
    id: UUID
    version: int
    user_id: int
    institution_id: UUID
    institution_name: str
    number: str
    registered_on: date
    expires_on: date | None
    registered_by: str


class RegistrationCount(TypedDict):
    user_id: int
    count: int


class RegistrationPage(TypedDict):
    items: list[RegistrationOut]
    next: str | None


class InstitutionDetail(InstitutionOut):
    specialties: str
    departments: list[DepartmentOut]
    slots: list[SlotOut]
    registrations: list[RegistrationOut]


class AssignIn(In):
    institution_ids: Annotated[list[UUID], Field(min_length=1, max_length=1000)]
    from_on: date | None = None


class AssignEndIn(In):
    to_on: date | None = None
    reason: Reason = ""


class AssignmentOut(TypedDict):
    id: UUID
    version: int
    territory_id: UUID
    institution_id: UUID
    institution_name: str
    from_on: date
    to_on: date | None


class AssignmentPage(TypedDict):
    items: list[AssignmentOut]
    next: str | None


class DivisionOut(TypedDict):
    code: str
    name: str
    parent: str | None
    has_children: bool


class EntryOut(TypedDict):
    code: str
    zh: str
    en: str
    parent: str
    group: str
    everyday: list[str]
