"""When a visit may take place: days counted as studies count them, windows around a target, where a visit stands.

Day 1 is the reference day (the first treatment) and the day before it is day -1: there is no day 0 (CD-07).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Standing(StrEnum):
    """Where a planned visit stands against its window."""

    UPCOMING = "upcoming"
    OPEN = "open"
    MISSED = "missed"
    IN_WINDOW = "in_window"
    EARLY = "early"
    LATE = "late"
    UNSCHEDULED = "unscheduled"


@dataclass(frozen=True, slots=True)
class Window:
    """The days, both included, on which a visit counts as on time, and the day it is aimed at."""

    first: date
    target: date
    last: date


def study_day(reference: date, on: date) -> int:
    """The day of the study: 1 on the reference day, -1 on the day before; never 0."""
    passed = (on - reference).days
    return passed + 1 if passed >= 0 else passed


def day_of_study(reference: date, number: int) -> date:
    """The calendar day of a day of the study; day 0 does not exist (ValueError)."""
    if number == 0:
        raise ValueError("a study has no day 0")
    return reference + timedelta(days=number - 1 if number > 0 else number)


def window_of(reference: date, number: int, *, before: int, after: int) -> Window:
    """The window of a visit aimed at a day of the study, so many days before and after it."""
    target = day_of_study(reference, number)
    return Window(target - timedelta(days=before), target, target + timedelta(days=after))


def standing_of(window: Window | None, *, today: date, done_on: date | None) -> Standing:
    """Where a visit stands today; a visit without a window is one nobody scheduled."""
    if window is None:
        return Standing.UNSCHEDULED
    if done_on is not None:
        return _when(window, done_on, Standing.EARLY, Standing.IN_WINDOW, Standing.LATE)
    return _when(window, today, Standing.UPCOMING, Standing.OPEN, Standing.MISSED)


def _when(window: Window, on: date, sooner: Standing, within: Standing, later: Standing) -> Standing:
    if on < window.first:
        return sooner
    return later if on > window.last else within
