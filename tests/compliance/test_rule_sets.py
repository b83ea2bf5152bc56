"""Rule sets: drafted by one person, put into force by another, asked by day and country, carried by tablets."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from compliance import selectors, services
from compliance.models import Rule, RuleSet
from compliance.rules import Money, check_rule
from config.wiring import FEED
from core.actor import Actor
from core.errors import Forbidden, Invalid, Refused, Stale
from core.history import change
from staff.access import actor_of
from staff.choices import Role
from staff.models import User
from tests.conftest import SETUP, ApiClient, make_person
from tests.visits.factories import TODAY

SignIn = Callable[[User], ApiClient]
SOON = TODAY + timedelta(days=10)
DRAFT: dict[str, Any] = {
    "name_zh": "公司·中国餐饮",
    "name_en": "Company: meals in China",
    "jurisdiction": "CN",
    "product_kind": "any",
    "from_on": SOON,
    "reason": "公司制度",
}
RULE: dict[str, Any] = {
    "rule": "CO-1",
    "occasion": "visit.meal",
    "when": {"all": [{"fact": "heads", "is": "above", "value": 10}]},
    "limit": None,
    "unit": "",
    "outcome": "block",
    "grant": "",
    "zh": "{heads} 人超过十人。",
    "en": "{heads} are more than ten.",
    "source_zh": "公司制度",
    "source_en": "Company policy",
    "verified": True,
    "reason": "公司制度",
}


@pytest.fixture
def emma(db: None) -> Actor:
    """Dora's colleague in compliance."""
    return actor_of(make_person("emma", "艾玛", Role.COMPLIANCE))


@pytest.fixture
def draft(dora: Actor) -> RuleSet:
    """Dora's draft with one rule."""
    drafted = services.propose_rule_set(dora, **DRAFT)
    services.add_rule(dora, drafted, **RULE)
    return selectors.get_rule_set(dora, drafted.pk)


def meal(per_head: str, country: str = "CN", currency: str = "CNY", **more: Any) -> dict[str, Any]:
    amount = Money(Decimal(per_head), currency)
    return {"on": TODAY, "country": country, "amount": amount, "heads": 1, "per_head": amount, **more}


def answers(facts: dict[str, Any], occasion: str = "visit.meal") -> list[tuple[str, str]]:
    return [(a.rule.rule, str(a.outcome)) for a in selectors.judge_occasion(occasion, facts)]


@pytest.mark.django_db
def test_the_sets_that_come_with_the_product_can_be_judged_and_are_told_in_their_history() -> None:
    assert {one.jurisdiction for one in RuleSet.objects.all()} == {"CN", "US", "EU", "EU-DE", "EU-AT"}
    assert Rule.objects.count() > 30
    for rule in Rule.objects.all():
        assert check_rule(selectors.judged(rule)) == [], rule
        assert rule.source_zh
        assert rule.source_en
        assert rule.history.get().actor_name == "job:install"
    unread = {rule.rule for rule in Rule.objects.filter(verified=False)}
    assert {"RDPAC-05", "RDPAC-06"} <= unread
    assert "CODE-05" not in unread


@pytest.mark.django_db
def test_the_host_country_decides_what_a_meal_may_cost() -> None:
    drugs: dict[str, Any] = {"product_kinds": ["drug"]}
    assert answers(meal("300.00", **drugs)) == []
    assert answers(meal("300.01", **drugs)) == [("RDPAC-05", "approve")]
    assert answers(meal("60.00", "DE", "EUR")) == []
    assert answers(meal("60.01", "DE", "EUR")) == [("CODE-05", "block")]
    assert answers(meal("74.99", "AT", "EUR")) == []
    assert answers(meal("75.00", "AT", "EUR")) == [("CODE-05", "block")]
    assert answers(meal("10.00", "FR", "EUR")) == [("CODE-04", "approve")]
    assert answers(meal("125.01", "US", "USD")) == [("CODE-02", "approve")]
    assert answers(meal("10.00", "CN", "USD", **drugs)) == [("RDPAC-05", "unknown")]
    assert answers(meal("9999.00", "JP", "JPY")) == []


@pytest.mark.django_db
def test_a_day_before_the_rules_is_not_judged_by_them() -> None:
    assert answers(meal("900.00") | {"on": date(2026, 7, 31)}) == []
    assert answers(meal("900.00") | {"on": date(2026, 8, 1)}) == [("RDPAC-05", "approve")]


def test_a_draft_judges_nothing_until_a_second_person_puts_it_into_force(
    draft: RuleSet, dora: Actor, emma: Actor
) -> None:
    crowd = meal("10.00") | {"heads": 11, "on": SOON}
    assert answers(crowd) == []
    assert "activate" not in selectors.rule_set_moves(dora, draft)
    with pytest.raises(Refused, match="own_draft"):
        services.activate_rule_set(dora, draft, reason="启用")
    assert selectors.rule_set_moves(emma, draft) == ["activate", "retire"]
    active = services.activate_rule_set(emma, draft, reason="已核对")
    assert (active.state, active.proposed_by_name, active.activated_by_name) == ("active", "窦拉", "艾玛")
    assert answers(crowd) == [("CO-1", "block")]
    assert answers(crowd | {"on": SOON - timedelta(days=1)}) == []


def test_whoever_wrote_one_rule_of_it_is_not_the_second_person(
    draft: RuleSet, dora: Actor, emma: Actor
) -> None:
    services.add_rule(emma, draft, **{**RULE, "rule": "CO-2"})
    for author in (dora, emma):
        with pytest.raises(Refused, match="own_draft"):
            services.activate_rule_set(author, draft, reason="启用")


def test_whoever_took_a_rule_out_is_not_the_second_person(draft: RuleSet, dora: Actor, emma: Actor) -> None:
    services.add_rule(dora, draft, **{**RULE, "rule": "CO-2"})
    gone = Rule.objects.get(rule="CO-2")
    services.remove_rule(emma, gone, version=gone.version, reason="多余")
    with pytest.raises(Refused, match="own_draft"):
        services.activate_rule_set(emma, draft, reason="启用")


def test_the_database_too_refuses_one_person_for_both(draft: RuleSet, dora: Actor) -> None:
    draft.state, draft.activated_by, draft.activated_at = "active", dora.user_id, timezone.now()
    with pytest.raises(IntegrityError, match="rule_set_two_persons"), change(SETUP, "test.setup"):
        draft.save()


def test_what_is_in_force_is_not_changed(draft: RuleSet, dora: Actor, emma: Actor) -> None:
    active = services.activate_rule_set(emma, draft, reason="已核对")
    [rule] = active.rules.all()
    with pytest.raises(Refused, match="not_a_draft"):
        services.edit_rule_set(dora, active, version=active.version, reason="改", name_en="x")
    with pytest.raises(Refused, match="not_a_draft"):
        services.edit_rule(dora, rule, version=rule.version, reason="改", outcome="warn")
    with pytest.raises(Refused, match="not_a_draft"):
        services.add_rule(dora, active, **RULE)
    with pytest.raises(Refused, match="not_a_draft"):
        services.remove_rule(dora, rule, version=rule.version, reason="删")


def test_a_new_edition_ends_the_one_before_on_the_day_before(
    draft: RuleSet, dora: Actor, emma: Actor
) -> None:
    first = services.activate_rule_set(emma, draft, reason="已核对")
    later = SOON + timedelta(days=30)
    second = services.propose_edition(
        dora, first, name_zh="二版", name_en="Second", from_on=later, reason="放宽"
    )
    assert (second.edition, second.jurisdiction, second.state) == (2, "CN", "draft")
    [rule] = second.rules.all()
    services.edit_rule(dora, rule, version=rule.version, reason="放宽", outcome="warn")
    services.activate_rule_set(emma, second, reason="已核对")
    first.refresh_from_db()
    assert first.to_on == later - timedelta(days=1)
    crowd = meal("10.00") | {"heads": 11}
    assert answers(crowd | {"on": later - timedelta(days=1)}) == [("CO-1", "block")]
    assert answers(crowd | {"on": later}) == [("CO-1", "warn")]


def test_rules_do_not_reach_back(draft: RuleSet, dora: Actor, emma: Actor) -> None:
    services.edit_rule_set(
        dora, draft, version=draft.version, reason="改期", from_on=TODAY - timedelta(days=1)
    )
    with pytest.raises(Invalid, match="reach back"):
        services.activate_rule_set(emma, RuleSet.objects.get(pk=draft.pk), reason="启用")


def test_an_empty_set_is_not_put_into_force(dora: Actor, emma: Actor) -> None:
    empty = services.propose_rule_set(dora, **DRAFT)
    with pytest.raises(Refused, match="no_rules"):
        services.activate_rule_set(emma, empty, reason="启用")


def test_a_set_is_taken_back_before_its_first_day_and_retired_after(
    draft: RuleSet, dora: Actor, emma: Actor
) -> None:
    active = services.activate_rule_set(emma, draft, reason="已核对")
    assert selectors.rule_set_moves(dora, active) == ["take_back", "retire"]
    back = services.take_back_rule_set(dora, active, reason="有误")
    assert (back.state, back.activated_at, back.activated_by) == ("draft", None, None)
    services.edit_rule_set(dora, back, version=back.version, reason="改期", from_on=TODAY)
    now = services.activate_rule_set(emma, RuleSet.objects.get(pk=back.pk), reason="再次核对")
    with pytest.raises(Refused, match="begun"):
        services.take_back_rule_set(dora, now, reason="有误")
    with pytest.raises(Invalid, match="last day"):
        services.retire_rule_set(dora, now, reason="停", last_on=TODAY - timedelta(days=1))
    retired = services.retire_rule_set(dora, now, reason="停")
    assert (retired.state, retired.to_on) == ("retired", TODAY)
    crowd = meal("10.00") | {"heads": 11}
    assert answers(crowd) == [("CO-1", "block")]
    assert answers(crowd | {"on": TODAY + timedelta(days=1)}) == []


def test_a_dropped_draft_never_judges(draft: RuleSet, dora: Actor) -> None:
    dropped = services.retire_rule_set(dora, draft, reason="不需要")
    assert (dropped.state, dropped.to_on) == ("retired", None)
    assert answers(meal("10.00") | {"heads": 11, "on": SOON}) == []


def test_a_bad_rule_is_refused_with_the_place_in_its_tree(dora: Actor, draft: RuleSet) -> None:
    bad = {"any": [RULE["when"], {"not": {"fact": "colour", "is": "equals", "value": "red"}}]}
    with pytest.raises(Invalid) as refused:
        services.add_rule(dora, draft, **{**RULE, "when": bad, "zh": "{nothing}"})
    answer = refused.value.answer("en")
    assert answer["fields"] == {
        "when.any[1].not": 'Condition 2: "Meal at a visit" has no fact named colour.',
        "zh": "Nothing fills in {nothing} of the sentence.",
    }
    assert "{nothing}" in str(answer["detail"])


def test_an_edit_from_an_old_version_is_stale(dora: Actor, draft: RuleSet) -> None:
    [rule] = draft.rules.all()
    services.edit_rule(dora, rule, version=1, reason="改", outcome="warn")
    with pytest.raises(Stale):
        services.edit_rule(dora, rule, version=1, reason="改", outcome="block")


def test_only_compliance_drafts(ana: Actor, draft: RuleSet) -> None:
    for act in (
        lambda: services.propose_rule_set(ana, **DRAFT),
        lambda: services.add_rule(ana, draft, **RULE),
        lambda: services.activate_rule_set(ana, draft, reason="x"),
        lambda: services.retire_rule_set(ana, draft, reason="x"),
    ):
        with pytest.raises(Forbidden):
            act()


def test_tablets_carry_what_was_put_into_force_and_no_draft(
    draft: RuleSet, ana: Actor, emma: Actor, dora: Actor
) -> None:
    pulled = FEED.pull(ana, "")
    carried = {row["id"] for row in pulled["rows"]["rule_sets"]}
    assert draft.pk not in carried
    assert len(carried) == 6
    services.activate_rule_set(emma, draft, reason="已核对")
    again = FEED.pull(ana, pulled["cursor"])
    rows = {row["id"]: row for row in again["rows"]["rule_sets"]}
    assert rows[draft.pk]["rules"][0]["when"] == RULE["when"]
    services.take_back_rule_set(dora, RuleSet.objects.get(pk=draft.pk), reason="有误")
    assert FEED.pull(ana, again["cursor"])["gone"]["rule_sets"] == [str(draft.pk)]


def test_a_set_is_drafted_and_activated_through_the_api(
    dora_user: User, emma: Actor, sign_in: SignIn
) -> None:
    client = sign_in(dora_user)
    made = client.call("POST", "/rule-sets", {**DRAFT, "id": str(uuid4())}).json()
    assert (made["state"], made["moves"]) == ("draft", ["retire"])
    rule = client.call("POST", f"/rule-sets/{made['id']}/rules", RULE)
    assert rule.status_code == 200, rule.json()
    changed = client.call(
        "PATCH",
        f"/rules/{rule.json()['id']}",
        {
            "version": 1,
            "reason": "改",
            "limit": {"adds": "heads", "already": None, "at_most": "10"},
            "en": "{cap}",
        },
    )
    assert changed.json()["limit"] == {"adds": "heads", "already": None, "at_most": "10"}
    own = client.call("POST", f"/rule-sets/{made['id']}/activate", {"reason": "启用"})
    assert (own.status_code, own.json()["code"]) == (409, "own_draft")
    other = sign_in(User.objects.get(username="emma"))
    assert (
        other.call("POST", f"/rule-sets/{made['id']}/activate", {"reason": "核对"}).json()["state"]
        == "active"
    )
    told = client.call("GET", f"/history/rule_set/{made['id']}").json()["items"]
    assert [(one["actor"], one["action"]) for one in told] == [
        ("艾玛", "compliance.ruleset.activate"),
        ("窦拉", "compliance.ruleset.propose"),
    ]


def test_the_question_is_answered_through_the_api(ana_user: User, sign_in: SignIn) -> None:
    amount = {"amount": "300.01", "currency": "CNY"}
    facts = {"on": TODAY, "country": "CN", "per_head": amount, "product_kinds": ["drug"]}
    client = sign_in(ana_user)
    found = client.call("POST", "/rules/judge", {"occasion": "visit.meal", "facts": facts}).json()
    [answer] = found["answers"]
    assert (answer["rule"], answer["outcome"], answer["cap"], answer["used"], answer["grant"]) == (
        "RDPAC-05",
        "approve",
        "300.00",
        "300.01",
        "compliance",
    )
    assert found["rooms"][0]["room"] == "300.00"
    for wrong in ({"occasion": "lunch", "facts": {}}, {"occasion": "visit.meal", "facts": {"on": "x"}}):
        assert client.call("POST", "/rules/judge", wrong).status_code == 422
    assert client.call("POST", "/rules/judge", {"occasion": "visit.meal", "facts": {}}).status_code == 422


@pytest.mark.django_db
def test_rules_in_force_are_found_with_two_questions_and_not_read_again(
    django_assert_num_queries: Any,
) -> None:
    selectors.forget_rules()
    with django_assert_num_queries(2):
        selectors.judge_occasion("visit.meal", meal("1.00"))
    with django_assert_num_queries(1):
        selectors.judge_occasion("visit.meal", meal("1.00"))
    assert connection.in_atomic_block
