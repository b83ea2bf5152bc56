"""Which records can be asked for: one adapter per kind, under the kind's name in TIMELINES."""

from compliance import subjects
from compliance.services.rule_set_requests import RULE_SET_REQUEST
from events.services import CLOSE_OUT_REQUEST, EVENT_REQUEST


def connect() -> None:
    """Hang the kinds on the room of approvals: before the first request, task or command."""
    subjects.register(RULE_SET_REQUEST, EVENT_REQUEST, CLOSE_OUT_REQUEST)
