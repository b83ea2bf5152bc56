"""Questions to the ledger: what was given to somebody, and what room is left."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from compliance import rules as language
from compliance.choices import HOME_COUNTRY
from compliance.models import Transfer, TransferQuerySet, YearAccount, YearSum
from compliance.rules import Money
from compliance.selectors.rules import rules_in_force
from core import access_log
from core.actor import Actor
from core.errors import NotFound
from hcp import selectors as hcp


def list_transfers(actor: Actor, hcp_id: UUID, year: int) -> TransferQuerySet:
    """The lines of somebody's year, in the order they were written."""
    found: TransferQuerySet = Transfer.objects.visible_to(actor).filter(hcp_id=hcp_id, year=year)
    return found.order_by("id")


def get_transfer(actor: Actor, transfer_id: int) -> Transfer:
    """One line, of somebody the reader sees."""
    found = Transfer.objects.visible_to(actor).filter(pk=transfer_id).first()
    if found is None:
        raise NotFound
    hcp.get_hcp(actor, found.hcp_id)
    return found


def lines_of(kind: str, cause_id: UUID) -> list[dict[str, Any]]:
    """The lines a record wrote, with whom each is for: for a room that knows its reader may see the record."""
    lines = Transfer.objects.filter(cause_kind=kind, cause_id=cause_id).order_by("id")
    named: Any = lines.annotate(hcp_name=F("hcp__name"))
    return [{**transfer_row(line), "hcp_id": line.hcp_id, "hcp_name": line.hcp_name} for line in named]


def year_facts(account: YearAccount, currency: str) -> dict[str, Any]:
    """What the rules of transfers ask of a person's year; held counts as given."""
    total = YearSum.objects.filter(account=account, currency=currency).first()
    return {
        "recipient": "hcp",
        "received_this_year": Money(total.given + total.held if total else Decimal(0), currency),
        "times_this_year": account.times_given + account.times_held,
    }


def received(hcp_ids: Iterable[UUID], year: int, currency: str) -> dict[UUID, tuple[Decimal, int]]:
    """What these people were given or are promised in a year, and how often: the sums of many at once."""
    accounts = YearAccount.objects.filter(hcp_id__in=hcp_ids, year=year)
    sums = YearSum.objects.filter(account__in=accounts, currency=currency)
    money = {one.account_id: one.given + one.held for one in sums}
    return {one.hcp_id: (money.get(one.pk, Decimal(0)), one.times_given + one.times_held) for one in accounts}


def room_left(
    hcp_id: UUID, year: int, currency: str = "CNY", country: str = HOME_COUNTRY
) -> list[dict[str, Any]]:
    """The yearly limits of a person: cap, what is used, what is left; the strictest of equal rules once."""
    account = YearAccount.objects.filter(hcp_id=hcp_id, year=year).first() or YearAccount(
        hcp_id=hcp_id, year=year
    )
    facts = {**year_facts(account, currency), "country": country}
    speaking = rules_in_force("transfer", country=country, kinds=(), on=_day_in(year))
    rooms: dict[tuple[str, str], dict[str, Any]] = {}
    for room in language.rooms_left(speaking, "transfer", facts):
        key = (room.rule.limit.adds if room.rule.limit else "", room.rule.unit)
        if key not in rooms or room.numbers.room < language.read_decimal(rooms[key]["room"]):
            rooms[key] = room.row
    return list(rooms.values())


def statement_of(actor: Actor, hcp_id: UUID, year: int) -> dict[str, Any]:
    """Everything given to somebody in a year, with its sums and the room left; the access log keeps who read it."""
    person = hcp.get_hcp(actor, hcp_id)
    row = hcp.hcp_row(actor, person)
    access_log.record(actor, "ledger", [person.pk], f"statement {year}")
    account = YearAccount.objects.filter(hcp=person, year=year).first()
    sums = YearSum.objects.filter(account=account).order_by("currency") if account else []
    return {
        "hcp_id": person.pk,
        "hcp_name": row["name"],
        "institution_name": row["institution_name"],
        "year": year,
        "sums": [{"currency": s.currency, "given": _cents(s.given), "held": _cents(s.held)} for s in sums],
        "times_given": account.times_given if account else 0,
        "times_held": account.times_held if account else 0,
        "rooms": room_left(person.pk, year),
        "lines": [transfer_row(line) for line in list_transfers(actor, person.pk, year)],
    }


def transfer_row(line: Transfer) -> dict[str, Any]:
    """A line as the screens read it."""
    category = language.CATEGORIES.get(line.category)
    return {
        "id": line.pk,
        "standing": line.standing,
        "category": line.category,
        "category_zh": category.zh if category else line.category,
        "category_en": category.en if category else line.category,
        "amount": _cents(line.amount),
        "currency": line.currency,
        "times": line.times,
        "on": line.on,
        "country": line.country,
        "cause_kind": line.cause_kind,
        "cause_id": line.cause_id,
        "reverses_id": line.reverses_id,
        "reason": line.reason,
        "written_at": line.written_at,
        "actor": line.actor_name,
    }


def _cents(amount: Any) -> str:
    return language.written(amount, cents=True)


def _day_in(year: int) -> Any:
    """Today in this year; of another year its last day, by whose rules it is closed."""
    today = timezone.localdate()
    return today if today.year == year else today.replace(year=year, month=12, day=31)
