"""Everything there is to know about an event, for the one paper that keeps it."""

from typing import Any
from zoneinfo import ZoneInfo

from compliance.selectors import approvals
from core.actor import Actor
from core.history import history_of
from events.choices import InviteeStatus
from events.flow import NAMES, event_flow
from events.models import Event
from events.selectors.events import CLOSE_OUT, KIND, event_detail
from events.selectors.invitees import invitee_row, list_invitees
from events.selectors.sharing import shares_row

CAME = (InviteeStatus.SIGNED_IN, InviteeStatus.NO_SHOW, InviteeStatus.DECLINED)


def dossier_of(actor: Actor, event: Event) -> dict[str, Any]:
    """The event, its requests with signatures, who came, who was given what, and how it went."""
    people = list_invitees(event).filter(status__in=CAME).order_by("status", "signed_at", "created_at", "id")
    return {
        "event": event_detail(actor, event),
        "zone": ZoneInfo(event.time_zone),
        "requests": approvals.decisions_about((KIND, CLOSE_OUT), event.pk),
        "people": [invitee_row(one) for one in people.iterator(chunk_size=500)],
        "shares": shares_row(event),
        "way": way_of(event, actor.language),
    }


def way_of(event: Event, language: str) -> list[dict[str, Any]]:
    """Each state it came into: when, by whom, through what, and why."""
    rows = history_of(Event)._default_manager.filter(id=event.pk).order_by("history_id")
    way, before = [], ""
    for row in rows:
        if row.state != before:
            move = event_flow.moves.get(row.action.rpartition(".")[2])
            way.append(
                {
                    "at": row.history_date,
                    "who": row.actor_name,
                    "what": move.text.read(language) if move else "",
                    "state": NAMES[row.state].read(language),
                    "why": row.history_change_reason,
                }
            )
            before = row.state
    return way
