"""Words are found as word_cases.json says; the tablet's twin is held to the same book."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from compliance.cases import around, clock_of, find, identities_in
from compliance.cases.matching import AROUND, Found
from compliance.cases.steps import steps_wanted

BOOK = json.loads((Path(__file__).parents[1] / "word_cases.json").read_text(encoding="utf-8"))
NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)


def named(cases: list[dict[str, Any]]) -> list[str]:
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", BOOK["words"], ids=named(BOOK["words"]))
def test_words_are_found_as_the_book_says(case: dict[str, Any]) -> None:
    assert [list(one) for one in find(case["text"], case["words"], case["excepted"])] == case["found"]


@pytest.mark.parametrize("case", BOOK["identities"], ids=named(BOOK["identities"]))
def test_identities_are_found_as_the_book_says(case: dict[str, Any]) -> None:
    assert [str(kind) for kind in identities_in(case["text"])] == case["found"]


def test_the_book_is_large_enough_and_its_names_are_unique() -> None:
    assert len(BOOK["words"]) >= 30
    names = named(BOOK["words"]) + named(BOOK["identities"])
    assert len(set(names)) == len(names)


def test_what_was_found_is_shown_with_what_stands_around_it() -> None:
    text = "x" * 50 + "皮疹" + "y" * 50
    before, word, after = around(text, Found("皮疹", 50, 52))
    assert (before, word, after) == ("x" * AROUND, "皮疹", "y" * AROUND)


def test_the_clock_starts_at_the_earliest_moment_somebody_knew() -> None:
    visit, written = NOON - timedelta(hours=5), NOON - timedelta(hours=1)
    clock = clock_of(24, [written, visit], NOON)
    assert clock.knew_at == visit
    assert clock.due_at == visit + timedelta(hours=24)
    assert clock.remind_at == visit + timedelta(hours=16)


def test_a_tablet_whose_clock_runs_ahead_gains_no_time() -> None:
    assert clock_of(24, [NOON + timedelta(hours=3)], NOON).knew_at == NOON


def test_the_hours_are_real_whatever_the_zone_of_what_was_said() -> None:
    """In Berlin the night of 25 October 2026 has 25 hours: by the wall it would be due an hour too late."""
    berlin, shanghai = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
    knew = datetime(2026, 10, 24, 20, 0, tzinfo=berlin)
    clock = clock_of(24, [knew], NOON)
    assert clock.due_at - knew.astimezone(UTC) == timedelta(hours=24)
    assert clock.due_at == datetime(2026, 10, 25, 18, 0, tzinfo=UTC)
    assert clock == clock_of(24, [knew.astimezone(shanghai)], NOON)


def test_a_violation_is_corrected_and_a_serious_one_has_consequences() -> None:
    assert steps_wanted(violation=False, serious=True, taken=[]) == []
    assert steps_wanted(violation=True, serious=False, taken=[]) == ["correct"]
    assert steps_wanted(violation=True, serious=True, taken=["correct", "delete_filing"]) == [
        "end_letter",
        "hold_to_account",
        "report_platform",
        "refer",
    ]
