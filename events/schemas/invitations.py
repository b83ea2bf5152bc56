"""Invitations and their answers."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from core.bodies import In, Schema
from events.choices import Format, InviteeStatus

Token = Annotated[str, Field(max_length=100)]


class InviteIn(In):
    """Whom to invite: those named, once more if need be, or all who were not invited yet."""

    invitee_ids: list[UUID] | None = Field(None, max_length=1000)


class LinkIn(In):
    """The secret of a link; it travels in the body, so that no log of addresses holds it."""

    token: Token


class AnswerIn(LinkIn):
    accept: bool
    meal: bool = True


class RsvpOut(Schema):
    """What the holder of a link reads."""

    title: str
    format: Format
    venue: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: str
    language: str
    offers_meals: bool
    status: InviteeStatus
    meal: bool
