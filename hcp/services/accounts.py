"""Which institutions belong to which territory, and from when to when."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.history import amend, bulk_create_tracked, change
from core.versions import lock
from hcp.models import AccountAssignment, Institution
from hcp.policies import ASSIGN


def assign_accounts(
    actor: Actor, territory_id: UUID, institution_ids: Iterable[UUID], *, from_on: date | None = None
) -> list[AccountAssignment]:
    """Assign institutions to a territory; those it has already stay as they are."""
    require(actor, ASSIGN)
    since = from_on or timezone.localdate()
    with change(actor, "hcp.assignment.create"):
        wanted = Institution.objects.visible_to(actor).filter(pk__in=list(institution_ids))
        held = AccountAssignment.objects.filter(territory_id=territory_id).on(since)
        fresh = wanted.exclude(pk__in=held.values("institution")).values_list("pk", flat=True)
        return bulk_create_tracked(
            [AccountAssignment(territory_id=territory_id, institution_id=pk, from_on=since) for pk in fresh]
        )


def end_assignment(
    actor: Actor, assignment: AccountAssignment, *, to_on: date | None = None, reason: str = ""
) -> AccountAssignment:
    """Take an institution out of a territory, by default from today on."""
    require(actor, ASSIGN)
    with change(actor, "hcp.assignment.end", reason=reason):
        held = lock(assignment)
        last = max(to_on or timezone.localdate() - timedelta(days=1), held.from_on)
        return amend(held, to_on=last) if held.to_on != last else held
