"""The people who work at institutions, and their posts."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field
from typing_extensions import TypedDict

from core.bodies import In
from hcp.choices import Gender, Post, Status
from hcp.schemas.base import Edit, Name, Reason, Short

Codes = Annotated[list[Short], Field(max_length=20)]
PersonName = Annotated[Name, Field(max_length=60)]
Contact = Annotated[Short, Field(max_length=30)]


class HcpIn(In):
    id: UUID | None = None
    institution_id: UUID
    department_id: UUID | None = None
    role: Post = Post.STAFF
    name: PersonName
    gender: Gender = Gender.UNKNOWN
    title_code: Short = ""
    licence_no: Contact = ""
    phone: Contact = ""
    specialties: Codes = []


class HcpPatch(Edit):
    name: PersonName = ""
    gender: Gender = Gender.UNKNOWN
    title_code: Short = ""
    licence_no: Contact = ""
    phone: Contact = ""
    specialties: Codes = []
    status: Status = Status.UNVERIFIED


class HcpOut(TypedDict):
    id: UUID
    version: int
    name: str
    gender: str
    title_code: str
    licence_no: str
    phone: str
    specialties: list[str]
    status: str
    pinyin: str
    initials: str
    institution_id: UUID | None
    institution_name: str
    department_id: UUID | None
    department_name: str
    last_visit_on: date | None


class HcpPage(TypedDict):
    items: list[HcpOut]
    next: str | None


class AffiliationIn(In):
    id: UUID | None = None
    hcp_id: UUID
    institution_id: UUID
    department_id: UUID | None = None
    role: Post = Post.STAFF
    is_main: bool = False
    from_on: date | None = None
    to_on: date | None = None


class AffiliationEndIn(In):
    to_on: date | None = None
    reason: Reason = ""


class AffiliationOut(TypedDict):
    id: UUID
    version: int
    hcp_id: UUID
    institution_id: UUID
    institution_name: str
    department_id: UUID | None
    department_name: str
    role: str
    is_main: bool
    from_on: date
    to_on: date | None


class HcpDetail(HcpOut):
    affiliations: list[AffiliationOut]
    visit_count: int
