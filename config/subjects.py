"""Which records can be asked for, and which cases are about: one adapter per kind, named as in TIMELINES."""

from uuid import UUID

from compliance import abouts, subjects
from compliance.services.rule_set_requests import RULE_SET_REQUEST
from core.actor import Actor
from events import selectors as event_selectors
from events.services import CLOSE_OUT_REQUEST, EVENT_REQUEST
from visits import selectors as visit_selectors
from visits.services import MEAL_REQUEST


def connect() -> None:
    """Hang the kinds on the room of approvals: before the first request, task or command."""
    subjects.register(RULE_SET_REQUEST, EVENT_REQUEST, CLOSE_OUT_REQUEST, MEAL_REQUEST)
    abouts.register("visit", _visit)
    abouts.register("event", _meeting)


def _visit(actor: Actor, id: UUID) -> abouts.About:
    visit = visit_selectors.get_visit(actor, id)
    return abouts.About("visit", visit.pk, visit.version, visit.number)


def _meeting(actor: Actor, id: UUID) -> abouts.About:
    meeting = event_selectors.get_event(actor, id)
    return abouts.About("event", meeting.pk, meeting.version, meeting.number)
