"""What is done with events: the door of the room, one module per area."""

from events.services.asking import (
    EVENT_REQUEST,
    cancel_event,
    reschedule_event,
    submit_event,
    withdraw_event,
)
from events.services.catalogue import (
    create_rate,
    create_topic,
    create_type,
    edit_rate,
    edit_topic,
    edit_type,
)
from events.services.inviting import add_invitee, dismiss_invitee, edit_invitee, open_invitations
from events.services.planning import create_event, edit_event, plan_agenda, plan_budget, plan_speakers
from events.services.speakers import create_speaker, edit_speaker

__all__ = [
    "EVENT_REQUEST",
    "add_invitee",
    "cancel_event",
    "create_event",
    "create_rate",
    "create_speaker",
    "create_topic",
    "create_type",
    "dismiss_invitee",
    "edit_event",
    "edit_invitee",
    "edit_rate",
    "edit_speaker",
    "edit_topic",
    "edit_type",
    "open_invitations",
    "plan_agenda",
    "plan_budget",
    "plan_speakers",
    "reschedule_event",
    "submit_event",
    "withdraw_event",
]
