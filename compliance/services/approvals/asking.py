"""What the requester does: ask, mend and hand in again, withdraw, nudge, let others read along."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from compliance.approvals.state import TaskKind
from compliance.choices import VersionState
from compliance.models import ProcessVersion, Run, Task
from compliance.policies import KEEP_PROCESSES, READ_PROCESSES
from compliance.services.approvals.keeping import Held, engine_for, hold, write
from compliance.subjects import Subject, digest, subject_of
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Forbidden, Refused
from core.history import change
from core.numbers import next_number

NUDGE_AGAIN = timedelta(hours=4)
SENTENCES = {
    "run_one_under_way": Refused(
        "already_asked",
        "这条记录已有进行中的审批。",
        "There is a request about this record under way already.",
    )
}


def start_run(
    actor: Actor,
    kind: str,
    record_id: UUID,
    *,
    chosen: Mapping[str, Sequence[int]] | None = None,
    run_id: UUID | None = None,
) -> Run:
    """Ask for a decision about a record, through the process in force for its kind."""
    require(actor, READ_PROCESSES)
    subject = subject_of(kind)
    record = subject.get(actor, record_id)
    subject.check_may_ask(actor, record)
    version = _in_force(subject)
    requester = subject.requester(record)
    submitter = None if requester == actor.person_id else actor.person_id
    engine, facts = engine_for(version, kind), dict(subject.facts(record))
    picked = {step: tuple(people) for step, people in (chosen or {}).items()}
    state = engine.start(requester, facts, submitter=submitter, chosen=picked)
    with change(actor, "compliance.run.start"), told(SENTENCES):
        run = Run(
            id=run_id or uuid4(),
            number=next_number("APR"),
            about_kind=kind,
            about_id=record_id,
            process_version=version,
            requester_id=requester,
            submitter_id=submitter,
            facts=facts,
            chosen={step: list(people) for step, people in picked.items()},
            handed_in_at=timezone.now(),
            **_as_handed_in(subject, record),
        )
        run.save(force_insert=True)
        written = write(Held(run, {}, state, engine), state)
        subject.handed_in(actor, record, written)
        return written


def _as_handed_in(subject: Subject, record: Any) -> dict[str, Any]:
    """What is kept of the record with the request: its version, its fingerprint, what approvers read first."""
    summary = subject.summary(record)
    return {
        "about_version": record.version,
        "digest": digest(subject.content(record)),
        "summary": summary.row,
        "hcp_ids": list(summary.hcp_ids),
    }


def _in_force(subject: Subject) -> ProcessVersion:
    found = ProcessVersion.objects.filter(process__kind=subject.kind, state=VersionState.ACTIVE).first()
    if found is None:
        raise Refused(
            "no_process",
            "“{name}”还没有启用的审批流程，请合规人员先启用。",
            "No approval process is in force for: {name}. Ask compliance to put one into force.",
            name=subject.name,
        )
    return found


def resubmit_run(actor: Actor, run: Run, *, comment: str = "") -> Run:
    """Hand a mended request in again; if its record changed, everybody is asked again."""
    subject = subject_of(run.about_kind)
    with change(actor, "compliance.run.resubmit", reason=comment):
        held = hold(run)
        _check_asker(actor, held.run)
        record = subject.get(actor, run.about_id)
        fields = _as_handed_in(subject, record)
        changed = bytes(held.run.digest) != fields["digest"]
        task = next((t for t in held.state.tasks if t.kind == TaskKind.MEND and t.is_live), None)
        if task is None:
            raise _not_returned()
        after = held.engine.resubmit(held.state, task, facts=dict(subject.facts(record)), changed=changed)
        written = write(held, after, handed_in_at=timezone.now(), **fields)
        subject.handed_in(actor, record, written)
        return written


def withdraw_run(actor: Actor, run: Run, *, reason: str) -> Run:
    """Take a request back. Whoever keeps the processes may too: its requester may have left."""
    subject = subject_of(run.about_kind)
    with change(actor, "compliance.run.withdraw", reason=reason):
        held = hold(run)
        if not actor.may(KEEP_PROCESSES):
            _check_asker(actor, held.run)
        written = write(held, held.engine.withdraw(held.state))
        subject.withdrawn(actor, subject.load(run.about_id), written)
        return written


def nudge_run(actor: Actor, run: Run) -> Run:
    """Remind those whose turn it is; not more often than every few hours."""
    with change(actor, "compliance.run.nudge"):
        held = hold(run)
        _check_asker(actor, held.run)
        after = held.engine.nudge(held.state)
        waiting = [row for row in held.rows.values() if row.state == "open" and row.kind == TaskKind.DECIDE]
        lately = timezone.now() - NUDGE_AGAIN
        if any(row.nudges and row.updated_at > lately for row in waiting):
            raise Refused(
                "nudged_lately",
                "刚刚催办过，请 4 小时后再试。",
                "They were reminded lately. Try again in 4 hours.",
            )
        return write(held, after)


def tell_run(actor: Actor, run: Run, people: Sequence[int]) -> Run:
    """Let more people read a request; who asked, or who has a task in it, may."""
    with change(actor, "compliance.run.tell"):
        held = hold(run)
        involved = {task.assignee for task in held.state.tasks} | held.state.barred
        if actor.user_id not in involved:
            raise _not_yours()
        return write(held, held.engine.tell(held.state, "start", list(people)))


def read_task(actor: Actor, task: Task) -> Task:
    """Note that one has read what one was told."""
    with change(actor, "compliance.run.read"):
        held = hold(task.run)
        mine = held.engine.task_of(held.state, task.key, actor.person_id)
        write(held, held.engine.read(held.state, mine))
        return held.rows[task.key]


def _check_asker(actor: Actor, run: Run) -> None:
    if actor.user_id not in (run.requester_id, run.submitter_id):
        raise _not_yours()


def _not_yours() -> Forbidden:
    return Forbidden("not_your_request", "这不是您发起的申请。", "This is not your request.")


def _not_returned() -> Refused:
    return Refused("not_returned", "该申请没有被退回，不能重新提交。", "The request was not returned to you.")
