"""What those who are asked do: decide and sign, return, pass on, ask others in."""

from collections.abc import Callable
from typing import Any

from compliance.approvals.definition import Approve
from compliance.approvals.engine import Engine
from compliance.approvals.state import Place, State, Status, TaskState
from compliance.approvals.state import Task as Asked
from compliance.models import Run, Task
from compliance.policies import DECIDE
from compliance.services.approvals.keeping import Held, hold, write
from compliance.services.approvals.signing import sign
from compliance.subjects import Subject, digest, subject_of
from core.access import require
from core.actor import Actor
from core.errors import Invalid, Refused
from core.history import change

Step = Callable[[Engine, State, Asked], State]


def approve_task(actor: Actor, task: Task, *, comment: str = "", password: str = "") -> Run:
    """Agree, with a signature where the step wants one."""
    require(actor, DECIDE)
    with change(actor, "compliance.run.approve", reason=comment):
        return _decide(
            actor,
            task,
            lambda engine, state, mine: engine.approve(state, mine, comment=comment),
            decision=TaskState.APPROVED,
            comment=comment,
            password=password,
        )


def reject_task(actor: Actor, task: Task, *, comment: str, password: str = "") -> Run:
    """Say no and why; the request is over."""
    require(actor, DECIDE)
    _check_comment(comment)
    with change(actor, "compliance.run.reject", reason=comment):
        return _decide(
            actor,
            task,
            lambda engine, state, mine: engine.reject(state, mine, comment=comment),
            decision=TaskState.REJECTED,
            comment=comment,
            password=password,
        )


def send_back_task(actor: Actor, task: Task, *, to: str, resume: bool, comment: str) -> Run:
    """Return the request to an earlier step or to its requester."""
    require(actor, DECIDE)
    _check_comment(comment)
    with change(actor, "compliance.run.send_back", reason=comment):
        return _act(
            actor,
            task,
            lambda engine, state, mine: engine.send_back(state, mine, to=to, resume=resume, comment=comment),
        )


def transfer_task(actor: Actor, task: Task, *, to: int, comment: str = "") -> Run:
    """Hand the decision over to somebody else."""
    require(actor, DECIDE)
    with change(actor, "compliance.run.transfer", reason=comment):
        return _act(
            actor, task, lambda engine, state, mine: engine.transfer(state, mine, to=to, comment=comment)
        )


def delegate_task(actor: Actor, task: Task, *, to: int, comment: str = "") -> Run:
    """Ask somebody for his opinion first."""
    require(actor, DECIDE)
    with change(actor, "compliance.run.delegate", reason=comment):
        return _act(
            actor, task, lambda engine, state, mine: engine.delegate(state, mine, to=to, comment=comment)
        )


def add_signer(actor: Actor, task: Task, *, who: int, place: Place, comment: str = "") -> Run:
    """Ask one more to sign, before, alongside or after oneself."""
    require(actor, DECIDE)
    with change(actor, "compliance.run.add_signer", reason=comment):
        return _act(
            actor,
            task,
            lambda engine, state, mine: engine.add_signer(state, mine, who=who, place=place, comment=comment),
        )


def _act(actor: Actor, task: Task, step: Step) -> Run:
    held = hold(task.run)
    mine = held.engine.task_of(held.state, task.key, actor.person_id)
    after = step(held.engine, held.state, mine)
    return _told(actor, write(held, after), held.state.status)


def _decide(actor: Actor, task: Task, step: Step, *, decision: TaskState, comment: str, password: str) -> Run:
    """Decide about the content as it was handed in, signing it where the step says what that means."""
    held = hold(task.run)
    mine = held.engine.task_of(held.state, task.key, actor.person_id)
    subject = subject_of(held.run.about_kind)
    content = subject.content(subject.load(held.run.about_id))
    if digest(content) != bytes(held.run.digest):
        raise _content_changed()
    after = step(held.engine, held.state, mine)
    asked = _step(held, mine)
    if asked.meaning and mine.place != Place.ADVICE:
        sign(
            actor,
            held.run,
            held.rows[mine.key],
            content=content,
            decision=decision,
            meaning=asked.meaning,
            password=password,
            comment=comment,
        )
    return _told(actor, write(held, after), held.state.status, subject)


def _step(held: Held, mine: Asked) -> Approve:
    return held.engine.definition.approvals()[mine.step]


def _told(actor: Actor, run: Run, before: str, subject: Subject | None = None) -> Run:
    """Let the record's room do what follows, in the same transaction."""
    subject = subject or subject_of(run.about_kind)
    outcomes: dict[str, Callable[[Actor, Any, Run], None]] = {
        Status.APPROVED: subject.approved,
        Status.REJECTED: subject.rejected,
        Status.RETURNED: subject.returned,
    }
    if run.state != before and run.state in outcomes:
        outcomes[run.state](actor, subject.load(run.about_id), run)
    return run


def _check_comment(comment: str) -> None:
    if not comment.strip():
        raise Invalid.of("comment", "请填写理由。", "Say why.")


def _content_changed() -> Refused:
    return Refused(
        "content_changed",
        "提交之后内容已被修改，不能审批；请退回申请人重新提交。",
        "The content was changed after it was handed in, so it cannot be decided. Return it to be handed in again.",
    )
