"""Working hours: what is due after so many of them, over nights, weekends, holidays and worked weekends."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from core.hours import ROUND_THE_CLOCK, Calendar

ZONE = ZoneInfo("Asia/Shanghai")
HOLIDAYS = {date(2026, 10, n): False for n in range(1, 8)} | {date(2026, 10, 10): True}


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (at(18, 10), 1, at(18, 11)),
        (at(18, 11, 30), 1, at(18, 13, 30)),  # over noon
        (at(18, 17), 2, at(19, 10)),  # over night
        (at(20, 17), 2, at(23, 10)),  # over the weekend
        (at(21, 12), 8, at(23, 18)),  # asked on a Saturday
        (at(18, 20), 16, at(20, 18)),  # asked in the evening
        (at(30, 17, month=9), 2, at(8, 10, month=10)),  # over the national holidays
        (at(9, 17, month=10), 2, at(10, 10, month=10)),  # a Saturday that is worked
    ],
)
def test_only_working_hours_count(start: datetime, hours: int, due: datetime) -> None:
    assert Calendar(ZONE, HOLIDAYS).after(start, hours) == due


def test_a_calendar_without_a_working_day_comes_to_an_end() -> None:
    class Never(Calendar):
        def works(self, day: date) -> bool:
            return False

    assert Never(ZONE).after(at(18, 10), 1) > at(18, 10)


ZONES = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Europe/London", "America/Havana"]
WEEKS = [
    ((time(9), time(12)), (time(13), time(18))),
    ROUND_THE_CLOCK,
    ((time(0, 30), time(4, 15)), (time(22), time.min)),
]


def slowly(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Minute by minute: look at the clock on the wall there."""
    count, moment = 0, start
    while moment < end:
        there = moment.astimezone(calendar.zone)
        wall = there.hour * 60 + there.minute
        count += calendar.works(there.date()) and any(
            a.hour * 60 + a.minute <= wall < (b.hour * 60 + b.minute or 1440) for a, b in calendar.shifts
        )
        moment += timedelta(minutes=1)
    return count


@pytest.mark.parametrize("seed", range(60))
def test_working_time_equals_a_slow_count_of_minutes(seed: int) -> None:
    random = Random(seed)
    # Around the nights in which clocks are changed, somewhere.
    around = datetime(
        2026, *random.choice([(3, 7), (3, 28), (4, 4), (10, 3), (10, 24), (10, 31)]), tzinfo=UTC
    )
    start = around + timedelta(minutes=random.randrange(-1440, 1440))
    end = start + timedelta(minutes=random.randrange(6000))
    special = {around.date() + timedelta(days=random.randrange(5)): random.random() < 0.5 for _ in range(2)}
    calendar = Calendar(ZoneInfo(random.choice(ZONES)), special, random.choice(WEEKS))
    spans = calendar.spans(start, end)
    assert sum((b - a for a, b in spans), timedelta()) == timedelta(minutes=slowly(calendar, start, end))
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "in order, none twice"
    if spans:
        total = sum((b - a for a, b in spans), timedelta())
        assert calendar.after(start, total) == spans[-1][1]


def test_an_hour_lost_in_the_night_of_the_change_is_not_counted() -> None:
    calendar = Calendar(ZoneInfo("America/New_York"), {date(2026, 3, 8): True}, ((time(0), time(8)),))
    start = datetime(2026, 3, 8, 0, 0, tzinfo=calendar.zone)
    spans = calendar.spans(start, start + timedelta(days=1))
    assert sum((closes - opens for opens, closes in spans), timedelta()) == timedelta(hours=7)
