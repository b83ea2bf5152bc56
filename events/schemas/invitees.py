"""Who is on the list."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field

from compliance.schemas.rules import JudgementOut
from core.bodies import In, Schema, VersionIn
from events.choices import InviteeStatus
from events.schemas.shapes import FileOut, Maybe
from staff.choices import Language

Email = Annotated[str, Field(max_length=200, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class InviteeIn(In):
    id: UUID
    hcp_id: UUID
    meal: bool = True
    comment: Maybe = ""
    email: Email = ""
    language: Language = Language.ZH


class InviteeEdit(VersionIn):
    meal: bool = True
    comment: Maybe = ""
    email: Email = ""
    language: Language = Language.ZH


class InviteeReasonIn(In):
    reason: Maybe = ""


class InviteeOut(Schema):
    """Somebody on the list of an event."""

    id: UUID
    version: int
    event_id: UUID
    hcp_id: UUID | None
    name: str
    institution_name: str
    department_name: str
    phone: str
    email: str
    language: Language
    mail_waits: bool
    walk_in: bool
    status: InviteeStatus
    meal: bool
    comment: str
    warnings: list[dict[str, Any]]
    invited_at: AwareDatetime | None
    answered_at: AwareDatetime | None
    sign_in_id: UUID | None
    signature: FileOut | None
    signed_at: AwareDatetime | None
    tablet_id: UUID | None
    signed_again: int
    merged_into_id: UUID | None
    reason: str


class InviteePage(Schema):
    items: list[InviteeOut]
    next: str | None


class CandidateOut(Schema):
    """Somebody who may be asked, with what the rules say about it."""

    hcp_id: UUID
    name: str
    title_code: str
    institution_name: str
    department_name: str
    invitee_id: UUID | None
    judgement: JudgementOut


class CandidatesOut(Schema):
    items: list[CandidateOut]
