"""Endpoints of the list of an event."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from core import access_log
from core.answers import dumps
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from events import selectors, services
from events.filters import InviteeFilters
from events.models import Event, Invitee
from events.policies import READ, RUN
from events.schemas.invitees import (
    CandidatesOut,
    InviteeEdit,
    InviteeIn,
    InviteeOut,
    InviteePage,
    InviteeReasonIn,
)
from staff.access import needs

router = Router()
Row = dict[str, Any]
InviteesQuery = query_schema(InviteeFilters)
IN_ORDER = ("created_at", "id")


def _found(request: ActorRequest, event_id: UUID, invitee_id: UUID) -> tuple[Event, Invitee]:
    event = selectors.get_event(request.auth, event_id)
    return event, selectors.get_invitee(event, invitee_id)


@router.get(
    "/events/{uuid:event_id}/invitees", response=InviteePage, auth=needs(READ), url_name="event-invitees"
)
def list_invitees(
    request: ActorRequest,
    event_id: UUID,
    query: Query[InviteesQuery],  # type: ignore[valid-type]
) -> HttpResponse:
    """Everybody on the list, in the order they were put on it."""
    event = selectors.get_event(request.auth, event_id)
    invitees = filtered(InviteeFilters, query, selectors.list_invitees(event))
    found = page(invitees, query, order=IN_ORDER, row=selectors.invitee_row)
    access_log.record(request.auth, "invitee", [row["id"] for row in found["items"]], "listed")
    return HttpResponse(dumps(found), content_type="application/json")


@router.get(
    "/events/{uuid:event_id}/candidates",
    response=CandidatesOut,
    auth=needs(READ),
    url_name="event-candidates",
)
def list_candidates(request: ActorRequest, event_id: UUID, search: str) -> Row:
    """Whom one may ask, each with what the rules say and the room that is left."""
    event = selectors.get_event(request.auth, event_id)
    found = selectors.list_candidates(request.auth, event, search)
    access_log.record(request.auth, "hcp", [row["hcp_id"] for row in found], "listed")
    return {"items": found}


@router.post(
    "/events/{uuid:event_id}/invitees", response=InviteeOut, auth=needs(RUN), url_name="event-invitee-add"
)
def add_invitee(request: ActorRequest, event_id: UUID, body: InviteeIn) -> Row:
    """Put somebody on the list."""
    event = selectors.get_event(request.auth, event_id)
    return selectors.invitee_row(services.add_invitee(request.auth, event, **body.model_dump()))


@router.patch(
    "/events/{uuid:event_id}/invitees/{uuid:invitee_id}",
    response=InviteeOut,
    auth=needs(RUN),
    url_name="event-invitee-edit",
)
def edit_invitee(request: ActorRequest, event_id: UUID, invitee_id: UUID, body: InviteeEdit) -> Row:
    """Correct whether somebody eats, or the comment."""
    event, invitee = _found(request, event_id, invitee_id)
    return selectors.invitee_row(services.edit_invitee(request.auth, event, invitee, **body.given()))


@router.post(
    "/events/{uuid:event_id}/invitees/{uuid:invitee_id}/dismiss",
    response=InviteeOut,
    auth=needs(RUN),
    url_name="event-invitee-dismiss",
)
def dismiss_invitee(request: ActorRequest, event_id: UUID, invitee_id: UUID, body: InviteeReasonIn) -> Row:
    """Take somebody off the list."""
    event, invitee = _found(request, event_id, invitee_id)
    dismiss = services.dismiss_walk_in if invitee.walk_in else services.dismiss_invitee
    return selectors.invitee_row(dismiss(request.auth, event, invitee, reason=body.reason))
