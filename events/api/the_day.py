"""Endpoints of the day: begun, signed in, ended, walk-ins settled."""

from typing import Any
from uuid import UUID

from ninja import Router

from core.requests import ActorRequest
from events import selectors, services
from events.policies import RUN
from events.schemas.events import EventDetail
from events.schemas.invitees import InviteeOut
from events.schemas.the_day import EnterIn, MatchIn, SignInIn, SignInOut
from staff.access import needs

router = Router()
Row = dict[str, Any]


@router.post("/events/{uuid:event_id}/start", response=EventDetail, auth=needs(RUN), url_name="event-start")
def start_event(request: ActorRequest, event_id: UUID) -> Row:
    """Open the doors."""
    event = selectors.get_event(request.auth, event_id)
    return selectors.event_detail(request.auth, services.start_event(request.auth, event))


@router.post("/events/{uuid:event_id}/finish", response=EventDetail, auth=needs(RUN), url_name="event-finish")
def finish_event(request: ActorRequest, event_id: UUID) -> Row:
    """Close the doors."""
    event = selectors.get_event(request.auth, event_id)
    return selectors.event_detail(request.auth, services.finish_event(request.auth, event))


@router.post(
    "/events/{uuid:event_id}/sign-ins", response=SignInOut, auth=needs(RUN), url_name="event-sign-in"
)
def sign_in(request: ActorRequest, event_id: UUID, body: SignInIn) -> Row:
    """Take a signature; sent again it changes nothing, and of two of one person the first stands."""
    event = selectors.get_event(request.auth, event_id)
    signed = services.sign_in(request.auth, event, **body.model_dump())
    outcome = "already_signed" if signed.again else "signed_in"
    return {"outcome": outcome, "invitee": selectors.invitee_row(signed.invitee)}


@router.post(
    "/events/{uuid:event_id}/invitees/{uuid:invitee_id}/match",
    response=InviteeOut,
    auth=needs(RUN),
    url_name="event-invitee-match",
)
def match_walk_in(request: ActorRequest, event_id: UUID, invitee_id: UUID, body: MatchIn) -> Row:
    """Say which person on file a walk-in is."""
    event = selectors.get_event(request.auth, event_id)
    invitee = selectors.get_invitee(event, invitee_id)
    return selectors.invitee_row(services.match_walk_in(request.auth, event, invitee, hcp_id=body.hcp_id))


@router.post(
    "/events/{uuid:event_id}/invitees/{uuid:invitee_id}/enter",
    response=InviteeOut,
    auth=needs(RUN),
    url_name="event-invitee-enter",
)
def enter_walk_in(request: ActorRequest, event_id: UUID, invitee_id: UUID, body: EnterIn) -> Row:
    """Take a walk-in on file as a new person."""
    event = selectors.get_event(request.auth, event_id)
    invitee = selectors.get_invitee(event, invitee_id)
    return selectors.invitee_row(services.enter_walk_in(request.auth, event, invitee, **body.model_dump()))
