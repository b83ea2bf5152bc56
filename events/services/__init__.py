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
from events.services.certificates import issue_certificates, make_due
from events.services.closing import CLOSE_OUT_REQUEST, submit_close_out
from events.services.invitations import answer_invitation, invite, letter_of, send_due
from events.services.inviting import add_invitee, dismiss_invitee, edit_invitee, open_invitations
from events.services.planning import create_event, edit_event, plan_agenda, plan_budget, plan_speakers
from events.services.settling import (
    bring_evidence,
    dismiss_walk_in,
    enter_walk_in,
    match_walk_in,
    remove_evidence,
    settle_expenses,
)
from events.services.speakers import create_speaker, edit_speaker
from events.services.the_day import SignedIn, finish_event, sign_in, start_event

__all__ = [
    "CLOSE_OUT_REQUEST",
    "EVENT_REQUEST",
    "SignedIn",
    "add_invitee",
    "answer_invitation",
    "bring_evidence",
    "cancel_event",
    "create_event",
    "create_rate",
    "create_speaker",
    "create_topic",
    "create_type",
    "dismiss_invitee",
    "dismiss_walk_in",
    "edit_event",
    "edit_invitee",
    "edit_rate",
    "edit_speaker",
    "edit_topic",
    "edit_type",
    "enter_walk_in",
    "finish_event",
    "invite",
    "issue_certificates",
    "letter_of",
    "make_due",
    "match_walk_in",
    "open_invitations",
    "plan_agenda",
    "plan_budget",
    "plan_speakers",
    "remove_evidence",
    "reschedule_event",
    "send_due",
    "settle_expenses",
    "sign_in",
    "start_event",
    "submit_close_out",
    "submit_event",
    "withdraw_event",
]
