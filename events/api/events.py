"""Endpoints of events and their plans."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from core.answers import dumps
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from events import selectors, services
from events.filters import EventFilters
from events.models import Event
from events.policies import PLAN, READ
from events.schemas.events import (
    AgendaIn,
    BudgetIn,
    ChecksOut,
    EventDetail,
    EventEdit,
    EventIn,
    EventPage,
    EventReasonIn,
    RescheduleIn,
    SpeakersIn,
)
from staff.access import needs

router = Router()
Row = dict[str, Any]
EventsQuery = query_schema(EventFilters)
NEWEST_FIRST = ("-starts_at", "-id")


def _detail(request: ActorRequest, event: Event) -> Row:
    return selectors.event_detail(request.auth, event)


@router.get("/events", response=EventPage, auth=needs(READ), url_name="events")
def list_events(request: ActorRequest, query: Query[EventsQuery]) -> HttpResponse:  # type: ignore[valid-type]
    """Events the reader may see, the latest first."""
    events = filtered(EventFilters, query, selectors.list_events(request.auth))
    found = page(events, query, order=NEWEST_FIRST, row=lambda one: selectors.event_row(request.auth, one))
    return HttpResponse(dumps(found), content_type="application/json")


@router.get("/events/{uuid:event_id}", response=EventDetail, auth=needs(READ), url_name="event")
def get_event(request: ActorRequest, event_id: UUID) -> Row:
    """One event with its plan, money and evidence."""
    return _detail(request, selectors.get_event(request.auth, event_id))


@router.post("/events", response=EventDetail, auth=needs(PLAN), url_name="event-create")
def create_event(request: ActorRequest, body: EventIn) -> Row:
    """Write an event down."""
    return _detail(request, services.create_event(request.auth, **body.model_dump()))


@router.patch("/events/{uuid:event_id}", response=EventDetail, auth=needs(PLAN), url_name="event-edit")
def edit_event(request: ActorRequest, event_id: UUID, body: EventEdit) -> Row:
    """Change what is asked for."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.edit_event(request.auth, event, **body.given()))


@router.put("/events/{uuid:event_id}/agenda", response=EventDetail, auth=needs(PLAN), url_name="event-agenda")
def plan_agenda(request: ActorRequest, event_id: UUID, body: AgendaIn) -> Row:
    """Write the programme, whole."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.plan_agenda(request.auth, event, **body.model_dump()))


@router.put(
    "/events/{uuid:event_id}/speakers", response=EventDetail, auth=needs(PLAN), url_name="event-speakers"
)
def plan_speakers(request: ActorRequest, event_id: UUID, body: SpeakersIn) -> Row:
    """Write who speaks, whole; their fees follow."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.plan_speakers(request.auth, event, **body.model_dump()))


@router.put("/events/{uuid:event_id}/budget", response=EventDetail, auth=needs(PLAN), url_name="event-budget")
def plan_budget(request: ActorRequest, event_id: UUID, body: BudgetIn) -> Row:
    """Write what will be spent, whole."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.plan_budget(request.auth, event, **body.model_dump()))


@router.get("/events/{uuid:event_id}/check", response=ChecksOut, auth=needs(READ), url_name="event-check")
def check_event(request: ActorRequest, event_id: UUID) -> Row:
    """What the rules say about everything that is planned, with the room each limit leaves."""
    event = selectors.get_event(request.auth, event_id)
    checks = selectors.judge_plan(event)
    return {"items": [{"about": about, "id": key, "judgement": one.row} for about, key, one in checks]}


@router.post(
    "/events/{uuid:event_id}/submit", response=EventDetail, auth=needs(PLAN), url_name="event-submit"
)
def submit_event(request: ActorRequest, event_id: UUID) -> Row:
    """Ask for its approval."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.submit_event(request.auth, event))


@router.post(
    "/events/{uuid:event_id}/withdraw", response=EventDetail, auth=needs(PLAN), url_name="event-withdraw"
)
def withdraw_event(request: ActorRequest, event_id: UUID, body: EventReasonIn) -> Row:
    """Take the request back, to write on."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.withdraw_event(request.auth, event, reason=body.reason))


@router.post(
    "/events/{uuid:event_id}/invite", response=EventDetail, auth=needs(PLAN), url_name="event-invite"
)
def open_invitations(request: ActorRequest, event_id: UUID) -> Row:
    """Begin to invite."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.open_invitations(request.auth, event))


@router.post(
    "/events/{uuid:event_id}/reschedule", response=EventDetail, auth=needs(PLAN), url_name="event-reschedule"
)
def reschedule_event(request: ActorRequest, event_id: UUID, body: RescheduleIn) -> Row:
    """Move it to another time, which has to be approved."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.reschedule_event(request.auth, event, **body.model_dump()))


@router.post(
    "/events/{uuid:event_id}/cancel", response=EventDetail, auth=needs(PLAN), url_name="event-cancel"
)
def cancel_event(request: ActorRequest, event_id: UUID, body: EventReasonIn) -> Row:
    """Call it off."""
    event = selectors.get_event(request.auth, event_id)
    return _detail(request, services.cancel_event(request.auth, event, reason=body.reason))
