"""The gates give the answers of gate_cases.json, which the tablet's gates are held to as well."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from compliance.gates import (
    CHECKS,
    GateRefused,
    Occasion,
    Offer,
    Place,
    Refusal,
    check_visit,
    late_after_hours,
)
from compliance.permits import Permit, permit_row, read_permit
from compliance.sentences import SENTENCES

BOOK = json.loads(Path(__file__).with_name("gate_cases.json").read_text(encoding="utf-8"))
CASES = BOOK["cases"]
VISIT = TypeAdapter(Occasion)


def permit_of(case: dict[str, Any]) -> Permit:
    return read_permit({**BOOK["permits"][case["permit"]], **case["changes"]})


def occasion_of(visit: dict[str, Any]) -> Occasion:
    return VISIT.validate_python({**visit, "place": visit["institution"]})


def refusals_of(case: dict[str, Any]) -> list[Refusal]:
    return check_visit(permit_of(case), occasion_of(case["visit"]), datetime.fromisoformat(case["at"]))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_gates_answer_as_the_book_says(case: dict[str, Any]) -> None:
    found = refusals_of(case)
    assert [{"rule": r.rule, "code": r.code, "outcome": r.outcome} for r in found] == case["expect"]
    if "says" in case:
        assert [{"zh": r.text.zh, "en": r.text.en} for r in found] == case["says"]


def test_the_book_is_large_enough_and_its_names_are_unique() -> None:
    assert len(CASES) >= 40
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_every_sentence_is_reached_and_all_its_values_are_filled_in() -> None:
    found = [refusal for case in CASES for refusal in refusals_of(case)]
    assert {refusal.code for refusal in found} == set(SENTENCES)
    assert not [r.text for r in found if "{" in r.text.zh + r.text.en]


def test_the_book_carries_the_sentences_the_server_speaks() -> None:
    assert BOOK["sentences"] == {code: {"zh": text.zh, "en": text.en} for code, text in SENTENCES.items()}


def test_every_check_is_seen_refusing_and_allowing() -> None:
    codes = {refusal["code"] for case in CASES for refusal in case["expect"]}
    assert len(codes) >= len(CHECKS)
    assert [case for case in CASES if not case["expect"]]


@pytest.mark.parametrize("name", sorted(BOOK["permits"]))
def test_a_permit_is_exactly_its_row(name: str) -> None:
    row = BOOK["permits"][name]
    assert permit_row(read_permit(row)) == row


def test_a_refused_visit_names_the_first_rule_and_lists_all() -> None:
    refusals = refusals_of(next(case for case in CASES if case["permit"] == "stranger" and case["expect"]))
    answer = GateRefused(refusals).answer("en")
    assert (answer["rule"], answer["code"]) == ("MR-04", "not_qualified")
    assert "not filed" in str(answer["detail"])
    listed = answer["refusals"]
    assert isinstance(listed, list)
    assert len(listed) == 4


def test_a_name_with_braces_is_only_a_name() -> None:
    place = Place(BOOK["permits"]["drug_rep"]["id"], "{x}医院", "110108")
    drug = Offer(BOOK["cases"][0]["visit"]["products"][0]["id"], "drug", "{y}", "{y}")
    stranger = read_permit(BOOK["permits"]["stranger"])
    at = datetime.fromisoformat("2026-11-18T02:00:00Z")
    assert "{x}医院" in str(
        GateRefused(check_visit(stranger, Occasion(place, (drug,)), at)).answer("zh-hans")
    )


def test_the_hours_after_which_an_entry_is_late_are_a_dated_rule() -> None:
    rules = read_permit(BOOK["permits"]["drug_rep"]).rules
    assert late_after_hours(rules, datetime.fromisoformat("2026-11-18T02:00:00Z").date()) == 24
    assert late_after_hours(rules, datetime.fromisoformat("2026-07-01T02:00:00Z").date()) is None
