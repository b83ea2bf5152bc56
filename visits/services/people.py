"""What the people's room is told of a visit."""

from uuid import UUID

from django.db import connection

from core.actor import Actor
from hcp import services as hcp
from visits import selectors
from visits.models import Visit


def note_people(actor: Actor, visit: Visit) -> None:
    """Tell the people's room when each of those met was last visited, and how often."""
    for hcp_id in selectors.met_at(visit):
        _take_turns(hcp_id)
        last_on, count = selectors.meetings_with(hcp_id)
        hcp.record_last_visit(actor, hcp_id, last_on, count=count)


def _take_turns(hcp_id: UUID) -> None:
    """Of two visits to one person handed in at once, the second counts when the first is committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"last-visit:{hcp_id}"])
