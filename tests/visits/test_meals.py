"""A meal at a visit: below the cap in the ledger at once, above it asked for, and never twice or half."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from compliance.models import (
    ProcessVersion,
    Rule,
    RuleSet,
    Run,
    Signature,
    Task,
    Transfer,
)
from compliance.selectors import forget_rules, statement_of
from compliance.services import approvals
from compliance.shares import per_head
from core.actor import Actor
from core.errors import Invalid, Refused
from core.history import amend, change
from hcp.models import Hcp, Institution
from staff.models import User
from tests.conftest import PASSWORD, SETUP, ApiClient
from tests.hcp.factories import HcpFactory
from tests.visits.eaten import change_meal, lines, meal_of, refused, run_of, sums, task_of
from tests.visits.factories import TODAY
from visits import services
from visits.models import Visit
from visits.selectors import get_visit
from visits.services.meals import gifts_of

Make = Callable[..., Visit]
SignIn = Callable[[User], ApiClient]
CASES = json.loads((Path(__file__).parent / "meal_cases.json").read_text())


@pytest.fixture(autouse=True)
def _rules_of_these_tests() -> Iterator[None]:
    """What is in force does not change in its version; these tests change it, so nothing read before counts."""
    forget_rules()
    yield
    forget_rules()


# below the cap


def test_a_meal_below_the_cap_is_in_the_ledger_when_its_visit_is_handed_in(
    wrote: Make, ana: Actor, doctor: Hcp, colleague: Hcp
) -> None:
    visit = services.submit_visit(ana, wrote("200.00", 3))
    assert (visit.state, meal_of(visit)["state"], meal_of(visit)["answers"]) == ("submitted", "booked", [])
    first, second = sorted([str(doctor.pk), str(colleague.pk)])
    assert lines(visit) == [(first, "given", "66.67"), (second, "given", "66.67")]
    assert sums(doctor) == ("66.67", "0.00", 1, 0)
    line = Transfer.objects.filter(hcp=doctor).get()
    assert (line.category, line.on, line.country, line.cause_kind) == ("meal", TODAY, "CN", "visit")
    assert line.institution_id == visit.institution_id
    assert not Run.objects.exists()


@pytest.mark.parametrize("case", CASES["shares"], ids=lambda case: f"{case['amount']} over {case['heads']}")
def test_shares_differ_by_a_cent_and_measure_no_less_than_they_are(case: dict[str, Any], wrote: Make) -> None:
    visit = wrote(case["amount"], case["heads"])
    assert [str(gift.money.amount) for gift in gifts_of(visit)] == case["doctors"]
    assert f"{per_head(Decimal(case['amount']), case['heads']):.2f}" == case["per_head"]


def test_shares_of_all_heads_sum_to_the_amount_to_the_cent(wrote: Make, ana: Actor) -> None:
    visit = services.submit_visit(ana, wrote("599.99", 2))
    assert sum(Decimal(amount) for _, _, amount in lines(visit)) == Decimal("599.99")


def test_a_visit_without_a_meal_writes_no_line(make_visit: Make, ana: Actor) -> None:
    services.submit_visit(ana, make_visit(checked_in=True))
    assert not Transfer.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"amount": None}, "总金额"),
        ({"heads": None}, "用餐人数"),
        ({"heads": 1}, "不能少于"),
        ({"hcp_ids": []}, "一起用餐的医生"),
        ({"outcome": "not_met"}, "未见到人"),
    ],
)
def test_a_meal_has_to_be_whole_before_its_visit_is_handed_in(
    fields: dict[str, Any], said: str, wrote: Make, ana: Actor
) -> None:
    error = refused(lambda: services.submit_visit(ana, wrote(**fields)))
    assert isinstance(error, Invalid)
    assert said in error.fields["meal"].zh
    assert not Transfer.objects.exists()


def test_a_meal_is_shared_by_those_who_were_met(wrote: Make, ana: Actor, hospital: Institution) -> None:
    other = HcpFactory.create(name="赵强", institution=hospital)
    error = refused(lambda: services.submit_visit(ana, wrote(hcp_ids=[other.pk])))
    assert isinstance(error, Invalid)
    assert "见到的人" in error.fields["meal"].zh


def test_nobody_out_of_reach_is_written_into_a_meal(wrote: Make, elsewhere: Institution) -> None:
    stranger = HcpFactory.create(name="陌生人", institution=elsewhere)
    error = refused(lambda: wrote(hcp_ids=[stranger.pk]))
    assert isinstance(error, Invalid)
    assert "meal" in error.fields


# over the cap


def test_a_meal_over_the_cap_waits_for_an_approval_and_is_booked_by_it(
    wrote: Make, ana: Actor, dora: Actor, eve: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊到晚上"))
    assert (visit.state, meal_of(visit)["state"]) == ("submitted", "asked")
    [answer] = meal_of(visit)["answers"]
    assert (answer["rule"], answer["outcome"], answer["grant"]) == ("RDPAC-05", "approve", "compliance")
    assert (answer["used"], answer["cap"], answer["room"]) == ("320.00", "300.00", "300.00")
    assert sums(doctor) == ("0.00", "320.00", 0, 1)
    run = run_of(visit)
    assert (run.requester_id, run.facts["per_head"]["amount"]) == (ana.user_id, "320.00")
    assert (run.summary["money"], run.summary["answers"][0]["rule"]) == ("960.00", "RDPAC-05")
    assert set(run.hcp_ids) == {UUID(one) for one in meal_of(visit)["hcp_ids"]}

    approvals.approve_task(dora, task_of(visit, dora), password=PASSWORD)

    assert sums(doctor) == ("320.00", "0.00", 1, 0)
    assert meal_of(visit)["state"] == "booked"
    assert Signature.objects.filter(run=run).count() == 1
    given = [
        line for line in statement_of(dora, doctor.pk, TODAY.year)["lines"] if line["standing"] == "given"
    ]
    assert [line["amount"] for line in given] == ["320.00"]
    assert refused(lambda: approvals.approve_task(eve, Task.objects.get(run=run, assignee=eve.user_id)))


def test_a_meal_over_the_cap_says_why_it_was_needed(
    wrote: Make, ana: Actor, in_force: ProcessVersion
) -> None:
    error = refused(lambda: services.submit_visit(ana, wrote("960.00", 3)))
    assert isinstance(error, Invalid)
    assert "原因" in error.fields["meal"].zh
    assert not Run.objects.exists()


def test_money_no_rule_could_judge_waits_for_an_approval(
    wrote: Make, ana: Actor, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("30.00", 3, currency="USD"))
    assert meal_of(visit)["state"] == "asked"
    assert {answer["outcome"] for answer in meal_of(visit)["answers"]} == {"unknown"}


def test_without_a_process_in_force_the_visit_is_refused_and_names_the_remedy(
    wrote: Make, ana: Actor
) -> None:
    visit = wrote("960.00", 3, reason="会诊")
    assert refused(lambda: services.submit_visit(ana, visit)).code == "no_process"
    assert Visit.objects.get(pk=visit.pk).state == "draft"
    assert not Transfer.objects.exists()


def test_what_is_rejected_frees_its_room_and_sends_the_visit_back_with_the_reason(
    wrote: Make, ana: Actor, dora: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    approvals.reject_task(dora, task_of(visit, dora), comment="金额过高", password=PASSWORD)
    back = get_visit(ana, visit.pk)
    assert (back.state, back.returned_reason, meal_of(back)["state"]) == ("returned", "金额过高", "written")
    assert sums(doctor) == ("0.00", "0.00", 0, 0)
    again = services.submit_visit(ana, change_meal(ana, back, amount=Decimal("600.00")))
    assert (meal_of(again)["state"], sums(doctor)) == ("booked", ("200.00", "0.00", 1, 0))


def test_a_rejection_reopens_a_visit_its_manager_approved_meanwhile(
    wrote: Make, ana: Actor, boris: Actor, dora: Actor, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    services.approve_visit(boris, get_visit(boris, visit.pk))
    approvals.reject_task(dora, task_of(visit, dora), comment="金额过高", password=PASSWORD)
    assert get_visit(ana, visit.pk).state == "returned"


def test_a_request_taken_back_brings_its_visit_back(
    wrote: Make, ana: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    approvals.withdraw_run(ana, run_of(visit), reason="金额填错")
    assert (get_visit(ana, visit.pk).state, sums(doctor)) == ("returned", ("0.00", "0.00", 0, 0))


def test_a_request_sent_back_is_handed_in_again_with_its_visit(
    wrote: Make, ana: Actor, dora: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    approvals.send_back_task(dora, task_of(visit, dora), to="start", resume=False, comment="请附票据")
    back = get_visit(ana, visit.pk)
    assert (back.state, back.returned_reason) == ("returned", "请附票据")
    assert refused(lambda: approvals.resubmit_run(ana, run_of(visit))).code == "visit_first"
    services.submit_visit(ana, change_meal(ana, back, amount=Decimal("990.00")))
    assert (Run.objects.count(), run_of(visit).state, sums(doctor)) == (
        1,
        "running",
        ("0.00", "330.00", 0, 1),
    )
    approvals.approve_task(dora, task_of(visit, dora), password=PASSWORD)
    assert sums(doctor) == ("330.00", "0.00", 1, 0)


def test_a_request_sent_back_ends_when_the_meal_is_mended_below_the_cap(
    wrote: Make, ana: Actor, dora: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    approvals.send_back_task(dora, task_of(visit, dora), to="start", resume=False, comment="人数？")
    services.submit_visit(ana, change_meal(ana, get_visit(ana, visit.pk), heads=4))
    assert (run_of(visit).state, meal_of(visit)["state"]) == ("withdrawn", "booked")
    assert (get_visit(ana, visit.pk).state, sums(doctor)) == ("submitted", ("240.00", "0.00", 1, 0))


# what a rule blocks, or warns of


def add_rule(outcome: str, limit: str) -> None:
    """One more rule of the Chinese sets, in force since they are."""
    with change(SETUP, "test.setup"):
        Rule.objects.create(
            rule_set=RuleSet.objects.get(jurisdiction="CN", product_kind="drug"),
            rule="CO-09",
            occasion="visit.meal",
            when={"all": []},
            limit={"adds": "per_head", "already": None, "at_most": limit},
            unit="CNY",
            outcome=outcome,
            grant="",
            zh="人均 {used}，公司上限 {cap}。",
            en="{used} per head; the company's cap is {cap}.",
            source_zh="公司制度",
            source_en="Company policy",
        )


def test_what_a_rule_blocks_keeps_the_visit_from_being_handed_in_and_can_be_mended(
    wrote: Make, ana: Actor, in_force: ProcessVersion
) -> None:
    add_rule("block", "500.00")
    visit = wrote("1500.03", 3, reason="会诊")
    error = refused(lambda: services.submit_visit(ana, visit))
    assert isinstance(error, Refused)
    assert (error.code, error.rule) == ("rule_broken", "CO-09")
    assert "CNY 500.01" in error.answer("en")["detail"]  # type: ignore[operator]
    assert not Transfer.objects.exists()
    assert not Run.objects.exists()
    services.submit_visit(ana, change_meal(ana, get_visit(ana, visit.pk), amount=Decimal("600.00")))


def test_a_yearly_cap_blocks_and_names_the_doctor(
    wrote: Make, ana: Actor, doctor: Hcp, colleague: Hcp, monkeypatch: pytest.MonkeyPatch
) -> None:
    with change(SETUP, "test.setup"):
        for rule in Rule.objects.filter(occasion="transfer", unit="CNY"):
            amend(rule, limit={**(rule.limit or {}), "at_most": "150.00"})
    services.submit_visit(ana, wrote("300.00", 3, hcp_ids=[doctor.pk]))
    error = refused(lambda: services.submit_visit(ana, wrote("300.00", 3)))
    assert (error.code, error.rule) == ("rule_broken", "RDPAC-06")
    assert str(error.answer("zh-hans")["detail"]).startswith("张建国：")
    assert Transfer.objects.count() == 1


def test_a_warning_wants_a_reason_and_lets_pass(wrote: Make, ana: Actor) -> None:
    add_rule("warn", "50.00")
    visit = wrote("200.00", 3)
    error = refused(lambda: services.submit_visit(ana, visit))
    assert isinstance(error, Invalid)
    assert "meal" in error.fields
    services.submit_visit(ana, change_meal(ana, get_visit(ana, visit.pk), reason="午间科会后"))
    assert meal_of(visit)["state"] == "booked"
    assert [answer["outcome"] for answer in meal_of(visit)["answers"]] == ["warn"]
