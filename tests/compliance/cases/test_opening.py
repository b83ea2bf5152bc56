"""Words in a note and reports open cases: once, with the right clock, and nobody is named."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from compliance.models import Case, SafetyReport
from compliance.selectors.cases import list_of
from compliance.services import cases
from core.actor import Actor
from core.errors import Forbidden, Invalid
from core.history import change
from staff.models import User
from tests.conftest import SETUP, ApiClient
from tests.visits.factories import NOW
from visits import services as visits
from visits.models import Visit

MakeVisit = Callable[..., Visit]
MakeReport = Callable[..., dict[str, Any]]
SignIn = Callable[[User], ApiClient]
MET = NOW - timedelta(hours=1)


def rewrite(visit: Visit, note: str) -> Visit:
    """The note of a visit changed as if its owner had done it."""
    with change(SETUP, "test.setup"):
        visit.note = note
        visit.version += 1
        visit.save()
    return visit


def test_a_note_that_names_an_adverse_event_opens_a_case(
    ana: Actor, mei: Actor, dora: Actor, make_visit: MakeVisit
) -> None:
    visit = visits.submit_visit(ana, make_visit(checked_in=True, note="主任说一位患者服药后皮疹"))
    case = Case.objects.get()
    assert (case.kind, case.state, case.origin, case.rule) == ("adverse_event", "new", "text", "CT-05")
    assert (case.about_kind, case.about_id, case.about_version) == ("visit", visit.pk, visit.version)
    assert case.about_number == visit.number
    assert case.number.startswith("CAS-2026-")
    assert case.found == [
        {"word": "皮疹", "field": "note", "before": "主任说一位患者服药后", "text": "皮疹", "after": ""}
    ]
    assert case.owner_id == mei.user_id
    assert case.reporter_id == ana.user_id


def test_the_clock_runs_since_the_rep_was_told_not_since_the_note_arrived(
    ana: Actor, mei: Actor, make_visit: MakeVisit, clock: time_machine.Traveller
) -> None:
    visit = make_visit(checked_in=True, note="头晕", happened_at=MET, at=MET)
    clock.move_to(NOW + timedelta(hours=30))
    visits.submit_visit(ana, visit, written_at=NOW)
    case = Case.objects.get()
    assert case.knew_at == MET
    assert case.due_at == MET + timedelta(hours=24)
    assert case.opened_at == NOW + timedelta(hours=30)


def test_one_product_is_named_and_of_several_none(
    ana: Actor, mei: Actor, make_visit: MakeVisit, drug: Any
) -> None:
    visits.submit_visit(ana, make_visit(checked_in=True, note="皮疹"))
    assert Case.objects.get().product_id == drug.pk


def test_an_ordinary_note_opens_nothing(ana: Actor, make_visit: MakeVisit) -> None:
    visits.submit_visit(ana, make_visit(checked_in=True, note="介绍了新适应症数据，无不良反应报告"))
    assert not Case.objects.exists()


def test_each_kind_has_a_case_of_its_own(ana: Actor, mei: Actor, dora: Actor, make_visit: MakeVisit) -> None:
    visits.submit_visit(ana, make_visit(checked_in=True, note="皮疹；主任问有没有购物卡"))
    assert sorted(Case.objects.values_list("kind", "owner")) == [
        ("adverse_event", mei.user_id),
        ("gift", dora.user_id),
    ]


def test_handed_in_again_the_same_words_open_nothing_more(
    ana: Actor, boris: Actor, mei: Actor, make_visit: MakeVisit
) -> None:
    visit = visits.submit_visit(ana, make_visit(checked_in=True, note="皮疹"))
    visit = visits.send_back_visit(boris, visit, reason="请补充")
    visits.submit_visit(ana, rewrite(visit, "皮疹"))
    assert Case.objects.count() == 1


def test_a_new_word_joins_the_open_case_and_opens_another_once_it_is_over(
    ana: Actor, boris: Actor, mei: Actor, make_visit: MakeVisit
) -> None:
    visit = visits.submit_visit(ana, make_visit(checked_in=True, note="皮疹"))
    visit = visits.send_back_visit(boris, visit, reason="请补充")
    visit = visits.submit_visit(ana, rewrite(visit, "皮疹、头晕"))
    case = Case.objects.get()
    assert [row["word"] for row in case.found] == ["皮疹", "头晕"]
    cases.dismiss_case(mei, case, reason="与本品无关")
    visit = visits.send_back_visit(boris, visit, reason="请补充")
    visits.submit_visit(ana, rewrite(visit, "皮疹、头晕、休克"))
    assert [row["word"] for row in Case.objects.get(state="new").found] == ["休克"]


def test_a_repeated_request_opens_one_case(
    ana_user: User, mei: Actor, make_visit: MakeVisit, sign_in: SignIn
) -> None:
    visit, client = make_visit(checked_in=True, note="皮疹"), sign_in(ana_user)
    key = "018f0000-0000-7000-8000-000000000001"
    first = client.call("POST", f"/visits/{visit.pk}/submit", {}, key=key)
    again = client.call("POST", f"/visits/{visit.pk}/submit", {}, key=key)
    assert (first.status_code, again.status_code, again["Idempotent-Replay"]) == (200, 200, "1")
    assert Case.objects.count() == 1


def test_counting_prescriptions_is_refused_and_told_all_the_same(
    ana_user: User, dora: Actor, make_visit: MakeVisit, sign_in: SignIn
) -> None:
    """MR-11: the note is refused, and compliance knows of the try; tried again, it is the same case."""
    visit, client = make_visit(checked_in=True, note="主任每月开30盒，处方量上升"), sign_in(ana_user)
    answers = [client.call("POST", f"/visits/{visit.pk}/submit", {}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert (answers[0].json()["code"], answers[0].json()["rule"]) == ("words_forbidden", "MR-11")
    assert "每月开" in answers[0].json()["detail"]
    visit.refresh_from_db()
    assert visit.state == "checked_in"
    case = Case.objects.get()
    assert (case.kind, case.about_id, case.reporter_id) == ("prescription_count", visit.pk, ana_user.pk)
    rewrite(visit, "介绍了数据")
    assert client.call("POST", f"/visits/{visit.pk}/submit", {}).status_code == 200
    assert Case.objects.count() == 1


def test_what_a_judge_dismissed_does_not_refuse_again(
    ana_user: User, dora: Actor, make_visit: MakeVisit, sign_in: SignIn
) -> None:
    visit, client = make_visit(checked_in=True, note="讨论了统方禁令"), sign_in(ana_user)
    assert client.call("POST", f"/visits/{visit.pk}/submit", {}).status_code == 409
    cases.dismiss_case(dora, Case.objects.get(), reason="谈的是禁令本身")
    assert client.call("POST", f"/visits/{visit.pk}/submit", {}).status_code == 200


def test_a_report_opens_a_case_with_its_clock(
    ana: Actor, mei: Actor, make_report: MakeReport, drug: Any
) -> None:
    body = make_report(seriousness=["hospitalisation"])
    case = cases.report_safety(ana, **body)
    assert (case.kind, case.origin, case.owner_id, case.product_id) == (
        "adverse_event",
        "report",
        mei.user_id,
        drug.pk,
    )
    assert case.due_at == body["learned_at"] + timedelta(hours=24)
    assert case.serious


def test_the_same_report_sent_again_is_the_same_case(ana: Actor, mei: Actor, make_report: MakeReport) -> None:
    body = make_report()
    assert cases.report_safety(ana, **body).pk == cases.report_safety(ana, **body).pk
    assert (Case.objects.count(), SafetyReport.objects.count()) == (1, 1)


@pytest.mark.parametrize("report_first", [True, False])
def test_a_report_and_the_note_of_the_same_visit_are_one_case(
    ana: Actor, mei: Actor, make_visit: MakeVisit, make_report: MakeReport, report_first: bool
) -> None:
    visit = make_visit(checked_in=True, note="皮疹")
    body = make_report(about_kind="visit", about_id=visit.pk, learned_at=NOW - timedelta(hours=3))
    acts = [lambda: cases.report_safety(ana, **body), lambda: visits.submit_visit(ana, visit)]
    for act in acts if report_first else reversed(acts):
        act()
    case = Case.objects.get()
    assert case.report_id == body["id"]
    assert [row["word"] for row in case.found] == ["皮疹"]
    assert case.about_number == visit.number
    assert case.due_at == NOW + timedelta(hours=21)


def test_a_report_about_a_visit_that_is_still_on_its_way_is_taken(
    ana: Actor, mei: Actor, make_report: MakeReport
) -> None:
    body = make_report(about_kind="visit", about_id="0190c000-0000-7000-8000-000000000001")
    case = cases.report_safety(ana, **body)
    assert (str(case.about_id), case.about_number) == (body["about_id"], "")


@pytest.mark.parametrize(
    ("field", "text"),
    [("happened", "患者电话13800138000"), ("happened", "身份证110105194912310024"), ("lot", "住院号 123")],
)
def test_a_report_that_says_who_the_patient_is_is_refused(
    ana: Actor, make_report: MakeReport, field: str, text: str
) -> None:
    with pytest.raises(Invalid) as refused:
        cases.report_safety(ana, **make_report(**{field: text}))
    assert set(refused.value.fields) == {field}
    assert not SafetyReport.objects.exists()


def test_nobody_learns_anything_in_the_future(ana: Actor, make_report: MakeReport) -> None:
    with pytest.raises(Invalid) as refused:
        cases.report_safety(ana, **make_report(learned_at=NOW + timedelta(hours=1)))
    assert set(refused.value.fields) == {"learned_at"}


def test_an_unknown_product_doctor_or_kind_of_record_is_refused(
    ana: Actor, chiara: Actor, make_report: MakeReport
) -> None:
    nothing = "0190c000-0000-7000-8000-000000000009"
    body = make_report(product_id=nothing, hcp_id=nothing, about_kind="territory", about_id=nothing)
    with pytest.raises(Invalid) as refused:
        cases.report_safety(ana, **body)
    assert set(refused.value.fields) == {"product_id", "hcp_id", "about_kind"}


def test_whoever_may_not_report_is_refused(ana: Actor, make_report: MakeReport) -> None:
    with pytest.raises(Forbidden):
        cases.report_safety(Actor(user_id=1, name="x"), **make_report())


def test_the_least_busy_takes_the_next_case_and_never_his_own(
    ana: Actor, dora: Actor, emil_user: User, make_visit: MakeVisit
) -> None:
    for _ in range(2):
        visits.submit_visit(ana, make_visit(checked_in=True, note="购物卡"))
    assert set(Case.objects.values_list("owner", flat=True)) == {dora.user_id, emil_user.pk}


def test_a_list_of_another_day_does_not_speak(
    ana: Actor, mei: Actor, dora: Actor, make_visit: MakeVisit
) -> None:
    fields: dict[str, Any] = {
        "words_zh": ["打喷嚏"],
        "words_en": [],
        "excepted": [],
        "outcome": "case",
        "hours": 12,
    }
    said: dict[str, Any] = {
        "source_zh": "公司",
        "source_en": "company",
        "reason": "新版",
        "name_zh": "不良事件",
        "name_en": "AE",
    }
    cases.add_word_list(dora, kind="adverse_event", from_on=NOW.date() + timedelta(days=1), **fields, **said)
    visits.submit_visit(ana, make_visit(checked_in=True, note="打喷嚏"))
    assert not Case.objects.exists()
    cases.add_word_list(dora, kind="adverse_event", from_on=NOW.date(), **fields, **said)
    visits.submit_visit(ana, make_visit(checked_in=True, note="打喷嚏、皮疹"))
    assert [row["word"] for row in Case.objects.get().found] == ["打喷嚏"]
    assert Case.objects.get().hours == 12


def test_a_day_ends_where_the_company_works(dora: Actor, clock: time_machine.Traveller) -> None:
    """A list from 19 November holds from midnight in Shanghai, when it is still the 18th in Greenwich."""
    fields: dict[str, Any] = {
        "words_zh": ["打喷嚏"],
        "words_en": [],
        "excepted": [],
        "outcome": "case",
        "hours": 12,
    }
    said: dict[str, Any] = {
        "source_zh": "公司",
        "source_en": "company",
        "reason": "新版",
        "name_zh": "不良事件",
        "name_en": "AE",
    }
    cases.add_word_list(dora, kind="adverse_event", from_on="2026-11-19", **fields, **said)
    clock.move_to(datetime(2026, 11, 18, 15, 59, tzinfo=UTC))
    assert list_of("adverse_event").hours == 24
    clock.move_to(datetime(2026, 11, 18, 16, 1, tzinfo=UTC))
    assert list_of("adverse_event").hours == 12
