"""The ledger: a value is booked, held, released or taken back in the transaction of its cause.

Whoever writes holds the person's year until he commits, reads what it comes to, asks the rules of the
occasion `transfer`, and writes. Nothing is changed or removed: a correction is a line that reverses another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import F

from compliance import selectors
from compliance.choices import Standing
from compliance.models import Transfer, YearAccount, YearSum
from compliance.policies import CORRECT_LEDGER
from compliance.rules import Answer, Money, RuleOutcome
from core.access import require
from core.actor import Actor
from core.errors import Invalid, Refused

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Cause:
    """What made the value be given: a record of a room, and which of its lines."""

    kind: str
    id: UUID
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A value for a person: what, how much, when, and in which country it is given."""

    hcp_id: UUID
    category: str
    money: Money
    on: date
    country: str
    product_kinds: tuple[str, ...] = ()
    institution_id: UUID | None = None
    times: int = 1


class OverCap(Refused):
    """A rule says this may not be given: every answer is listed, with the number used, cap and room."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.answers = list(answers)
        texts = [answer.text for answer in self.answers]
        zh, en = "".join(text.zh for text in texts), " ".join(text.en for text in texts)
        super().__init__("over_cap", _plain(zh), _plain(en), rule=self.answers[0].rule.rule)

    def answer(self, language: str) -> dict[str, object]:
        return {**super().answer(language), "answers": [answer.row for answer in self.answers]}


@transaction.atomic
def book_transfer(actor: Actor, gift: Gift, cause: Cause, *, approved: bool = False) -> Transfer:
    """Write down what was given; what was held for the same cause is freed for it.

    What a rule blocks is refused; what needs an approval, or could not be judged, only passes when approved.
    """
    account = _locked(gift.hcp_id, gift.on.year)
    _free(actor, account, cause, "given")
    _check_caps(account, gift, approved=approved)
    return _write(actor, account, gift, cause, Standing.GIVEN)


@transaction.atomic
def hold(actor: Actor, gift: Gift, cause: Cause, *, approved: bool = False) -> Transfer:
    """Keep room for what is approved and not given yet; a new amount takes the place of the old."""
    account = _locked(gift.hcp_id, gift.on.year)
    _free(actor, account, cause, "held anew")
    _check_caps(account, gift, approved=approved)
    return _write(actor, account, gift, cause, Standing.HELD)


@transaction.atomic
def release(actor: Actor, cause: Cause, *, reason: str) -> None:
    """Give back the room that was held for a cause; nothing held is nothing to do."""
    for held in _standing(cause, Standing.HELD):
        _reverse(actor, _locked(held.hcp_id, held.year), held, reason)


@transaction.atomic
def reverse_transfer(actor: Actor, transfer: Transfer, *, reason: str) -> Transfer:
    """Take a line back by its opposite; a line is taken back once, and a reversal never."""
    require(actor, CORRECT_LEDGER)
    if not reason.strip():
        raise Invalid.of("reason", "请填写冲销原因。", "Say why the line is reversed.")
    account = _locked(transfer.hcp_id, transfer.year)
    if transfer.reverses_id or Transfer.objects.filter(reverses=transfer).exists():
        raise Refused(
            "reversed_already",
            "该笔已冲销，或本身就是冲销。",
            "This line was reversed, or is a reversal itself.",
        )
    return _reverse(actor, account, transfer, reason)


@transaction.atomic
def take_back(actor: Actor, cause: Cause, *, reason: str) -> None:
    """Reverse everything a cause wrote that still stands: the cause itself is undone."""
    lines = Transfer.objects.of_cause(cause.kind, cause.id, cause.line).open().order_by("entry")
    for line in lines:
        _reverse(actor, _locked(line.hcp_id, line.year), line, reason)


def _locked(hcp_id: UUID, year: int) -> YearAccount:
    """The person's year, held until the transaction ends; the first to come makes it."""
    YearAccount.objects.bulk_create([YearAccount(hcp_id=hcp_id, year=year)], ignore_conflicts=True)
    return YearAccount.objects.select_for_update(of=("self",)).get(hcp_id=hcp_id, year=year)


def judge_gift(gift: Gift) -> list[Answer]:
    """What the rules answer to a gift; the person's year is held from here on, so that it still holds when booked."""
    return _answers(_locked(gift.hcp_id, gift.on.year), gift)


def _check_caps(account: YearAccount, gift: Gift, *, approved: bool) -> None:
    passed = {RuleOutcome.WARN, *((RuleOutcome.APPROVE, RuleOutcome.UNKNOWN) if approved else ())}
    broken = [one for one in _answers(account, gift) if one.outcome not in passed]
    if broken:
        raise OverCap(broken)


def _answers(account: YearAccount, gift: Gift) -> list[Answer]:
    facts = {
        **selectors.year_facts(account, gift.money.currency),
        "on": gift.on,
        "country": gift.country,
        "product_kinds": gift.product_kinds,
        "category": gift.category,
        "amount": gift.money,
        "times": gift.times,
    }
    return selectors.judge_occasion("transfer", facts)


def _free(actor: Actor, account: YearAccount, cause: Cause, reason: str) -> None:
    for held in _standing(cause, Standing.HELD):
        same = (held.hcp_id, held.year) == (account.hcp_id, account.year)
        _reverse(actor, account if same else _locked(held.hcp_id, held.year), held, reason)


def _standing(cause: Cause, standing: Standing) -> list[Transfer]:
    lines = Transfer.objects.of_cause(cause.kind, cause.id, cause.line).open()
    return list(lines.filter(standing=standing).order_by("entry"))


def _write(actor: Actor, account: YearAccount, gift: Gift, cause: Cause, standing: Standing) -> Transfer:
    if gift.money.amount <= 0 or gift.money.amount != gift.money.amount.quantize(CENT):
        raise Invalid.of("amount", "金额须大于零，且精确到分。", "The amount is above zero, in whole cents.")
    if _standing(cause, Standing.GIVEN):
        raise Refused(
            "booked_already",
            "该笔已入账。请先冲销原记录。",
            "This is in the ledger already; reverse that line first.",
        )
    return _line(
        actor,
        account,
        Transfer(
            hcp_id=gift.hcp_id,
            institution_id=gift.institution_id,
            standing=standing,
            category=gift.category,
            amount=gift.money.amount,
            currency=gift.money.currency,
            times=gift.times,
            on=gift.on,
            year=gift.on.year,
            country=gift.country,
            cause_kind=cause.kind,
            cause_id=cause.id,
            cause_line=cause.line,
        ),
    )


def _reverse(actor: Actor, account: YearAccount, line: Transfer, reason: str) -> Transfer:
    opposite = Transfer(
        **{name: getattr(line, name) for name in KEPT},
        amount=-line.amount,
        times=-line.times,
        reverses=line,
        reason=reason,
    )
    return _line(actor, account, opposite)


KEPT = (
    "hcp_id", "institution_id", "standing", "category", "currency", "on", "year", "country",
    "cause_kind", "cause_id", "cause_line",
)  # fmt: skip


def _line(actor: Actor, account: YearAccount, line: Transfer) -> Transfer:
    """Append one line and add it to the sums of the year it is held for."""
    line.entry = Transfer.objects.of_cause(line.cause_kind, line.cause_id, line.cause_line).count()
    line.user_id, line.actor_name, line.request_id = actor.user_id, actor.name, actor.request_id
    line.save(force_insert=True)
    amount, times = str(line.standing), f"times_{line.standing}"
    YearSum.objects.get_or_create(account=account, currency=line.currency)
    YearSum.objects.filter(account=account, currency=line.currency).update(
        **{amount: F(amount) + line.amount}
    )
    YearAccount.objects.filter(pk=account.pk).update(**{times: F(times) + line.times})
    account.refresh_from_db()
    return line


def _plain(said: str) -> str:
    return said.replace("{", "{{").replace("}", "}}")
