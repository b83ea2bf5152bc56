"""Territories and teams."""

from datetime import date
from uuid import UUID, uuid4

from pydantic import Field

from core.bodies import In, Schema, VersionIn
from staff.schemas.base import Name


class TerritoryIn(In):
    id: UUID = Field(default_factory=uuid4)
    name: Name
    parent_id: UUID | None = None


class TerritoryPatch(VersionIn):
    name: Name = ""
    parent_id: UUID | None = None


class AssignmentIn(In):
    id: UUID = Field(default_factory=uuid4)
    user_id: int
    from_on: date
    to_on: date | None = None


class AssignmentEndIn(VersionIn):
    to_on: date
    reason: str = Field("", max_length=200)


class TeamIn(In):
    id: UUID = Field(default_factory=uuid4)
    name: Name
    lead_id: int | None = None
    parent_id: UUID | None = None


class TeamPatch(VersionIn):
    name: Name = ""
    lead_id: int | None = None
    parent_id: UUID | None = None


class TerritoryPersonOut(Schema):
    id: UUID
    version: int
    user_id: int
    name: str
    from_on: date
    to_on: date | None


class TerritoryOut(Schema):
    id: UUID
    version: int
    name: str
    parent_id: UUID | None
    path: list[UUID]
    people: list[TerritoryPersonOut]


class MemberOut(Schema):
    id: int
    name: str


class TeamOut(Schema):
    id: UUID
    version: int
    name: str
    lead_id: int | None
    lead_name: str
    parent_id: UUID | None
    members: list[MemberOut]
