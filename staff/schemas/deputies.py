"""What the endpoints of deputies take and answer."""

from datetime import date
from uuid import UUID

from pydantic import Field

from core.bodies import In, Schema
from core.lists import Page
from staff.choices import Role
from staff.schemas.base import Reason


class DeputyIn(In):
    """An appointment."""

    id: UUID | None = None
    delegate_id: int
    from_on: date
    to_on: date
    reason: Reason
    scope: list[str] = Field(default_factory=list, max_length=20)


class DeputyOut(Schema):
    """Who stands in for whom."""

    id: UUID
    version: int
    delegator_id: int
    delegator_name: str
    delegate_id: int
    delegate_name: str
    from_on: date
    to_on: date
    reason: str
    scope: list[str]
    is_over: bool


class DeputyPage(Page):
    items: list[DeputyOut]


class ColleagueOut(Schema):
    """Somebody one may ask."""

    id: int
    name: str
    roles: list[Role]


class ColleaguesOut(Schema):
    items: list[ColleagueOut]
