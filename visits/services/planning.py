"""Before and during a visit: written down, planned, begun, called off."""

from collections.abc import Mapping
from copy import copy
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Forbidden, Invalid, Refused, Stale
from core.history import change
from core.numbers import next_number
from core.versions import edit
from visits.choices import OPEN, VisitState
from visits.flow import NAMES, check_move, is_his, visit_flow
from visits.models import Visit
from visits.policies import PLAN, WRITE
from visits.selectors import get_visit, visit_row
from visits.services.contents import ask_gates, check_contents, kept

CLOCKS_DIFFER = timedelta(minutes=10)  # how far a tablet's clock may run ahead before it is not believed
ASKED_AGAIN = ("planned_at", "institution_id", "department_id", "channel", "products")


def create_visit(actor: Actor, *, id: UUID, plan: bool = False, **given: Any) -> Visit:
    """Write a visit down under the id the tablet gave it, as a draft or at once as a plan."""
    require(actor, PLAN if plan else WRITE)
    now = timezone.now()
    check_contents(actor, {}, given)
    visit = Visit(id=id, owner_id=actor.user_id or 0, state=VisitState.DRAFT, at=now)
    _write(visit, kept(actor, id, given))
    if plan:
        visit.warnings = ask_gates(actor, visit, planned_at_of(visit))
        visit.state = VisitState.PLANNED
    visit.number = next_number("VIS")
    action = "visits.visit.plan" if plan else "visits.visit.create"
    with change(actor, action), told({"visits_visit_pkey": TAKEN}):
        visit.save(force_insert=True)
    return get_visit(actor, visit.pk)


def edit_visit(actor: Actor, visit: Visit, *, version: int, **given: Any) -> Visit:
    """Change what is written, by its owner, until it is handed in; a plan that moves is asked again."""
    require(actor, WRITE)
    _check_open(actor, visit, version)
    check_contents(actor, vars(visit), given)
    edited = copy(visit)
    with transaction.atomic():
        columns = kept(actor, visit.pk, given)
        _write(edited, columns)
        _check_times(edited)
        columns["at"] = edited.at
        if visit.state == VisitState.PLANNED and not columns.keys().isdisjoint(ASKED_AGAIN):
            columns["warnings"] = ask_gates(actor, edited, planned_at_of(edited))
        edit(actor, "visits.visit.edit", visit, version=version, current=_current(actor), **columns)
    return get_visit(actor, visit.pk)


def plan_visit(actor: Actor, visit: Visit) -> Visit:
    """Make a draft a plan, if the rules allow the visit at the planned time."""
    check_move(actor, visit, "plan")
    warnings = ask_gates(actor, visit, planned_at_of(visit))
    return visit_flow.move(actor, visit, "plan", warnings=warnings)


def check_in_visit(
    actor: Actor, visit: Visit, *, position: Mapping[str, float] | None, position_missing: str
) -> Visit:
    """Begin a visit, if the rules allow it at this moment; where, only if the person wants to say."""
    check_move(actor, visit, "check_in")
    moment = said(actor.occurred_at)
    happened_at = visit.happened_at or moment
    return visit_flow.move(
        actor,
        visit,
        "check_in",
        warnings=ask_gates(actor, visit, moment),
        checked_in_at=moment,
        happened_at=happened_at,
        at=happened_at,
        position=dict(position) if position else None,
        position_missing="" if position else position_missing,
    )


def cancel_visit(actor: Actor, visit: Visit, *, reason: str) -> Visit:
    """Call a visit off."""
    check_move(actor, visit, "cancel")
    return visit_flow.move(actor, visit, "cancel", reason=reason, cancelled_at=timezone.now())


def said(moment: datetime | None) -> datetime:
    """A moment as the tablet tells it; what lies in the future comes from a clock that runs ahead."""
    now = timezone.now()
    return now if moment is None or moment > now else moment


def planned_at_of(visit: Visit) -> datetime:
    """The moment a plan is for; a plan without one is none."""
    if visit.planned_at is None:
        raise Invalid.of("planned_at", "请填写计划时间。", "Give the time that is planned.")
    return visit.planned_at


def _write(visit: Visit, columns: Mapping[str, Any]) -> None:
    for name, value in columns.items():
        setattr(visit, name, value)
    visit.at = visit.happened_at or visit.planned_at or visit.at


def _check_open(actor: Actor, visit: Visit, version: int) -> None:
    if not is_his(actor, visit):
        raise Forbidden("not_your_visit", "只能修改本人的拜访。", "You may change your own visits only.")
    if visit.version != version:
        raise Stale(visit_row(actor, visit))
    if visit.state not in OPEN:
        raise Refused(
            "frozen",
            "拜访{state}，内容已锁定。如需更正，请上级退回，或由合规部解锁。",
            "This visit is {state} and locked. To correct it, ask your manager to send it back"
            " or compliance to unlock it.",
            state=NAMES[visit.state],
        )


def _check_times(visit: Visit) -> None:
    """A plan keeps its time, and what was handed in keeps when it happened."""
    if visit.state == VisitState.PLANNED:
        planned_at_of(visit)
    if visit.state == VisitState.RETURNED and visit.happened_at is None:
        raise Invalid.of("happened_at", "请填写拜访时间。", "Say when the visit happened.")


def _current(actor: Actor) -> Any:
    return lambda locked: visit_row(actor, get_visit(actor, locked.pk))


TAKEN = Refused(
    "visit_exists",
    "这条拜访已经在服务器上，请同步后再修改。",
    "This visit is on the server already; synchronise, then change it there.",
)
