"""The ledger: booked with its cause, within the caps of the rules, corrected by reversal, told on paper."""

import io
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import openpyxl  # noqa: TID253  tests may take their time
import pytest
from django.db import IntegrityError, connection, transaction

from compliance import selectors, services
from compliance.models import Transfer, YearAccount, YearSum
from compliance.rules import Money
from compliance.services import Cause, Gift, OverCap
from core import pdf
from core.actor import Actor
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.models import AccessEntry
from hcp.models import Hcp
from staff.models import User
from tests.conftest import SETUP, ApiClient
from tests.visits.factories import TODAY

SignIn = Callable[[User], ApiClient]
YEAR = TODAY.year


def gift(doctor: Hcp, amount: str, **more: Any) -> Gift:
    money = Money(Decimal(amount), more.pop("currency", "CNY"))
    known = {"category": "fee", "on": TODAY, "country": "CN", "product_kinds": ("drug",)}
    return Gift(hcp_id=doctor.pk, money=money, **{**known, **more})


def cause(line: str = "") -> Cause:
    return Cause("visit", uuid4(), line)


def sums(doctor: Hcp, currency: str = "CNY") -> tuple[str, str, int, int]:
    account = YearAccount.objects.get(hcp=doctor, year=YEAR)
    total = YearSum.objects.get(account=account, currency=currency)
    return str(total.given), str(total.held), account.times_given, account.times_held


def test_what_is_given_is_booked_and_counts_against_the_cap(doctor: Hcp, dora: Actor) -> None:
    services.book_transfer(dora, gift(doctor, "49000.00"), cause())
    amount, times = selectors.room_left(doctor.pk, YEAR)
    if amount["unit"] == "times":
        amount, times = times, amount
    assert (amount["already"], amount["cap"], amount["room"]) == ("49000.00", "50000.00", "1000.00")
    assert (times["already"], times["cap"], times["room"]) == ("1", "24", "23")
    services.book_transfer(dora, gift(doctor, "1000.00"), cause())
    with pytest.raises(OverCap) as over:
        services.book_transfer(dora, gift(doctor, "0.01"), cause())
    [answer] = over.value.answers
    assert answer.row["rule"] == "RDPAC-06"
    assert (answer.row["already"], answer.row["room"]) == ("50000.00", "0.00")
    assert sums(doctor) == ("50000.00", "0.00", 2, 0)


def test_the_number_of_times_has_its_cap_too(doctor: Hcp, dora: Actor) -> None:
    for _ in range(24):
        services.book_transfer(dora, gift(doctor, "1.00"), cause())
    with pytest.raises(OverCap, match="24"):
        services.book_transfer(dora, gift(doctor, "1.00"), cause())


def test_another_year_has_its_own_room(doctor: Hcp, dora: Actor) -> None:
    services.book_transfer(dora, gift(doctor, "50000.00"), cause())
    services.book_transfer(dora, gift(doctor, "50000.00", on=date(YEAR + 1, 1, 1)), cause())
    assert sums(doctor) == ("50000.00", "0.00", 1, 0)


def test_what_is_held_takes_room_until_it_is_given_or_released(doctor: Hcp, dora: Actor) -> None:
    planned = cause("speaker")
    services.hold(dora, gift(doctor, "30000.00"), planned)
    assert sums(doctor) == ("0.00", "30000.00", 0, 1)
    with pytest.raises(OverCap):
        services.book_transfer(dora, gift(doctor, "20000.01"), cause())
    services.hold(dora, gift(doctor, "10000.00"), planned)
    assert sums(doctor) == ("0.00", "10000.00", 0, 1)
    services.book_transfer(dora, gift(doctor, "9999.99"), planned)
    assert sums(doctor) == ("9999.99", "0.00", 1, 0)
    other = cause()
    services.hold(dora, gift(doctor, "5.00"), other)
    services.release(dora, other, reason="取消")
    services.release(dora, other, reason="取消")
    assert sums(doctor) == ("9999.99", "0.00", 1, 0)


def test_a_cause_is_booked_once_and_again_after_its_reversal(doctor: Hcp, dora: Actor) -> None:
    meal = cause()
    line = services.book_transfer(dora, gift(doctor, "100.00"), meal)
    with pytest.raises(Refused, match="booked_already"):
        services.book_transfer(dora, gift(doctor, "100.00"), meal)
    services.reverse_transfer(dora, line, reason="金额有误")
    assert sums(doctor) == ("0.00", "0.00", 0, 0)
    services.book_transfer(dora, gift(doctor, "90.00"), meal)
    services.take_back(dora, meal, reason="拜访退回")
    assert sums(doctor) == ("0.00", "0.00", 0, 0)
    amounts = list(Transfer.objects.order_by("id").values_list("amount", flat=True))
    assert amounts == [Decimal(100), Decimal(-100), Decimal(90), Decimal(-90)]


def test_a_line_is_reversed_once_with_a_reason_and_by_compliance(
    doctor: Hcp, dora: Actor, ana: Actor
) -> None:
    line = services.book_transfer(ana, gift(doctor, "100.00"), cause())
    with pytest.raises(Forbidden):
        services.reverse_transfer(ana, line, reason="x")
    with pytest.raises(Invalid):
        services.reverse_transfer(dora, line, reason=" ")
    opposite = services.reverse_transfer(dora, line, reason="重复")
    for again in (line, opposite):
        with pytest.raises(Refused, match="reversed_already"):
            services.reverse_transfer(dora, again, reason="重复")


def test_what_a_rule_cannot_judge_needs_an_approval(doctor: Hcp, dora: Actor) -> None:
    with pytest.raises(OverCap, match="not judged"):
        services.book_transfer(dora, gift(doctor, "10.00", currency="USD"), cause())
    services.book_transfer(dora, gift(doctor, "10.00", currency="USD"), cause(), approved=True)
    assert sums(doctor, "USD") == ("10.00", "0.00", 1, 0)


def test_an_approval_does_not_open_what_is_blocked(doctor: Hcp, dora: Actor) -> None:
    with pytest.raises(OverCap):
        services.book_transfer(dora, gift(doctor, "10.00", category="gift"), cause(), approved=True)
    with pytest.raises(OverCap):
        services.book_transfer(dora, gift(doctor, "50000.01"), cause(), approved=True)


@pytest.mark.parametrize("amount", ["0", "-1.00", "0.001"])
def test_an_amount_is_above_zero_and_in_whole_cents(amount: str, doctor: Hcp, dora: Actor) -> None:
    with pytest.raises(Invalid):
        services.book_transfer(dora, gift(doctor, amount), cause())


def test_the_line_falls_with_its_cause(doctor: Hcp, dora: Actor) -> None:
    def fail() -> None:
        services.book_transfer(dora, gift(doctor, "100.00"), cause())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        fail()
    assert not Transfer.objects.exists()
    assert not YearSum.objects.exists()


def test_the_book_is_only_ever_added_to(doctor: Hcp, dora: Actor) -> None:
    services.book_transfer(dora, gift(doctor, "100.00"), cause())
    for statement in (
        "UPDATE compliance_transfer SET amount = 1",
        "DELETE FROM compliance_transfer",
    ):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_never_pass_one_doctors_cap_and_nothing_is_lost(doctor: Hcp) -> None:
    """50 connections give 3,000.00 each: 16 fit under 50,000.00, 34 are refused, every cent is in the book."""
    start, told = threading.Barrier(50), Counter[str]()

    def give() -> None:
        try:
            start.wait(timeout=60)
            services.book_transfer(SETUP, gift(doctor, "3000.00"), cause())
            told["booked"] += 1
        except OverCap:
            told["refused"] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=give) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert told == {"booked": 16, "refused": 34}
    assert sums(doctor) == ("48000.00", "0.00", 16, 0)
    lines = Transfer.objects.all()
    assert sum(line.amount for line in lines) == Decimal("48000.00")
    assert len({line.cause_id for line in lines}) == 16


@pytest.mark.django_db(transaction=True)
def test_fifty_first_lines_in_several_currencies_share_one_count(doctor: Hcp) -> None:
    start, told = threading.Barrier(50), Counter[str]()

    def give(currency: str) -> None:
        try:
            start.wait(timeout=60)
            one = gift(doctor, "1.00", currency=currency)
            services.book_transfer(SETUP, one, cause(), approved=True)
            told["booked"] += 1
        except OverCap:
            told["refused"] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=give, args=(("CNY", "USD", "EUR")[n % 3],)) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert told == {"booked": 24, "refused": 26}
    assert YearAccount.objects.get(hcp=doctor).times_given == Transfer.objects.count() == 24


def test_the_statement_tells_lines_sums_and_room_and_is_on_the_access_log(
    doctor: Hcp, ana: Actor, dora: Actor
) -> None:
    line = services.book_transfer(ana, gift(doctor, "300.50", category="meal"), cause())
    services.hold(ana, gift(doctor, "1000.00"), cause())
    services.reverse_transfer(dora, line, reason="=重复")
    statement = selectors.statement_of(ana, doctor.pk, YEAR)
    assert statement["sums"] == [{"currency": "CNY", "given": "0.00", "held": "1000.00"}]
    assert [(row["amount"], row["standing"], row["category_en"]) for row in statement["lines"]] == [
        ("300.50", "given", "meal"),
        ("1000.00", "held", "fee for service"),
        ("-300.50", "given", "meal"),
    ]
    assert {room["unit"]: room["room"] for room in statement["rooms"]} == {"CNY": "49000.00", "times": "23"}
    assert AccessEntry.objects.filter(kind="ledger", subject_ids__contains=[str(doctor.pk)]).exists()


def test_a_statement_of_somebody_one_does_not_see_is_not_found(doctor: Hcp, chiara: Actor) -> None:
    with pytest.raises(NotFound):
        selectors.statement_of(chiara, doctor.pk, YEAR)


def test_the_workbook_holds_exact_numbers_and_no_formula(
    doctor: Hcp, ana: Actor, dora: Actor, ana_user: User, sign_in: SignIn
) -> None:
    line = services.book_transfer(ana, gift(doctor, "300.55", category="meal"), cause())
    services.reverse_transfer(dora, line, reason="=1+1")
    answer = sign_in(ana_user).call("GET", f"/statements/{doctor.pk}/xlsx?year={YEAR}")
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book.worksheets[0].values)
    assert rows[0][1] == "张建国"
    assert [row[3] for row in rows[2:]] == [300.55, -300.55]
    assert rows[3][6] == "'=1+1"


@pytest.mark.skipif(
    bool(pdf.missing_libraries()) or not shutil.which("pdftotext"), reason="needs Pango and pdftotext"
)
def test_the_statement_is_a_pdf(doctor: Hcp, ana: Actor, ana_user: User, sign_in: SignIn) -> None:
    services.book_transfer(ana, gift(doctor, "300.50", category="meal"), cause())
    answer = sign_in(ana_user).call("GET", f"/statements/{doctor.pk}/pdf?year={YEAR}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=answer.content, capture_output=True, check=True
    )
    words = told.stdout.decode()
    for said in ("张建国", "300.50", "餐饮", "2026-11-18", "CNY 50000.00", "CNY 49699.50", "24 次", "安娜"):
        assert said in words
