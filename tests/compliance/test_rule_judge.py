"""Rules answer as rule_cases.json says, to which the tablet's are held as well."""

import json
import time
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from pydantic import TypeAdapter

from compliance.management.commands.describe_rules import TARGET, written
from compliance.rules import (
    OCCASIONS,
    BadValue,
    JudgedRule,
    check_rule,
    compile_rule,
    judge,
    jurisdictions_of,
    rooms_left,
    speaks,
)
from compliance.rules.tree import OPERATORS, BadTree, facts_in, parse
from compliance.rules.values import FactType

BOOK = json.loads(Path(__file__).with_name("rule_cases.json").read_text(encoding="utf-8"))
RULE = TypeAdapter(JudgedRule)


def named(cases: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def compiled(case: Mapping[str, Any]) -> list[Any]:
    return [compile_rule(RULE.validate_python(rule)) for rule in case["rules"]]


@named(BOOK["cases"])
def test_rules_answer_as_the_book_says(case: dict[str, Any]) -> None:
    found = [answer.row for answer in judge(compiled(case), case["occasion"], case["facts"])]
    assert [
        {name: row[name] for name in wanted} for row, wanted in zip(found, case["expect"], strict=True)
    ] == case["expect"]
    if "says" in case:
        assert [{"zh": row["zh"], "en": row["en"]} for row in found] == case["says"]
    if "rooms" in case:
        rooms = rooms_left(compiled(case), case["occasion"], case["facts"])
        assert [room.row for room in rooms] == case["rooms"]


@named(BOOK["speaks"])
def test_the_host_country_the_products_and_the_day_decide_which_set_speaks(case: dict[str, Any]) -> None:
    said = case["set"]
    rules = SimpleNamespace(
        jurisdiction=said["jurisdiction"],
        product_kind=said["product_kind"],
        from_on=date.fromisoformat(said["from_on"]),
        to_on=date.fromisoformat(said["to_on"]) if said["to_on"] else None,
    )
    found = speaks(rules, country=case["country"], kinds=case["kinds"], on=date.fromisoformat(case["on"]))
    assert found is case["speaks"]


@named(BOOK["refused"])
def test_a_rule_that_cannot_be_judged_is_not_saved_and_its_place_is_named(case: dict[str, Any]) -> None:
    found = [
        {"path": problem.path, "zh": problem.text.zh, "en": problem.text.en}
        for problem in check_rule(RULE.validate_python(case["rule"]))
    ]
    assert [
        {name: one[name] for name in wanted} for one, wanted in zip(found, case["problems"], strict=True)
    ] == case["problems"]


def test_every_rule_of_the_book_could_be_saved() -> None:
    for case in BOOK["cases"]:
        for rule in case["rules"]:
            assert check_rule(RULE.validate_python(rule)) == [], case["name"]


def test_the_book_is_large_enough_and_puts_every_question_of_every_type() -> None:
    assert len(BOOK["cases"]) >= 60
    put: set[tuple[FactType, str]] = set()

    def walk(raw: Any, occasion: str) -> None:
        if isinstance(raw, list):
            for one in raw:
                walk(one, occasion)
        elif "fact" in raw:
            put.add((OCCASIONS[occasion].facts[raw["fact"]].kind, raw["is"]))
        else:
            for inner in raw.values():
                walk(inner, occasion)

    for case in BOOK["cases"]:
        for rule in case["rules"]:
            walk(rule["when"], rule["occasion"])
    kinds = {"money", "day", "instant", "choice", "choices", "flag", "text", "whole", "decimal"}
    assert {kind.value for kind, _ in put} == kinds
    assert {operator for _, operator in put} == {one for known in OPERATORS.values() for one in known}


def test_no_tree_is_larger_than_two_hundred_conditions() -> None:
    one = {"fact": "alcohol", "is": "equals", "value": True}
    with pytest.raises(BadTree, match="more than 200"):
        parse({"all": [one] * 200}, OCCASIONS["event"])
    node = parse({"all": [one] * 199}, OCCASIONS["event"])
    assert set(facts_in(node)) == {"alcohol"}


@pytest.mark.parametrize(
    "facts",
    [
        {"budget": 1.1},
        {"budget": {"amount": 1.1, "currency": "CNY"}},
        {"budget": {"amount": "1e3", "currency": "CNY"}},
        {"heads": "7"},
        {"heads": True},
        {"on": "2027-02-29"},
        {"on": "20260801"},
        {"starts_at": "2026-11-22"},
        {"alcohol": 1},
        {"product_kinds": "drug"},
        {"title": 1},
    ],
)
def test_a_fact_of_the_wrong_type_is_the_callers_mistake(facts: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        judge([], "event", facts)


def test_what_python_holds_is_read_as_it_is() -> None:
    rule = RULE.validate_python(BOOK["cases"][0]["rules"][0] | {"when": {"all": []}, "en": "{on} {heads}"})
    [answer] = judge(
        [compile_rule(rule)], "event", {"on": date(2028, 2, 29), "heads": 3, "hours": Decimal(1)}
    )
    assert answer.text.en == "2028-02-29 3"


def test_a_member_of_the_union_has_its_own_rules_first() -> None:
    assert jurisdictions_of("DE") == ("EU-DE", "EU")
    assert jurisdictions_of("CN") == ("CN",)


def test_two_hundred_rules_are_judged_in_five_milliseconds() -> None:
    case = BOOK["cases"]
    rules = [one for each in case for one in compiled(each) if each["occasion"] == "event"]
    many = (rules * 4)[:200]
    assert len(many) == 200
    facts = next(one["facts"] for one in case if one["name"].startswith("a sentence says its facts"))
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        judge(many, "event", facts)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.005


def test_the_apps_catalogue_is_as_the_server_has_it() -> None:
    kept = (settings.BASE_DIR / TARGET).read_text(encoding="utf-8")
    assert kept == written(), "run manage.py describe_rules"
