"""Three months of visits and the plans of the coming weeks, for the demonstration company."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Protocol
from uuid import UUID

from django.utils import timezone

from core.actor import Actor
from core.history import amend, bulk_create_tracked, change
from core.numbers import next_number
from visits.choices import Channel, Outcome, Reaction, VisitState
from visits.models import Visit

DAYS_BACK = 90
DAYS_AHEAD = 18
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
