"""Questions about requests: my inbox, one request with its way, who is next, how such were decided before."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from compliance.approvals.conditions import Conditions
from compliance.approvals.definition import START, Act, Approve, Definition, before, route, walk
from compliance.approvals.people import seats
from compliance.approvals.state import Place, State, Status, TaskKind, TaskState
from compliance.models import (
    ProcessVersion,
    Run,
    RunQuerySet,
    Signature,
    Task,
    TaskQuerySet,
)
from compliance.policies import KEEP_PROCESSES
from compliance.subjects import subject_of
from core.actor import Actor
from core.errors import NotFound

WORST = ("block", "approve", "warn", "unknown")
EARLIER = 10  # decisions about the same people shown beside a request


@lru_cache(maxsize=64)
def definition_of(version_id: UUID) -> Definition:
    """The definition of a version that requests go through; such a version is never changed."""
    return Definition.model_validate(
        ProcessVersion.objects.values_list("definition", flat=True).get(pk=version_id)
    )


def list_inbox(actor: Actor) -> TaskQuerySet:
    """What waits for the reader."""
    return _named(Task.objects.inbox_of(actor))


def get_task(actor: Actor, task_id: UUID) -> Task:
    """One task of a request the reader sees."""
    found: Task | None = _named(Task.objects.visible_to(actor)).filter(pk=task_id).first()
    if found is None:
        raise NotFound
    return found


def _named(tasks: TaskQuerySet) -> TaskQuerySet:
    named: TaskQuerySet = tasks.select_related("run").annotate(
        requester_name=F("requester__name"),
        assignee_name=F("assignee__name"),
        on_behalf_of_name=F("on_behalf_of__name"),
    )
    return named


def inbox_row(task: Task) -> dict[str, Any]:
    """A task as the inbox shows it: what, who, money, which rules, by when."""
    run, step = task.run, _step(task)
    summary = run.summary
    outcomes = {answer.get("outcome") for answer in summary["answers"]}
    return {
        **_task_row(task),
        "run_id": run.pk,
        "number": run.number,
        "about_kind": run.about_kind,
        "about_id": run.about_id,
        "title_zh": summary["title_zh"],
        "title_en": summary["title_en"],
        "money": summary["money"],
        "currency": summary["currency"],
        "rules": len(summary["answers"]),
        "worst": next((outcome for outcome in WORST if outcome in outcomes), ""),
        "requester_id": run.requester_id,
        "requester_name": task.requester_name,  # type: ignore[attr-defined]  # beside the columns by _named
        "handed_in_at": run.handed_in_at,
        "meaning": step.meaning if step and task.place != Place.ADVICE else None,
    }


def _task_row(task: Task) -> dict[str, Any]:
    named: Any = task
    step = _step(task)
    return {
        "id": task.pk,
        "version": task.version,
        "kind": task.kind,
        "state": task.state,
        "step": task.step,
        "step_zh": step.name.zh if step else "",
        "step_en": step.name.en if step else "",
        "assignee_id": task.assignee_id,
        "assignee_name": named.assignee_name,
        "on_behalf_of_name": named.on_behalf_of_name or "",
        "source": task.source,
        "place": task.place,
        "comment": task.comment,
        "nudges": task.nudges,
        "opened_at": task.opened_at,
        "due_at": task.due_at,
        "reminded": task.reminded_at is not None,
        "late": task.due_at is not None and task.decided_at is None and task.due_at < timezone.now(),
        "decided_at": task.decided_at,
    }


def _step(task: Task) -> Approve | None:
    return definition_of(task.run.process_version_id).approvals().get(task.step)


def list_runs(actor: Actor) -> RunQuerySet:
    """Requests this reader may see."""
    runs: RunQuerySet = Run.objects.visible_to(actor)
    named: RunQuerySet = runs.annotate(requester_name=F("requester__name"))
    return named


def narrowed(actor: Actor, kind: str, about: UUID | None, *, mine: bool) -> RunQuerySet:
    """Requests about one record, of one kind, or one's own."""
    runs = list_runs(actor)
    runs = runs.filter(about_kind=kind) if kind else runs
    runs = runs.filter(about_id=about) if about else runs
    return runs.filter(requester=actor.user_id) if mine else runs


def get_run(actor: Actor, run_id: UUID) -> Run:
    """One request, if the reader may see it."""
    found: Run | None = list_runs(actor).filter(pk=run_id).first()
    if found is None:
        raise NotFound
    return found


def run_row(run: Run) -> dict[str, Any]:
    """A request as lists show it."""
    named: Any = run
    return {
        "id": run.pk,
        "version": run.version,
        "number": run.number,
        "state": run.state,
        "about_kind": run.about_kind,
        "about_id": run.about_id,
        "title_zh": run.summary["title_zh"],
        "title_en": run.summary["title_en"],
        "money": run.summary["money"],
        "currency": run.summary["currency"],
        "requester_id": run.requester_id,
        "requester_name": named.requester_name,
        "handed_in_at": run.handed_in_at,
        "expected_at": run.expected_at,
        "ended_at": run.ended_at,
    }


def run_detail(actor: Actor, run: Run) -> dict[str, Any]:
    """A request with its whole way: what is asked, who decided what, who is next, what the reader may do."""
    tasks = list(_named(Task.objects.filter(run=run)).order_by("key"))
    mine = [t for t in tasks if t.assignee_id == actor.user_id and t.state == TaskState.OPEN]
    return {
        **run_row(run),
        "lines": run.summary["lines"],
        "answers": run.summary["answers"],
        "steps": _steps(run, tasks),
        "tasks": [_task_row(task) for task in tasks],
        "my_tasks": [
            {**inbox_row(task), "acts": acts_on(task), "returnable": _returnable(task)} for task in mine
        ],
        "acts": _acts_of_asker(actor, run),
        "signatures": [signature_row(one) for one in run.signatures.order_by("signed_at", "id")],
        "earlier": [_earlier_row(one) for one in _earlier(run)],
    }


def _steps(run: Run, tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """The steps this request is led through, in order, each with how far it is."""
    definition = definition_of(run.process_version_id)
    picked = {key: tuple(people) for key, people in run.chosen.items()}
    asked = State(requester=run.requester_id, facts=run.facts, chosen=picked)
    active = {task.step for task in tasks if task.state in (TaskState.OPEN, TaskState.WAITING)}
    rows = []
    for step in route(definition.steps, run.facts, _holds(run)):
        deciding = isinstance(step, Approve)
        rows.append(
            {
                "key": step.key,
                "kind": step.kind,
                "zh": step.name.zh,
                "en": step.name.en,
                "mode": step.mode if isinstance(step, Approve) else "",
                "meaning": step.meaning if isinstance(step, Approve) else None,
                "seats": len(seats(step, asked)),
                "turn": run.turns.get(step.key, 1),
                "state": _step_state(run, step.key, active) if deciding else "done",
            }
        )
    return rows


def _step_state(run: Run, key: str, active: set[str]) -> str:
    if key in run.done:
        return "done"
    return (
        "active"
        if key in active
        else "ahead"
        if run.state in (Status.RUNNING, Status.RETURNED)
        else "skipped"
    )


def _holds(run: Run) -> Any:
    return Conditions(subject_of(run.about_kind).occasion)


def acts_on(task: Task) -> list[str]:
    """What its owner may do with an open task: the buttons of the screen."""
    if task.kind == TaskKind.READ:
        return ["read"]
    if task.kind == TaskKind.MEND:
        return ["resubmit", "withdraw"]
    step = _step(task)
    if step is None or task.place == Place.ADVICE:
        return ["approve", "reject"]
    allowed = [
        act.value for act in Act if act in step.allows and (act != Act.ADD or task.place == Place.MAIN)
    ]
    return ["approve", "reject", *allowed]


def _returnable(task: Task) -> list[str]:
    """The steps a task may be returned to, the requester first."""
    if task.kind != TaskKind.DECIDE:
        return []
    definition, run = definition_of(task.run.process_version_id), task.run
    earlier = before(definition.steps, task.step, run.facts, _holds(run)) & set(run.done)
    return [START, *(step.key for step in walk(definition.steps) if step.key in earlier)]


def _acts_of_asker(actor: Actor, run: Run) -> list[str]:
    mine = actor.user_id in (run.requester_id, run.submitter_id)
    if run.state not in (Status.RUNNING, Status.RETURNED):
        return []
    acts = ["nudge"] if mine and run.state == Status.RUNNING else []
    return [*acts, "withdraw"] if mine or actor.may(KEEP_PROCESSES) else acts


def _earlier(run: Run) -> list[Run]:
    """The latest decisions about the same people."""
    if not run.hcp_ids:
        return []
    same = Run.objects.filter(hcp_ids__overlap=run.hcp_ids, ended_at__isnull=False).exclude(pk=run.pk)
    named = same.annotate(requester_name=F("requester__name"))
    return list(named.order_by("-handed_in_at", "-id")[:EARLIER])


def _earlier_row(run: Run) -> dict[str, Any]:
    return run_row(run)


def get_signature(actor: Actor, signature_id: UUID) -> Signature:
    """A signature of a request the reader sees."""
    found = (
        Signature.objects.select_related("run")
        .filter(pk=signature_id, run__in=Run.objects.visible_to(actor))
        .first()
    )
    if found is None:
        raise NotFound
    return found


def signature_row(signature: Signature) -> dict[str, Any]:
    """What every readable copy shows of a signature (ER-05): printed name, moment, meaning."""
    return {
        "id": signature.pk,
        "signer_name": signature.signer_name,
        "username": signature.username,
        "on_behalf_of_name": signature.on_behalf_of_name,
        "meaning": signature.meaning,
        "decision": signature.decision,
        "comment": signature.comment,
        "signed_at": signature.signed_at,
    }


def why_not(run: Run) -> str:
    """What whoever returned a request, or refused it, last said about it."""
    said_no = run.tasks.filter(state__in=(TaskState.RETURNED, TaskState.REJECTED))
    last = said_no.order_by("decided_at", "key").last()
    return last.comment if last else ""


def decisions_about(kinds: Iterable[str], record_id: UUID) -> list[dict[str, Any]]:
    """The requests about a record with their signatures: for the papers of a room that knows its reader may see it."""
    runs = Run.objects.filter(about_kind__in=list(kinds), about_id=record_id)
    named = runs.annotate(requester_name=F("requester__name")).order_by("handed_in_at", "number")
    return [
        {
            **run_row(run),
            "signatures": [signature_row(one) for one in run.signatures.order_by("signed_at", "id")],
        }
        for run in named
    ]
