"""The dated rules, the permit and the question before a visit, through the API and on the tablet."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from compliance.gates import late_after_hours
from compliance.models import GateRule
from compliance.permits import permit_row, read_permit
from compliance.selectors import get_permit, late_after
from compliance.services import edit_gate_rule
from config.wiring import FEED
from core.actor import Actor
from core.errors import Forbidden, NotFound
from core.history import amend, change
from hcp.models import Institution
from staff.models import Product, User
from tests.conftest import SETUP, ApiClient
from tests.hcp.factories import SlotFactory
from tests.visits.factories import NOW, TODAY

SignIn = Callable[[User], ApiClient]


@pytest.mark.django_db
def test_the_first_rules_are_there_and_told_in_their_history() -> None:
    rules = {(r.rule, r.code, r.product_kind, r.province): r for r in GateRule.objects.all()}
    assert ("MR-03", "filing", "device", "35") in rules
    assert ("MR-03", "filing", "device", "31") in rules
    assert ("MR-08", "filing", "drug", "") in rules
    assert ("MR-03", "filing", "device", "") not in rules
    assert rules["AL-01", "late_after_hours", "any", ""].number == 24
    for rule in rules.values():
        assert rule.source_zh
        assert rule.source_en
        told = rule.history.order_by("history_id").first()
        assert (told.actor_name, told.action, told.history_type) == (
            "job:install",
            "compliance.gaterule.add",
            "+",
        )


@pytest.mark.django_db
@pytest.mark.parametrize(("person", "may"), [("ana", 403), ("boris", 403), ("chiara", 403), ("dora", 200)])
def test_rules_are_read_by_everybody_and_changed_by_compliance(
    person: str, may: int, request: pytest.FixtureRequest, sign_in: SignIn
) -> None:
    client = sign_in(request.getfixturevalue(f"{person}_user"))
    rules = client.call("GET", "/gate-rules").json()["items"]
    late = next(rule for rule in rules if rule["code"] == "late_after_hours")
    body = {"version": late["version"], "number": 48, "reason": "公司制度 2026-11"}
    answer = client.call("PATCH", f"/gate-rules/{late['id']}", body)
    assert answer.status_code == may
    new = {**{k: late[k] for k in ("code", "outcome", "number", "unit", "source_zh", "source_en")}}
    new |= {"rule": "CO-1", "from_on": "2027-01-01", "reason": "公司制度"}
    assert client.call("POST", "/gate-rules", new).status_code == may


@pytest.mark.django_db
def test_nobody_signed_in_reads_no_rule() -> None:
    for method, path in (("GET", "/gate-rules"), ("GET", "/permit"), ("POST", "/gates/check")):
        assert ApiClient().call(method, path, {} if method == "POST" else None).status_code == 401


@pytest.mark.django_db
def test_a_changed_rule_is_told_and_an_old_version_refused(dora_user: User, sign_in: SignIn) -> None:
    client = sign_in(dora_user)
    rule = GateRule.objects.get(code="slot", province="")
    body = {"version": 1, "outcome": "warn", "reason": "试行期只提醒"}
    row = client.call("PATCH", f"/gate-rules/{rule.pk}", body).json()
    assert (row["outcome"], row["version"], row["rule"]) == ("warn", 2, "HOSP-01")
    again = client.call("PATCH", f"/gate-rules/{rule.pk}", body)
    assert (again.status_code, again.json()["code"], again.json()["current"]["version"]) == (409, "stale", 2)
    told = client.call("GET", f"/history/gate_rule/{rule.pk}").json()["items"][0]
    assert (told["action"], told["reason"], told["actor"]) == (
        "compliance.gaterule.edit",
        "试行期只提醒",
        "窦拉",
    )
    assert [(c["field"], c["before"], c["after"]) for c in told["changes"]] == [("outcome", "block", "warn")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "status", "field"),
    [
        ({"to_on": "2026-07-31"}, 422, "to_on"),
        ({"number": 3}, 422, "unit"),
        ({"province": "Fujian"}, 422, "province"),
        ({"code": "horoscope"}, 422, "code"),
        ({"rule": "MR-08", "code": "letter"}, 409, None),
        ({"reason": ""}, 422, "reason"),
        ({}, 200, None),
    ],
)
def test_a_new_rule_is_checked(
    fields: dict[str, Any], status: int, field: str | None, dora_user: User, sign_in: SignIn
) -> None:
    rule = {
        "rule": "BJ-1",
        "code": "registration",
        "province": "11",
        "from_on": "2026-08-01",
        "outcome": "warn",
        "source_zh": "北京市规定",
        "source_en": "Rules of Beijing",
        "reason": "新规",
    }
    if fields.get("code") == "letter":
        rule |= {"province": ""}
    answer = sign_in(dora_user).call("POST", "/gate-rules", rule | fields)
    assert answer.status_code == status, answer.content.decode()
    if field:
        assert list(answer.json()["fields"]) == [field]


@pytest.mark.django_db
def test_a_job_cannot_change_a_rule_without_the_permission(ana: Actor) -> None:
    rule = GateRule.objects.get(code="late_after_hours")
    with pytest.raises(Forbidden):
        edit_gate_rule(ana, rule, version=1, reason="没有权限", number=99)


def test_a_permit_says_what_the_papers_say(ana: Actor, papers: dict[str, Any], hospital: Institution) -> None:
    SlotFactory.create(institution=hospital)
    permit = get_permit(ana)
    assert permit.id == ana.user_id
    assert permit.filing
    assert permit.filing.number == papers["filing"].number
    assert permit.qualification
    assert [letter.number for letter in permit.letters] == [papers["letter"].number]
    assert permit.kinds == ("drug",)
    assert [held.institution_id for held in permit.registrations] == [hospital.pk]
    assert [(slot.weekday, slot.starts, slot.ends) for slot in permit.slots] == [(3, "09:30", "11:00")]
    assert late_after_hours(permit.rules, TODAY) == 24
    assert read_permit(permit_row(permit)) == permit


def test_a_permit_for_one_hospital_leaves_the_others_out(
    ana: Actor, papers: dict[str, Any], hospital: Institution
) -> None:
    SlotFactory.create(institution=hospital)
    permit = get_permit(ana, uuid4())
    assert permit.filing
    assert (permit.registrations, permit.slots) == ((), ())


@pytest.mark.django_db
def test_somebody_without_papers_has_an_empty_permit_and_a_job_has_none(chiara: Actor) -> None:
    permit = get_permit(chiara)
    assert (permit.filing, permit.qualification, permit.letters, permit.kinds) == (None, None, (), ())
    with pytest.raises(NotFound):
        get_permit(Actor.job("test"))


@pytest.mark.django_db
def test_late_is_a_rule_of_its_day() -> None:
    assert late_after(TODAY) == timedelta(hours=24)
    assert late_after(date(2019, 12, 31)) is None


def test_the_question_before_a_visit_names_the_rule_in_the_readers_languages(
    ana_user: User, sign_in: SignIn, papers: dict[str, Any], hospital: Institution, drug: Product
) -> None:
    client = sign_in(ana_user)
    body = {"institution_id": str(hospital.pk), "product_ids": [str(drug.pk)], "at": "2026-11-18T02:00:00Z"}
    assert client.call("POST", "/gates/check", body).json() == {"refusals": []}
    body["at"] = "2027-09-01T02:00:00Z"
    refusals = client.call("POST", "/gates/check", body).json()["refusals"]
    assert [(r["rule"], r["code"], r["outcome"]) for r in refusals] == [
        ("MR-08", "registration_expired", "block"),
        ("MR-08", "letter_expired", "block"),
    ]
    assert "2027-08-04" in refusals[0]["zh"]
    assert hospital.name in refusals[0]["en"]


@pytest.mark.usefixtures("papers")
def test_the_question_about_somebody_elses_hospital_finds_nothing(
    chiara_user: User, sign_in: SignIn, hospital: Institution
) -> None:
    body = {"institution_id": str(hospital.pk), "product_ids": [], "at": "2026-11-18T02:00:00Z"}
    assert sign_in(chiara_user).call("POST", "/gates/check", body).status_code == 404


def test_the_permit_of_the_feed_is_the_permit_of_the_api(
    ana_user: User, ana: Actor, sign_in: SignIn, papers: dict[str, Any]
) -> None:
    answer = sign_in(ana_user).call("GET", "/permit").json()
    assert answer == FEED.pull(ana, "")["rows"]["permit"][0]


def permit_since(actor: Actor, cursor: str) -> tuple[list[Any], str]:
    answer = FEED.pull(actor, cursor)
    assert not answer["more"]
    return answer["rows"].get("permit", []), answer["cursor"]


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("paper", ["qualification", "filing", "letter", "registration", "slot"])
def test_a_changed_paper_reaches_the_tablet_by_delta(
    paper: str, ana: Actor, papers: dict[str, Any], hospital: Institution, chiara: Actor
) -> None:
    papers["slot"] = SlotFactory.create(institution=hospital)
    cursor, theirs = permit_since(ana, "")[1], permit_since(chiara, "")[1]
    assert permit_since(ana, cursor)[0] == []
    field = {"qualification": "passed_on", "filing": "withdrawn_on", "registration": "expires_on"}
    with change(SETUP, "test.setup"):
        amend(papers[paper], **{field.get(paper, "to_on"): TODAY})
    (row,), cursor = permit_since(ana, cursor)
    assert TODAY.isoformat() in str(row)
    assert permit_since(ana, cursor)[0] == []
    assert bool(permit_since(chiara, theirs)[0]) == (paper == "slot")


@pytest.mark.django_db(transaction=True)
def test_a_changed_rule_reaches_every_tablet_by_delta(ana: Actor, papers: dict[str, Any]) -> None:
    cursor = permit_since(ana, "")[1]
    rule = GateRule.objects.get(code="late_after_hours")
    try:
        with change(SETUP, "test.setup"):
            amend(rule, number=72)
        (row,), _ = permit_since(ana, cursor)
        assert [r["number"] for r in row["rules"] if r["code"] == "late_after_hours"] == [72]
    finally:
        with change(SETUP, "test.setup"):
            amend(rule, number=24)


@pytest.mark.django_db(transaction=True)
def test_a_product_of_another_kind_reaches_the_permits_it_changes(ana: Actor, papers: dict[str, Any]) -> None:
    (before,), cursor = permit_since(ana, "")
    assert before["kinds"] == ["drug"]
    with change(SETUP, "test.setup"):
        amend(Product.objects.get(pk=papers["letter"].product_ids[0]), kind="device")
    (row,), _ = permit_since(ana, cursor)
    assert row["kinds"] == ["device"]


@pytest.mark.django_db
def test_the_database_keeps_days_in_order_and_history_complete() -> None:
    GateRule.objects.filter(code="slot").update(outcome="warn")
    with pytest.raises(Exception, match="history"):
        connection.check_constraints()
    assert NOW
