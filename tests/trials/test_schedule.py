"""Windows and days of a study equal a calendar that is walked day by day."""

import random
from datetime import date, timedelta

import pytest

from trials.schedule import Standing, Window, day_of_study, standing_of, study_day, window_of

ONE_DAY = timedelta(days=1)


def walked_day(reference: date, on: date) -> int:
    """The day of the study, by going there a day at a time and leaving out 0."""
    at, number = reference, 1
    while at < on:
        at, number = at + ONE_DAY, number + 1
    while at > on:
        at, number = at - ONE_DAY, number - 1
        number = -1 if number == 0 else number
    return number


def crossed_off(window: Window) -> set[date]:
    days, at = set(), window.first
    while at <= window.last:
        days.add(at)
        at += ONE_DAY
    return days


def test_days_and_windows_equal_a_calendar_walked_day_by_day() -> None:
    chance = random.Random(41)
    for _ in range(500):
        reference = date(2023, 12, 1) + timedelta(days=chance.randrange(900))
        on = reference + timedelta(days=chance.randrange(-60, 400))
        number = walked_day(reference, on)
        assert study_day(reference, on) == number
        assert day_of_study(reference, number) == on
        before, after = chance.randrange(0, 15), chance.randrange(0, 15)
        window = window_of(reference, number, before=before, after=after)
        days = crossed_off(window)
        assert len(days) == before + 1 + after
        assert window.target == on
        done = on + timedelta(days=chance.randrange(-20, 21))
        expected = "in_window" if done in days else "early" if done < on else "late"
        assert standing_of(window, today=done, done_on=done) == expected
        waiting = {"in_window": "open", "early": "upcoming", "late": "missed"}[expected]
        assert standing_of(window, today=done, done_on=None) == waiting


def test_a_study_has_no_day_0() -> None:
    reference = date(2026, 3, 1)
    assert study_day(reference, reference) == 1
    assert study_day(reference, date(2026, 2, 28)) == -1
    with pytest.raises(ValueError, match="no day 0"):
        day_of_study(reference, 0)


def test_a_visit_without_a_window_was_not_scheduled() -> None:
    assert standing_of(None, today=date(2026, 1, 1), done_on=date(2026, 1, 1)) is Standing.UNSCHEDULED
