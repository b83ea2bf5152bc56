"""Judging cases: assessed, reported or put right, dismissed, closed; each step of MR-18 told with its day."""

from datetime import date, datetime

from django.utils import timezone

from compliance.cases.steps import steps_wanted
from compliance.choices import OPEN_CASES, CaseStepKind
from compliance.flow import case_flow, check_case_move, check_not_own
from compliance.models import Case, CaseStep
from compliance.policies import HANDLE_CASES
from compliance.selectors import cases as asked
from compliance.services.cases.reporting import identity_sentence
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import amend, change
from core.versions import lock

STEP_NAMES = {
    CaseStepKind.CORRECT: ("立即纠正", "correct it"),
    CaseStepKind.END_LETTER: ("终止授权", "end the authorisation"),
    CaseStepKind.DELETE_FILING: ("注销备案", "delete the filing"),
    CaseStepKind.HOLD_TO_ACCOUNT: ("追究责任", "hold people to account"),
    CaseStepKind.REPORT_PLATFORM: ("平台报告", "report through the platform"),
    CaseStepKind.REFER: ("移送主管机关", "refer it to the competent body"),
}
REOPENED = {
    "case_one_open_per_text": Refused(
        "another_open",
        "同一记录已有同类个案正在处理，请在该个案中继续。",
        "A case of this kind about the same record is open already: go on in that one.",
    )
}


def assess_case(actor: Actor, case: Case) -> Case:
    """Take a case up; who takes it up owns it."""
    check_case_move(actor, case, "assess")
    return _fresh(actor, case_flow.move(actor, case, "assess", owner_id=actor.person_id))


def report_case(
    actor: Actor, case: Case, *, reported_at: datetime, way: str, to: str, reference: str = ""
) -> Case:
    """Note that a safety case went to pharmacovigilance: when, by which way, to whom. Its clock stops then."""
    check_case_move(actor, case, "report")
    if reported_at > timezone.now() or reported_at < case.knew_at:
        raise Invalid.of(
            "reported_at",
            "上报时间须在获知之后，且不能在将来。",
            "It was reported after it became known, and not in the future.",
        )
    moved = case_flow.move(
        actor,
        case,
        "report",
        answered_at=reported_at,
        report_way=way,
        report_to=to,
        report_reference=reference,
        owner_id=case.owner_id or actor.person_id,
    )
    return _fresh(actor, moved)


def correct_case(actor: Actor, case: Case, *, text: str, serious: bool, done_on: date | None = None) -> Case:
    """Say how a violation was corrected, the first step of MR-18; a serious one wants the others before it closes."""
    check_case_move(actor, case, "correct")
    with change(actor, "compliance.case.correct"):
        _write_step(actor, case, CaseStepKind.CORRECT, text=text, done_on=done_on)
        now = timezone.now()
        owner_id = case.owner_id or actor.person_id
        case_flow.move(actor, case, "correct", answered_at=now, serious=serious, owner_id=owner_id)
    return _fresh(actor, case)


def dismiss_case(actor: Actor, case: Case, *, reason: str) -> Case:
    """Say that it is none, and why."""
    check_case_move(actor, case, "dismiss")
    now = timezone.now()
    said = {"dismissed_reason": reason.strip(), "answered_at": now, "closed_at": now}
    return _fresh(actor, case_flow.move(actor, case, "dismiss", reason=reason, **said))


def close_case(actor: Actor, case: Case) -> Case:
    """End a case when every step it wants was taken, or said not to be needed."""
    check_case_move(actor, case, "close")
    wanted = steps_wanted(violation=case.is_violation, serious=case.serious, taken=asked.steps_taken(case))
    if wanted:
        zh = "、".join(STEP_NAMES[kind][0] for kind in wanted)
        en = "; ".join(STEP_NAMES[kind][1] for kind in wanted)
        raise Refused(
            "steps_missing",
            f"关闭前还需：{zh}。如不适用，请在步骤中说明原因。",
            f"Before it is closed: {en}. Where one is not needed, say so and why as a step.",
            rule="MR-18",
        )
    return _fresh(actor, case_flow.move(actor, case, "close", closed_at=timezone.now()))


def reopen_case(actor: Actor, case: Case, *, reason: str) -> Case:
    """Judge a case anew; its clock goes on from where it began."""
    check_case_move(actor, case, "reopen")
    with told(REOPENED):
        moved = case_flow.move(actor, case, "reopen", reason=reason, answered_at=None, closed_at=None)
    return _fresh(actor, moved)


def assign_case(actor: Actor, case: Case, *, owner_id: int) -> Case:
    """Give an open case to a colleague who may judge it."""
    require(actor, HANDLE_CASES)
    check_not_own(actor, case)
    _check_open(case)
    if owner_id not in asked.judges_of(case.kind, but=case.reporter_id):
        raise Invalid.of(
            "owner_id",
            "该人员不能处理此个案，请另选。",
            "This person cannot judge this case; choose another.",
        )
    with change(actor, "compliance.case.assign"):
        amend(lock(case), owner_id=owner_id)
    return _fresh(actor, case)


def add_step(
    actor: Actor, case: Case, *, kind: str, text: str, done_on: date | None = None, needed: bool = True
) -> Case:
    """Tell a step that was taken, or that one of MR-18 is not needed, and why."""
    require(actor, HANDLE_CASES)
    check_not_own(actor, case)
    _check_open(case)
    with change(actor, "compliance.casestep.add"):
        _write_step(actor, case, kind, text=text, done_on=done_on, needed=needed)
    return _fresh(actor, case)


def _write_step(
    actor: Actor, case: Case, kind: str, *, text: str, done_on: date | None, needed: bool = True
) -> None:
    today = timezone.localdate()
    if done_on is not None and done_on > today:
        raise Invalid.of("done_on", "日期不能在将来。", "The day cannot lie in the future.")
    refused = identity_sentence(text)
    if refused is not None:
        raise Invalid.of("text", refused.zh, refused.en)
    CaseStep.objects.create(
        case=case, kind=kind, text=text, done_on=done_on or today, needed=needed, by_id=actor.person_id
    )


def _check_open(case: Case) -> None:
    if case.state not in OPEN_CASES:
        raise Refused(
            "case_over",
            "个案已结束。如需继续处理，请先重新打开。",
            "This case is over. Open it again to go on with it.",
        )


def _fresh(actor: Actor, case: Case) -> Case:
    return asked.get_case(actor, case.pk)
