"""Asking for a meal that is over a cap: what approvers read, what is signed, what follows a decision.

The request opens by handing the visit in and in no other way; this is the adapter that hangs visits on it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from compliance.policies import KEEP_PROCESSES, SEE_REQUESTS
from compliance.rules import OCCASIONS, Money
from compliance.selectors import approvals as requests
from compliance.services import approvals
from compliance.shares import per_head
from compliance.subjects import Line, Subject, Summary
from core.actor import Actor
from core.errors import NotFound, Refused
from core.history import amend, change, current_stamp
from core.versions import lock
from core.words import Text
from visits.choices import HANDED_IN, MealState
from visits.flow import is_his, visit_flow
from visits.models import Visit
from visits.policies import UNLOCK
from visits.selectors import KIND, get_visit, people_named
from visits.services.meals import (
    book_meal,
    hold_meal,
    meal_facts,
    reopened_meal,
    stands,
    take_back_meal,
)
from visits.services.people import note_people


def request_of(actor: Actor, visit: Visit) -> Any:
    """The request about a visit that is under way, held until the transaction ends; None without one.

    Whoever changes a visit that may be asked about holds its request first, as whoever decides does.
    """
    if visit.meal is None:
        return None
    reader = replace(actor, codes=actor.codes | {SEE_REQUESTS})
    run = requests.narrowed(reader, KIND, visit.pk, mine=False).under_way().first()
    return run and lock(run)


def settle_meal(actor: Actor, visit: Visit, run: Any) -> None:
    """Book the meal of a visit that was handed in, or ask for it; one that was sent back is asked for again."""
    if stands(visit, MealState.BOOKED):
        book_meal(actor, visit, approved=False)
    if run is not None and not stands(visit, MealState.ASKED):
        approvals.withdraw_run(actor, run, reason=visit.number)
    elif run is not None:
        approvals.resubmit_run(actor, run)
    elif stands(visit, MealState.ASKED):
        approvals.start_run(actor, KIND, visit.pk)


def drop_request(actor: Actor, run: Any, *, reason: str) -> None:
    """Take the request back because its visit goes back: whoever sends the visit back decides that."""
    approvals.withdraw_run(replace(actor, codes=actor.codes | {KEEP_PROCESSES}), run, reason=reason)


def _load(visit_id: UUID) -> Visit:
    found = Visit.objects.select_for_update(of=("self",)).filter(pk=visit_id).first()
    if found is None:
        raise NotFound
    return found


def _check_asked(actor: Actor, visit: Visit) -> None:
    if not is_his(actor, visit) or visit.state not in HANDED_IN or not stands(visit, MealState.ASKED):
        raise Refused(
            "visit_first",
            "用餐的审批随拜访递交：请在拜访中修改后重新递交。",
            "A meal is asked for by handing in its visit: mend the visit, then hand it in again.",
        )


def _facts(visit: Visit) -> Mapping[str, Any]:
    return {name: _plain(value) for name, value in meal_facts(visit).items()}


def _plain(value: Any) -> Any:
    match value:
        case Money():
            return value.row
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


WRITTEN = ("amount", "currency", "heads", "hcp_ids", "reason")


def _content(visit: Visit) -> Mapping[str, Any]:
    """What is signed: the meal with its receipts, and the visit it belongs to."""
    meal = visit.meal or {}
    return {
        "number": visit.number,
        "owner": visit.owner_id,
        "institution": str(visit.institution_id),
        "met": sorted(str(one) for one in {visit.hcp_id, *visit.also_met} if one),
        "channel": visit.channel,
        "happened_at": visit.happened_at and visit.happened_at.timestamp(),
        "products": sorted({line["product_id"] for line in visit.products}),
        "meal": {name: meal.get(name) for name in WRITTEN},
        "receipts": [file["sha256"] for file in meal.get("receipts", ())],
    }


def _summary(visit: Visit) -> Summary:
    meal, names = visit.meal or {}, people_named(visit)
    shared = [UUID(one) for one in meal["hcp_ids"]]
    with_whom = [names.get(one, "") for one in shared]
    amount, heads, currency = Decimal(meal["amount"]), meal["heads"], meal["currency"]
    each = f"{currency} {per_head(amount, heads):.2f}"
    assert visit.happened_at is not None
    on, files = timezone.localdate(visit.happened_at).isoformat(), len(meal["receipts"])
    lines = [
        (Text("日期", "Day"), Text(on, on)),
        (Text("机构", "Institution"), Text(visit.institution.name, visit.institution.name)),
        (Text("一起用餐的医生", "Shared with"), Text("、".join(with_whom), ", ".join(with_whom))),
        (Text("用餐人数", "Heads"), Text(str(heads), str(heads))),
        (Text("人均", "Per head"), Text(each, each)),
        (Text("原因", "Reason"), Text(meal["reason"] or "—", meal["reason"] or "—")),
        (
            Text("票据照片", "Receipts"),
            Text(f"{files} 张" if files else "未附", str(files) if files else "none"),
        ),
    ]
    return Summary(
        title=Text(
            f"拜访用餐：{'、'.join(with_whom)}（{visit.number}）",
            f"Meal at a visit: {', '.join(with_whom)} ({visit.number})",
        ),
        money=amount,
        currency=currency,
        hcp_ids=tuple(shared),
        lines=tuple(Line(name, value) for name, value in lines),
        answers=tuple(meal["answers"]),
    )


def _handed_in(actor: Actor, visit: Visit, run: Any) -> None:
    current = _load(visit.pk)
    _check_asked(actor, current)
    hold_meal(actor, current)


def _approved(actor: Actor, visit: Visit, run: Any) -> None:
    book_meal(actor, visit, approved=True)
    with change(actor, "visits.visit.book_meal", reason=run.number):
        amend(visit, meal={**(visit.meal or {}), "state": str(MealState.BOOKED)})


def _gone_back(actor: Actor, visit: Visit, run: Any) -> None:
    """Rejected, returned or withdrawn: the room is freed, and the visit goes back to its owner with the reason."""
    if not stands(visit, MealState.ASKED):
        return  # it went back already, or was mended and needs no approval any more
    reason = (current_stamp().reason or run.number)[:500]
    take_back_meal(actor, visit, reason=reason)
    entitled = replace(actor, codes=actor.codes | {UNLOCK})
    fields = {"returned_reason": reason, "approved_at": None, **reopened_meal(visit)}
    visit_flow.move(entitled, visit, "unlock", reason=reason, **fields)
    note_people(actor, visit)


MEAL_REQUEST = Subject(
    kind=KIND,
    name=Text("拜访中的用餐", "Meal at a visit"),
    occasion=OCCASIONS["visit.meal"],
    get=get_visit,
    load=_load,
    requester=lambda visit: int(visit.owner_id),
    check_may_ask=_check_asked,
    facts=_facts,
    content=_content,
    summary=_summary,
    handed_in=_handed_in,
    approved=_approved,
    rejected=_gone_back,
    returned=_gone_back,
    withdrawn=_gone_back,
)
