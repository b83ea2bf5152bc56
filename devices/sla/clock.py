"""Stretches of time under a promise, each with its reason; the sum of what ran is what was used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from core.hours import Calendar

ZERO = timedelta()


class Run(StrEnum):
    """What a turn makes the clock do from its moment on."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class Kind(StrEnum):
    """Why a stretch counts or does not."""

    RUNNING = "running"
    PAUSED = "paused"  # held, with the reason of the turn
    STOPPED = "stopped"  # done, until reopened
    OFF_SHIFT = "off_shift"  # a working day, outside its hours
    OFF_DAY = "off_day"  # a weekend or holiday


@dataclass(frozen=True, slots=True)
class Turn:
    """From this moment on the clock does this; `why` is the reason a person gave or the move made."""

    at: datetime
    run: Run
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time of one kind; `used` is the working time counted up to its end."""

    start: datetime
    end: datetime
    kind: Kind
    why: str
    used: timedelta

    @property
    def length(self) -> timedelta:
        """How long it lasted, by any clock."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Account:
    """The whole story of one promise.

    `due_at` is when the promise is used up if nothing else happens; None while the clock does not run and it is not
    used up yet. `missed_at` is the moment the promise was broken.
    """

    promise: timedelta
    stretches: tuple[Stretch, ...]
    used: timedelta
    due_at: datetime | None
    missed_at: datetime | None

    @property
    def left(self) -> timedelta:
        """Working time left; below zero when the promise was missed."""
        return self.promise - self.used


def explain(promise: timedelta, turns: Sequence[Turn], calendar: Calendar, now: datetime) -> Account:
    """The story up to now. Turns may come in any order (a tablet's arrive late) and may repeat themselves."""
    past = sorted((turn for turn in turns if turn.at <= now), key=lambda turn: turn.at)
    found = tuple(_counted(_stretches(past, calendar, now)))
    used = found[-1].used if found else ZERO
    missed = _missed(promise, found)
    return Account(promise, found, used, _due(promise - used, past, calendar, now, missed), missed)


def _stretches(past: Sequence[Turn], calendar: Calendar, now: datetime) -> Iterator[Stretch]:
    ends = [turn.at for turn in past[1:]] + [now] * bool(past)
    for turn, end in zip(past, ends, strict=True):
        start, end = turn.at.astimezone(UTC), end.astimezone(UTC)
        if start == end:
            continue
        if turn.run is Run.RUNNING:
            yield from _working(turn, start, end, calendar)
        else:
            yield Stretch(start, end, Kind(turn.run), turn.why, ZERO)


def _working(turn: Turn, start: datetime, end: datetime, calendar: Calendar) -> Iterator[Stretch]:
    """What of a running stretch lies in working hours, and what lies between."""
    at = start
    for opens, closes in calendar.spans(start, end):
        yield from _between(at, opens, calendar)
        yield Stretch(opens, closes, Kind.RUNNING, turn.why, ZERO)
        at = closes
    yield from _between(at, end, calendar)


def _between(start: datetime, end: datetime, calendar: Calendar) -> Iterator[Stretch]:
    """Time without work, cut at midnights so that each day says why."""
    marks = [start, *_midnights(start, end, calendar), end]
    last: Stretch | None = None
    for begin, until in pairwise(marks):
        if begin >= until:
            continue
        worked = calendar.works(begin.astimezone(calendar.zone).date())
        kind = Kind.OFF_SHIFT if worked else Kind.OFF_DAY
        if last is not None and last.kind is kind:
            last = Stretch(last.start, until, kind, "", ZERO)
            continue
        if last is not None:
            yield last
        last = Stretch(begin, until, kind, "", ZERO)
    if last is not None:
        yield last


def _midnights(start: datetime, end: datetime, calendar: Calendar) -> Iterator[datetime]:
    day = start.astimezone(calendar.zone).date() + timedelta(days=1)
    while (midnight := datetime(day.year, day.month, day.day, tzinfo=calendar.zone).astimezone(UTC)) < end:
        yield midnight
        day += timedelta(days=1)


def _counted(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    used = ZERO
    for each in stretches:
        used += each.length if each.kind is Kind.RUNNING else ZERO
        yield Stretch(each.start, each.end, each.kind, each.why, used)


def _missed(promise: timedelta, stretches: Sequence[Stretch]) -> datetime | None:
    """The moment the last promised minute was over and the clock still ran."""
    for each in stretches:
        if each.used > promise:
            return each.end - (each.used - promise)
    return None


def _due(
    left: timedelta, past: Sequence[Turn], calendar: Calendar, now: datetime, missed: datetime | None
) -> datetime | None:
    if missed is not None:
        return missed
    if not past or past[-1].run is not Run.RUNNING:
        return None
    return calendar.after(now, left)
