"""What an approved event promises to people is held for them in the ledger, line by line."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from compliance.rules import Money
from compliance.services import Cause, Gift, hold, release
from compliance.shares import per_head
from core.actor import Actor
from events.choices import SharedBy
from events.models import BudgetLine, Event, Invitee
from events.selectors.events import day_of
from events.selectors.limits import Judge

LINE = "event_line"  # what the ledger knows the cause of a gift as


def keep_promises(actor: Actor, event: Event) -> None:
    """Hold what each speaker and everybody on the list is promised; a cap that is passed refuses it all."""
    for line, hcp_id, amount in _promised(event, list(_people(event))):
        keep(actor, event, line, hcp_id, amount)


def keep_promise(actor: Actor, event: Event, invitee: Invitee) -> None:
    """Hold what somebody put on the list of an approved event is promised."""
    if invitee.hcp_id is not None:
        for line, hcp_id, amount in _promised(event, [invitee.hcp_id], shared_only=True):
            keep(actor, event, line, hcp_id, amount)


def release_promises(actor: Actor, event: Event, *, reason: str) -> None:
    """Free everything that is still held for an event."""
    for line, hcp_id, _ in _promised(event, list(_everybody(event))):
        release(actor, cause_of(line, hcp_id), reason=reason)


def release_promise(actor: Actor, event: Event, hcp_id: UUID, *, reason: str) -> None:
    """Free what is held for somebody who will not come."""
    for line in event.lines.filter(shared_by__in=SHARED):
        release(actor, cause_of(line, hcp_id), reason=reason)


SHARED = (SharedBy.ATTENDEES, SharedBy.DINERS)


def cause_of(line: BudgetLine, hcp_id: UUID) -> Cause:
    """What the ledger knows the share of one person in one line by."""
    return Cause(LINE, line.pk, str(hcp_id))


def keep(actor: Actor, event: Event, line: BudgetLine, hcp_id: UUID, amount: Decimal) -> None:
    """Hold one amount."""
    if amount > 0:
        hold(actor, gift_of(event, line, hcp_id, amount, times=0), cause_of(line, hcp_id), approved=True)


def gift_of(event: Event, line: BudgetLine, hcp_id: UUID, amount: Decimal, *, times: int) -> Gift:
    """What the ledger is told."""
    return Gift(
        hcp_id=hcp_id,
        category=line.category,
        money=Money(amount, event.currency),
        on=day_of(event),
        country=event.country,
        product_kinds=Judge.of(event).kinds,
        times=times,
    )


def _people(event: Event) -> Iterator[UUID]:
    yield from event.invitees.on_the_list().filter(hcp__isnull=False).values_list("hcp", flat=True)


def _everybody(event: Event) -> Iterator[UUID]:
    yield from event.invitees.filter(hcp__isnull=False).values_list("hcp", flat=True)


def _promised(
    event: Event, people: list[UUID], *, shared_only: bool = False
) -> Iterator[tuple[BudgetLine, UUID, Decimal]]:
    lines: Any = event.lines.select_related("engagement__speaker").order_by("created_at", "id")
    for line in lines:
        if line.shared_by in SHARED:
            each = per_head(line.estimated, event.planned_heads)
            yield from ((line, person, each) for person in people)
        elif line.shared_by == SharedBy.SPEAKER and not shared_only:
            yield line, line.engagement.speaker.hcp_id, line.estimated
