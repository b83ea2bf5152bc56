"""A meal at a visit: judged as it is handed in, then booked for each who shared it, or asked for.

The rules of `visit.meal` measure what a head came to, those of `transfer` each person's year. Nothing in the
ledger is changed: a visit that goes back reverses its lines, and is judged anew when it comes again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from compliance import selectors as rules
from compliance import services as ledger
from compliance.choices import HOME_COUNTRY
from compliance.rules import Answer, Money, RuleOutcome
from compliance.services import Cause, Gift
from compliance.shares import per_head, share
from core.actor import Actor
from core.errors import Invalid, Refused
from core.words import Text
from staff import selectors as staff
from staff.policies import USE
from visits.choices import MealState, Outcome
from visits.models import Visit
from visits.selectors import KIND, met_at, people_named
from visits.services.contents import product_ids

READER = Actor.job("visits", USE)  # what a product is, is no secret to those it concerns
TO_ASK = (RuleOutcome.APPROVE, RuleOutcome.UNKNOWN)  # what nobody passes without an approval
WORST = list(RuleOutcome)

NO_AMOUNT = Text("请填写用餐总金额。", "Give what the meal came to.")
NO_HEADS = Text("请填写用餐人数。", "Give the number of heads.")
NOBODY = Text("请选择一起用餐的医生。", "Choose whom of those you met the meal was shared with.")
NOT_MET = Text("一起用餐的医生须是本次拜访见到的人。", "Whoever shared the meal is among those you met.")
FEW_HEADS = Text(
    "用餐人数不能少于一起用餐的医生人数。", "There are fewer heads than doctors who shared the meal."
)
MET_NOBODY = Text("未见到人的拜访不能有用餐。", "A visit where nobody was met has no meal.")
NO_REASON = Text("请在用餐一栏说明原因。", "Say in the meal why it was needed.")


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer of the rules, and about whom when it is about one person's year."""

    answer: Answer
    hcp_id: UUID | None = None

    @property
    def row(self) -> dict[str, Any]:
        """The answer as the visit keeps it."""
        return {**self.answer.row, "hcp_id": None if self.hcp_id is None else str(self.hcp_id)}


def wrong_with_meal(visit: Visit) -> dict[str, Text]:
    """What a meal still wants before its visit can be handed in."""
    meal = visit.meal
    if meal is None:
        return {}
    shared = {UUID(one) for one in meal["hcp_ids"]}
    wanted = [
        (visit.outcome != Outcome.NOT_MET, MET_NOBODY),
        (meal["amount"], NO_AMOUNT),
        (meal["heads"], NO_HEADS),
        (shared, NOBODY),
        (shared <= set(met_at(visit)), NOT_MET),
        ((meal["heads"] or 0) >= len(shared), FEW_HEADS),
    ]
    return next(({"meal": said} for there, said in wanted if not there), {})


def judge_meal(visit: Visit) -> list[Judged]:
    """What the rules answer to a meal, the worst first; refuses what a rule blocks, or wants explained.

    Whoever shared it has his year held until the transaction ends: what is judged here is true when booked.
    """
    if visit.meal is None:
        return []
    of_meal = [Judged(one) for one in rules.judge_occasion("visit.meal", meal_facts(visit))]
    of_years = [Judged(one, gift.hcp_id) for gift in gifts_of(visit) for one in ledger.judge_gift(gift)]
    judged = sorted([*of_meal, *of_years], key=lambda one: WORST.index(one.answer.outcome))
    if judged and judged[0].answer.outcome == RuleOutcome.BLOCK:
        raise _forbidden(visit, judged[0])
    if _wants_reason(judged) and not visit.meal["reason"].strip():
        raise Invalid("reason_missing", *NO_REASON, fields={"meal": NO_REASON})
    return judged


def _wants_reason(judged: Iterable[Judged]) -> bool:
    """A warning wants a comment; whoever is asked to approve reads why."""
    return any(one.answer.outcome in (RuleOutcome.WARN, RuleOutcome.APPROVE) for one in judged)


def _forbidden(visit: Visit, judged: Judged) -> Refused:
    name = people_named(visit).get(judged.hcp_id, "") if judged.hcp_id else ""
    zh, en = judged.answer.text
    said = (f"{name}：{zh}", f"{name}: {en}") if name else (zh, en)
    plain = [one.replace("{", "{{").replace("}", "}}") for one in said]
    return Refused("rule_broken", *plain, rule=judged.answer.rule.rule)


def meal_facts(visit: Visit) -> dict[str, Any]:
    """What the rules of a meal are told; the app tells them the same (meal-facts.ts)."""
    meal = _meal_of(visit)
    amount, heads, currency = Decimal(meal["amount"]), meal["heads"], meal["currency"]
    return {
        **_everywhere(visit),
        "amount": Money(amount, currency),
        "heads": heads,
        "per_head": Money(per_head(amount, heads), currency),
        "channel": visit.channel,
    }


def _everywhere(visit: Visit) -> dict[str, Any]:
    products = staff.products_for_feed(READER).filter(pk__in=product_ids(visit))
    kinds = tuple(sorted(set(products.values_list("kind", flat=True))))
    assert visit.happened_at is not None
    return {"on": timezone.localdate(visit.happened_at), "country": HOME_COUNTRY, "product_kinds": kinds}


def gifts_of(visit: Visit) -> Iterator[Gift]:
    """What each doctor was given: his share of the amount over all heads, to the cent, in the order of their ids."""
    meal, told = _meal_of(visit), _everywhere(visit)
    people = sorted(UUID(one) for one in meal["hcp_ids"])
    others = range(meal["heads"] - len(people))
    heads: list[UUID | int] = [*people, *others]
    shares = share(Decimal(meal["amount"]), heads)
    for hcp_id in people:
        if shares[hcp_id] > 0:
            yield Gift(
                hcp_id=hcp_id,
                category="meal",
                money=Money(shares[hcp_id], meal["currency"]),
                institution_id=visit.institution_id,
                **told,
            )


def _meal_of(visit: Visit) -> Mapping[str, Any]:
    assert visit.meal is not None
    meal: Mapping[str, Any] = visit.meal
    return meal


def cause_of(visit: Visit, hcp_id: UUID) -> Cause:
    """What the ledger knows one person's share by."""
    return Cause(KIND, visit.pk, str(hcp_id))


def judged_meal(visit: Visit, judged: Iterable[Judged]) -> dict[str, Any]:
    """The column of a visit that is handed in: its meal with the answers, booked or to be asked for."""
    if visit.meal is None:
        return {}
    answers = list(judged)
    asks = any(one.answer.outcome in TO_ASK for one in answers)
    state = str(MealState.ASKED if asks else MealState.BOOKED)
    return {"meal": {**visit.meal, "state": state, "answers": [one.row for one in answers]}}


def reopened_meal(visit: Visit) -> dict[str, Any]:
    """The column of a visit that goes back to its owner: what was written, judged anew when it comes again."""
    if visit.meal is None:
        return {}
    return {"meal": {**visit.meal, "state": str(MealState.WRITTEN), "answers": []}}


def stands(visit: Visit, state: MealState) -> bool:
    """Whether the meal of a visit, if it has one, stands there."""
    return visit.meal is not None and visit.meal["state"] == state


def book_meal(actor: Actor, visit: Visit, *, approved: bool) -> None:
    """Write each doctor's share into the ledger; what was held for it is freed."""
    for gift in gifts_of(visit):
        ledger.book_transfer(actor, gift, cause_of(visit, gift.hcp_id), approved=approved)


def hold_meal(actor: Actor, visit: Visit) -> None:
    """Keep room for each doctor's share until it is decided."""
    for gift in gifts_of(visit):
        ledger.hold(actor, gift, cause_of(visit, gift.hcp_id), approved=True)


def take_back_meal(actor: Actor, visit: Visit, *, reason: str) -> None:
    """Reverse whatever a meal wrote, held or given."""
    if visit.meal is not None:
        for hcp_id in sorted(UUID(one) for one in visit.meal["hcp_ids"]):
            ledger.take_back(actor, cause_of(visit, hcp_id), reason=reason)
