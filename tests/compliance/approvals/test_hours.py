"""Working hours: what is due after so many of them, over nights, weekends, holidays and worked weekends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from compliance.approvals.hours import Calendar

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
