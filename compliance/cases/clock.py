"""When a case wants its answer: real hours from the moment the company's person knew (CT-05: day 0)."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple


class Clock(NamedTuple):
    """From when it runs, when its owner is reminded, when it is over; all in UTC."""

    knew_at: datetime
    remind_at: datetime
    due_at: datetime


def clock_of(hours: int, moments: list[datetime], now: datetime) -> Clock:
    """The clock of a case: it starts at the earliest of what was said, and never after now.

    Hours are real ones: counted in UTC, so that no change of summer time and no holiday makes them longer.
    The reminder comes when two thirds of the hours are over.
    """
    knew_at = min(moment.astimezone(UTC) for moment in (*moments, now))
    due_at = knew_at + timedelta(hours=hours)
    return Clock(knew_at, due_at - timedelta(hours=hours) / 3, due_at)
