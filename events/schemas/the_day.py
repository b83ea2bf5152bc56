"""Sign-ins, and what settles them."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime

from core.bodies import In, Schema, line
from events.schemas.invitees import InviteeOut

Name = Annotated[str, line(60)]
Words = Annotated[str, line(120, shortest=0)]


class WalkInIn(In):
    """Somebody who came unasked; the tablet gives his row its id."""

    id: UUID
    name: Name
    institution_name: Words = ""
    department_name: Annotated[str, line(80, shortest=0)] = ""
    phone: Annotated[str, line(30, shortest=0)] = ""
    hcp_id: UUID | None = None


class SignInIn(In):
    """A signature: of somebody on the list, or of a walk-in. Its id is the tablet's, and sent again the same."""

    id: UUID
    invitee_id: UUID | None = None
    walk_in: WalkInIn | None = None
    signature_id: UUID
    signed_at: AwareDatetime
    meal: bool = True


class SignInOut(Schema):
    """The row somebody stands in; `already_signed` when it had a signature before this one."""

    outcome: Literal["signed_in", "already_signed"]
    invitee: InviteeOut


class MatchIn(In):
    """Which person on file a walk-in is."""

    hcp_id: UUID


class EnterIn(In):
    """Where a walk-in works who is taken on file."""

    institution_id: UUID
    department_id: UUID | None = None
