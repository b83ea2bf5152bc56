"""Who was given what: the actual cost of each line over those it was spent on, to the cent."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F

from compliance.shares import share
from events.choices import InviteeStatus, SharedBy
from events.models import BudgetLine, Event
from events.selectors.events import ZERO


@dataclass(frozen=True, slots=True)
class Share:
    """What one person was given by one line."""

    line: BudgetLine
    hcp_id: UUID
    amount: Decimal


def shares_of(event: Event) -> Iterator[Share]:
    """Every share of the actual costs, in a fixed order; of each line they sum to what it came to."""
    lines: Any = event.lines.select_related("engagement__speaker").order_by("created_at", "id")
    came = list(attendees(event))
    for line in lines:
        heads = heads_of(line, came)
        for hcp_id, amount in share(line.actual or ZERO, heads).items():
            if amount > 0:
                yield Share(line, hcp_id, amount)


def attendees(event: Event) -> Any:
    """Those on file who signed, in a fixed order: who, and whether he ate."""
    came = event.invitees.filter(status=InviteeStatus.SIGNED_IN, hcp__isnull=False)
    return came.order_by("hcp").values_list("hcp", "meal")


def heads_of(line: BudgetLine, came: list[tuple[UUID, bool]]) -> list[UUID]:
    """Those a line was spent on."""
    if line.shared_by == SharedBy.SPEAKER and line.engagement is not None:
        return [line.engagement.speaker.hcp_id]
    if line.shared_by == SharedBy.DINERS:
        return [hcp_id for hcp_id, ate in came if ate]
    return [hcp_id for hcp_id, _ in came] if line.shared_by == SharedBy.ATTENDEES else []


def shares_row(event: Event) -> list[dict[str, Any]]:
    """What each person was given, with its lines, as the screens read it."""
    people: dict[UUID, dict[str, Any]] = {}
    for one in shares_of(event):
        row = people.setdefault(one.hcp_id, {"hcp_id": one.hcp_id, "amount": ZERO, "lines": []})
        row["amount"] += one.amount
        row["lines"].append(
            {"line_id": one.line.pk, "category": one.line.category, "amount": str(one.amount)}
        )
    names = _names(event)
    return [
        {**row, "name": names.get(row["hcp_id"], ""), "amount": str(row["amount"])} for row in people.values()
    ]


def _names(event: Event) -> dict[UUID, str]:
    came = event.invitees.filter(hcp__isnull=False).values_list("hcp", "hcp__name")
    spoke = event.engagements.annotate(name=F("speaker__hcp__name")).values_list("speaker__hcp", "name")
    return {**dict(came), **dict(spoke)}
