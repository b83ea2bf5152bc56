"""From rows to the engine's state and back: the run's row is locked, so of two who act the second sees the first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from compliance.approvals.conditions import Conditions
from compliance.approvals.definition import Approve, Definition, route
from compliance.approvals.engine import Engine
from compliance.approvals.state import (
    LIVE,
    Place,
    Source,
    State,
    Status,
    TaskKind,
    TaskState,
)
from compliance.approvals.state import Task as Asked
from compliance.models import ProcessVersion, Run, SpecialDay, Task
from compliance.services.approvals.company import Today
from compliance.subjects import subject_of
from core.history import amend, bulk_create_tracked
from core.hours import Calendar
from core.versions import lock

SAME = ("key", "step", "turn", "seat", "parent", "comment", "nudges")


@dataclass(frozen=True, slots=True)
class Held:
    """A request that is held until the transaction ends, with its state and the engine of its process."""

    run: Run
    rows: dict[int, Task]
    state: State
    engine: Engine


def engine_for(version: ProcessVersion, kind: str) -> Engine:
    """The engine of a process with the company of today."""
    definition = Definition.model_validate(version.definition)
    return Engine(definition, Today(kind, timezone.localdate()), Conditions(subject_of(kind).occasion))


def hold(run: Run) -> Held:
    """Lock a request and read how far it has come."""
    locked = lock(run)
    rows = {row.key: row for row in Task.objects.filter(run=locked).order_by("key")}
    return Held(
        locked,
        rows,
        state_of(locked, list(rows.values())),
        engine_for(locked.process_version, locked.about_kind),
    )


def state_of(run: Run, rows: list[Task]) -> State:
    """The state the rows of a request describe."""
    return State(
        requester=run.requester_id,
        submitter=run.submitter_id,
        facts=run.facts,
        status=Status(run.state),
        chosen={step: tuple(people) for step, people in run.chosen.items()},
        done=frozenset(run.done),
        turns=run.turns,
        tasks=tuple(_asked(row) for row in rows),
        resumes=run.resumes,
    )


def _asked(row: Task) -> Asked:
    return Asked(
        **{name: getattr(row, name) for name in SAME},
        kind=TaskKind(row.kind),
        assignee=row.assignee_id,
        on_behalf_of=row.on_behalf_of_id,
        source=Source(row.source),
        place=Place(row.place),
        state=TaskState(row.state),
    )


def write(held: Held, after: State, **fields: Any) -> Run:
    """Write what an act changed, inside the open change(): the run, tasks that changed, tasks that are new."""
    now, calendar = timezone.now(), working_calendar()
    run = held.run
    asked = {task.key: task for task in after.tasks}
    for key, row in held.rows.items():
        changed = _changes(row, asked[key], now, calendar, held.engine.definition)
        if changed:
            amend(row, **changed)
    bulk_create_tracked(
        [
            _row(run, task, now, calendar, held.engine.definition)
            for key, task in asked.items()
            if key not in held.rows
        ]
    )
    over = after.status not in (Status.RUNNING, Status.RETURNED)
    told = {
        "state": after.status,
        "done": sorted(after.done),
        "turns": dict(after.turns),
        "resumes": after.resumes,
        "facts": dict(after.facts),
        "ended_at": now if over else None,
        "expected_at": None if over else expected(after, held.engine, calendar, now),
        **fields,
    }
    amend(run, **{name: value for name, value in told.items() if getattr(run, name) != value})
    return run


def _changes(
    row: Task, asked: Asked, now: datetime, calendar: Calendar, definition: Definition
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "state": asked.state,
        "comment": asked.comment,
        "nudges": asked.nudges,
        "parent": asked.parent,
    }
    changed = {name: value for name, value in told.items() if getattr(row, name) != value}
    if "state" in changed and asked.state == TaskState.OPEN:
        changed |= {"opened_at": now, **_due(asked, now, calendar, definition)}
    if "state" in changed and asked.state not in (*LIVE, TaskState.CANCELLED):
        changed["decided_at"] = now
    return changed


def _row(run: Run, asked: Asked, now: datetime, calendar: Calendar, definition: Definition) -> Task:
    return Task(
        run=run,
        **{name: getattr(asked, name) for name in SAME},
        kind=asked.kind,
        assignee_id=asked.assignee,
        on_behalf_of_id=asked.on_behalf_of,
        source=asked.source,
        place=asked.place,
        state=asked.state,
        requester_id=run.requester_id,
        submitter_id=run.submitter_id,
        opened_at=now,
        **_due(asked, now, calendar, definition),
    )


def _due(asked: Asked, now: datetime, calendar: Calendar, definition: Definition) -> dict[str, Any]:
    """When a decision is due and when it is reminded of; being asked anew starts the time anew."""
    step = definition.approvals().get(asked.step)
    if step is None or asked.kind != TaskKind.DECIDE:
        return {}
    return {
        "due_at": calendar.after(now, step.due_hours),
        "remind_at": calendar.after(now, step.remind_hours),
        "reminded_at": None,
        "escalated_at": None,
    }


def expected(state: State, engine: Engine, calendar: Calendar, now: datetime) -> datetime | None:
    """When the request should be decided if every step ahead takes its working hours."""
    if state.status != Status.RUNNING:
        return None
    ahead = [
        step
        for step in route(engine.definition.steps, state.facts, engine.holds)
        if isinstance(step, Approve) and step.key not in state.done
    ]
    return calendar.after(now, sum(step.due_hours for step in ahead)) if ahead else now


def working_calendar() -> Calendar:
    """The week with the days that differ from it."""
    special: Mapping[Any, bool] = dict(SpecialDay.objects.values_list("day", "works"))
    return Calendar(ZoneInfo(settings.TIME_ZONE), special)
