"""Three months of visits and the plans of the coming weeks, for the demonstration company."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Protocol
from uuid import UUID

from django.utils import timezone

from compliance.approvals.definition import Definition
from compliance.selectors import approvals as requests
from compliance.services import approvals
from core.actor import Actor
from core.history import amend, bulk_create_tracked, change
from core.numbers import next_number
from visits.choices import HANDED_IN, Channel, MealState, Outcome, Reaction, VisitState
from visits.models import Visit
from visits.selectors import KIND
from visits.services.asking import settle_meal
from visits.services.meals import judge_meal, judged_meal

DAYS_BACK = 90
DAYS_AHEAD = 18
EVERY = 40
MODEST = (("168.00", 2), ("236.50", 3), ("98.00", 1), ("455.00", 4), ("312.80", 2))
DEAR = (
    ("1380.00", 4, "多学科会诊后的工作餐，餐厅为医院食堂包间"),
    ("964.00", 3, "夜间病例讨论至 21 点，附近仅此一家餐厅"),
    ("728.00", 2, "与科主任讨论肾功能不全患者用药方案"),
)
STEP = {
    "kind": "approve",
    "key": "meal",
    "name": {"zh": "合规批准用餐", "en": "Approval of the meal by compliance"},
    "approvers": [{"kind": "role", "role": "compliance"}],
    "mode": "any",
    "meaning": "approval",
}
NEXT_STEPS = (
    "带 24 周随访数据再访",
    "下周科会前送资料",
    "转医学部回答用药疑问",
    "两周后了解使用体会",
    "",
)
NOTES = (
    "主任关注肾功能不全患者的剂量。",
    "希望看到国内真实世界数据。",
    "科室本周病例讨论，时间较短。",
    "",
    "",
    "",
)
OUTCOMES = (
    Outcome.INTERESTED,
    Outcome.WILL_CONSIDER,
    Outcome.WILL_CONSIDER,
    Outcome.NEEDS_DATA,
    Outcome.NOT_INTERESTED,
)
REACTIONS = (Reaction.POSITIVE, Reaction.POSITIVE, Reaction.NEUTRAL, Reaction.QUESTION, Reaction.NEGATIVE)


class Hospital(Protocol):
    """An account as this room needs it: the hospital, who works there, when it receives."""

    @property
    def institution(self) -> Any: ...
    @property
    def doctors(self) -> Sequence[Any]: ...
    @property
    def slots(self) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class Carries:
    """A rep with his products (id and message ids) and the accounts he serves, registered ones only."""

    user_id: int
    products: Sequence[tuple[UUID, Sequence[UUID]]]
    accounts: Sequence[Hospital]


def load(actor: Actor, today: date, reps: Sequence[Carries]) -> dict[UUID, list[date]]:
    """Create visits; answers on which days each doctor was visited."""
    random = Random(20260802)  # noqa: S311  repeatable on purpose
    visits = [visit for rep in reps for visit in _visits(random, rep, today)]
    for visit, meal in _meals(visits):
        visit.meal = meal
        visit.meal = judged_meal(visit, judge_meal(visit))["meal"]
    with change(actor, "visits.demo.load"):
        bulk_create_tracked(visits)
    visited: dict[UUID, list[date]] = defaultdict(list)
    for visit in visits:
        if visit.state in (VisitState.SUBMITTED, VisitState.APPROVED) and visit.hcp_id and visit.happened_at:
            visited[visit.hcp_id].append(timezone.localdate(visit.happened_at))
    return visited


def note_on_last(actor: Actor, user_id: int, note: str) -> Visit:
    """Write a note on the last visit a rep handed in."""
    visit = Visit.objects.filter(owner=user_id, state=VisitState.SUBMITTED).order_by("-at", "-id")[0]
    with change(actor, "visits.demo.load"):
        return amend(visit, note=note)


@dataclass(frozen=True, slots=True)
class Officers:
    """Two of compliance and their password: one draws the process of meals, the other puts it into force."""

    drafter: Actor
    checker: Actor
    password: str


def settle_meals(officers: Officers, actor_of: Callable[[Any], Actor]) -> int:
    """Put the process of meals into force, book what is below the cap, ask for the rest; all but one are approved."""
    definition = Definition.model_validate({"steps": [STEP], "fallback": "compliance"})
    drawn = approvals.draft_process(officers.drafter, KIND, definition)
    approvals.activate_process(officers.checker, drawn, reason="首次启用")
    eaten = list(Visit.objects.filter(meal__isnull=False).select_related("owner").order_by("at", "number"))
    for visit in eaten:
        settle_meal(actor_of(visit.owner), visit, None)
    waiting = list(requests.list_inbox(officers.checker).filter(run__about_kind=KIND).order_by("opened_at"))
    for task in waiting[:-1]:
        approvals.approve_task(
            officers.checker, task, comment="会诊至晚间，票据齐全", password=officers.password
        )
    return len(eaten)


def _meals(visits: Sequence[Visit]) -> Iterator[tuple[Visit, dict[str, Any]]]:
    """Every so many visits in person ended at table; of the latest of the first rep, three were dear."""
    met = [v for v in visits if v.channel == Channel.IN_PERSON and v.state in HANDED_IN]
    dear = [v for v in met if v.owner_id == met[0].owner_id][-3:]
    for number, visit in enumerate(met):
        if visit in dear:
            yield visit, _meal(visit, *DEAR[dear.index(visit)])
        elif number % EVERY == 0:
            yield visit, _meal(visit, *MODEST[number // EVERY % len(MODEST)], "")


def _meal(visit: Visit, amount: str, heads: int, reason: str) -> dict[str, Any]:
    return {
        "amount": amount,
        "currency": "CNY",
        "heads": heads,
        "hcp_ids": [str(visit.hcp_id)],
        "reason": reason,
        "receipts": [],
        "state": str(MealState.WRITTEN),
        "answers": [],
    }


def _visits(random: Random, rep: Carries, today: date) -> Iterator[Visit]:
    for offset in range(-DAYS_BACK, DAYS_AHEAD):
        day = today + timedelta(days=offset)
        if day.isoweekday() > 5 and offset != 0:  # a demonstration always has a today
            continue
        for account, at in _round(random, rep, day):
            post = random.choice(account.doctors)
            yield _visit(random, rep, account, post, at, offset)


def _round(random: Random, rep: Carries, day: date) -> Iterator[tuple[Hospital, datetime]]:
    """Up to five calls of a day: at hospitals that receive then, or have no hours."""
    open_today = [a for a in rep.accounts if a.doctors and (not a.slots or _slot(a, day) is not None)]
    for number, account in enumerate(random.sample(open_today, min(len(open_today), random.randint(2, 4)))):
        slot = _slot(account, day)
        start = time(14, 10) if slot else time(9, 20)
        moment = datetime.combine(day, start, timezone.get_current_timezone())
        yield account, moment + timedelta(minutes=35 * number)


def _slot(account: Hospital, day: date) -> Any:
    return next((slot for slot in account.slots if slot.weekday == day.isoweekday()), None)


def _visit(random: Random, rep: Carries, account: Hospital, post: Any, at: datetime, offset: int) -> Visit:
    visit = Visit(
        number=next_number("VIS"),
        owner_id=rep.user_id,
        institution_id=account.institution.pk,
        department_id=post.department_id,
        hcp_id=post.hcp_id,
        channel=Channel.IN_PERSON if account.slots or random.random() < 0.8 else Channel.PHONE,
        slot=_slot(account, timezone.localdate(at)),
        at=at,
        planned_at=at,
        planned_minutes=30,
        products=[_intended(rep, at)],
        state=VisitState.PLANNED,
    )
    if offset < 0:
        _carry_out(random, rep, visit, at, offset)
    return visit


def _carry_out(random: Random, rep: Carries, visit: Visit, at: datetime, offset: int) -> None:
    luck = random.random()
    if luck < 0.05:
        visit.state, visit.cancelled_at = VisitState.CANCELLED, at - timedelta(hours=3)
        return
    late = luck > 0.93
    written = at + (timedelta(hours=30) if late else timedelta(minutes=25))
    visit.checked_in_at = visit.happened_at = at
    visit.position_missing = "declined"
    visit.written_at = written
    visit.arrived_at = visit.submitted_at = written + timedelta(minutes=random.randint(1, 180))
    visit.late = late
    visit.products = [_line(random, *random.choice(rep.products))]
    visit.outcome = random.choice(OUTCOMES)
    visit.next_step = random.choice(NEXT_STEPS)
    visit.next_on = timezone.localdate(at) + timedelta(days=14) if visit.next_step else None
    visit.note = random.choice(NOTES)
    _judge(visit, luck, offset)


def _intended(rep: Carries, at: datetime) -> dict[str, Any]:
    """What a plan says will be spoken of; how it will be taken nobody knows yet."""
    product_id, messages = rep.products[at.day % len(rep.products)]
    return {"product_id": str(product_id), "message_id": str(messages[0]), "reaction": "", "note": ""}


def _line(random: Random, product_id: UUID, messages: Sequence[UUID]) -> dict[str, Any]:
    return {
        "product_id": str(product_id),
        "message_id": str(random.choice(messages)),
        "reaction": random.choice(REACTIONS).value,
        "note": "",
    }


def _judge(visit: Visit, luck: float, offset: int) -> None:
    """Older visits are approved; of the last days some still wait, a few went back."""
    if offset > -6:
        visit.state = VisitState.SUBMITTED
    elif 0.05 <= luck < 0.07 and offset > -20:
        visit.state = VisitState.RETURNED
        visit.returned_reason = "请补充医生对关键信息的反馈。"
    else:
        visit.state = VisitState.APPROVED
        visit.approved_at = (visit.arrived_at or visit.at) + timedelta(days=2)
