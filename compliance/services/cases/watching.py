"""The clock of cases: owners are reminded, the late ones told to somebody above, none is left without an owner.

The row is the queue: each is held and asked again, so that a second run, or two at once, changes nothing.
"""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from compliance.choices import RUNNING
from compliance.models import Case
from compliance.selectors import cases as asked
from core.actor import Actor
from core.history import amend, change
from core.versions import lock
from staff import selectors as staff

CLOCK = Actor.job("cases")
AT_ONCE = 500


def remind_due(now: datetime | None = None) -> int:
    """Mark the cases whose owners are to be reminded; the inbox shows them first."""
    moment = now or timezone.now()
    waiting = Case.objects.running().filter(reminded_at=None, remind_at__lte=moment)
    return sum(_remind(case, moment) for case in waiting.order_by("remind_at", "id")[:AT_ONCE])


def _remind(case: Case, moment: datetime) -> bool:
    with change(CLOCK, "compliance.case.remind"):
        held = lock(case)
        if held.state not in RUNNING or held.reminded_at is not None:
            return False
        amend(held, reminded_at=moment)
        return True


def escalate_due(now: datetime | None = None) -> int:
    """Tell somebody above the owner when a case's time is over. It is told: nothing is decided by time."""
    moment = now or timezone.now()
    late = Case.objects.running().filter(escalated_at=None, due_at__lte=moment)
    return sum(_escalate(case, moment) for case in late.order_by("due_at", "id")[:AT_ONCE])


def _escalate(case: Case, moment: datetime) -> bool:
    with change(CLOCK, "compliance.case.escalate"):
        held = lock(case)
        if held.state not in RUNNING or held.escalated_at is not None:
            return False
        amend(held, escalated_at=moment, escalated_to_id=_above(held))
        return True


def _above(case: Case) -> int | None:
    """Who leads the owner; else another of compliance. Never whom the case is about."""
    lead = staff.superior_of(case.owner_id) if case.owner_id else None
    others = [lead, *asked.compliance_people()]
    fits = (one for one in others if one and one not in (case.owner_id, case.reporter_id))
    return next((one for one in fits if staff.can_sign_in(one)), None)


def heal_owners() -> int:
    """Give the open cases of people who left, and those nobody could take, to somebody who can."""
    left = Case.objects.open().filter(Q(owner=None) | Q(owner__is_active=False))
    return sum(_heal(case) for case in left.order_by("due_at", "id")[:AT_ONCE])


def _heal(case: Case) -> bool:
    with change(CLOCK, "compliance.case.heal"):
        held = lock(case)
        owner_id = asked.owner_for(held.kind, but=held.reporter_id)
        if owner_id is None or owner_id == held.owner_id:
            return False
        amend(held, owner_id=owner_id)
        return True
