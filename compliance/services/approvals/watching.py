"""What happens by the clock: reminders, escalation, and the tasks of people who left given to others."""

import logging
from datetime import datetime

from django.utils import timezone

from compliance.approvals.definition import Approve
from compliance.approvals.state import TaskKind, TaskState
from compliance.models import Run, Task
from compliance.services.approvals.keeping import Held, hold, write
from core.actor import Actor
from core.errors import DomainError
from core.history import amend, change

CLOCK = Actor.job("approvals")
AT_ONCE = 500
log = logging.getLogger(__name__)


def remind_due(now: datetime | None = None) -> int:
    """Mark the decisions whose owners are to be reminded; the inbox shows the mark."""
    moment = now or timezone.now()
    waiting = Task.objects.filter(
        state=TaskState.OPEN, kind=TaskKind.DECIDE, reminded_at=None, remind_at__lte=moment
    )
    return sum(_remind(task, moment) for task in waiting.order_by("remind_at", "id")[:AT_ONCE])


def _remind(task: Task, moment: datetime) -> bool:
    with change(CLOCK, "compliance.task.remind"):
        held = hold(task.run)
        row = held.rows[task.key]
        if row.state != TaskState.OPEN or row.reminded_at is not None:
            return False
        amend(row, reminded_at=moment)
        return True


def escalate_due(now: datetime | None = None) -> int:
    """Tell the role a step names when its time is over. It is told: nothing passes and nothing is refused by time."""
    moment = now or timezone.now()
    late = Task.objects.filter(kind=TaskKind.DECIDE, escalated_at=None).late_at(moment)
    return sum(_escalate(task, moment) for task in late.order_by("due_at", "id")[:AT_ONCE])


def _escalate(task: Task, moment: datetime) -> bool:
    with change(CLOCK, "compliance.task.escalate"):
        held = hold(task.run)
        row = held.rows[task.key]
        if row.state != TaskState.OPEN or row.escalated_at is not None:
            return False
        amend(row, escalated_at=moment)
        told = held.engine.directory.in_role(_step(held, row).escalate_to)
        write(held, held.engine.tell(held.state, row.step, list(told)))
        return True


def _step(held: Held, row: Task) -> Approve:
    return held.engine.definition.approvals()[row.step]


def heal_runs() -> int:
    """Give the tasks of people whose accounts were closed to others; each request by itself."""
    left = Task.objects.filter(
        state__in=[TaskState.OPEN, TaskState.WAITING], kind=TaskKind.DECIDE, assignee__is_active=False
    )
    runs = Run.objects.filter(pk__in=left.values("run")).order_by("handed_in_at", "id")[:AT_ONCE]
    return sum(_heal(run) for run in runs)


def _heal(run: Run) -> bool:
    try:
        with change(CLOCK, "compliance.run.heal"):
            held = hold(run)
            write(held, held.engine.heal(held.state))
    except DomainError as refusal:
        log.warning("request %s waits for somebody who left: %s", run.number, refusal)
        return False
    return True
