"""The clock of a promise against a slow one that looks at every single minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from core.hours import ROUND_THE_CLOCK, SHIFTS, Calendar
from devices.sla import Account, Kind, Run, Turn, explain

ZONE = ZoneInfo("Asia/Shanghai")
MINUTE = timedelta(minutes=1)
HOLIDAYS = {date(2026, 10, n): False for n in range(1, 8)} | {date(2026, 10, 10): True}
# Some nights on which somebody changes his clocks.
NIGHTS = [(3, 7), (3, 28), (4, 4), (10, 3), (10, 24), (10, 31)]
ZONES = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Europe/London"]
SHIFTS_OF = [SHIFTS, ROUND_THE_CLOCK, ((time(0, 30), time(4, 15)), (time(20), time.min))]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def hours(n: float) -> timedelta:
    return timedelta(hours=n)


def minute_by_minute(turns: list[Turn], calendar: Calendar, now: datetime) -> list[tuple[datetime, Kind]]:
    """What each minute from the first turn to now is, found without any of the clock's code."""
    found, moment = [], min(turn.at for turn in turns)
    while moment < now:
        last = [turn for turn in sorted(turns, key=lambda turn: turn.at) if turn.at <= moment][-1]
        there = moment.astimezone(calendar.zone)
        wall = there.hour * 60 + there.minute
        open_now = any(
            a.hour * 60 + a.minute <= wall < (b.hour * 60 + b.minute or 1440) for a, b in calendar.shifts
        )
        if last.run is not Run.RUNNING:
            kind = Kind(last.run)
        elif not calendar.special.get(there.date(), there.weekday() < 5):
            kind = Kind.OFF_DAY
        else:
            kind = Kind.RUNNING if open_now else Kind.OFF_SHIFT
        found.append((moment, kind))
        moment += MINUTE
    return found


def minutes_of(account: Account) -> list[tuple[datetime, Kind]]:
    found = []
    for each in account.stretches:
        moment = each.start
        while moment < each.end:
            found.append((moment, each.kind))
            moment += MINUTE
    return found


@pytest.mark.parametrize("seed", range(120))
def test_every_minute_is_what_a_slow_count_says(seed: int) -> None:
    random = Random(seed)
    begin = datetime(2026, *random.choice(NIGHTS), tzinfo=UTC) + MINUTE * random.randrange(-1440, 1440)
    runs = [Run.RUNNING, *random.choices(list(Run), weights=[5, 3, 2], k=random.randrange(8))]
    moments = [begin, *(begin + MINUTE * random.randrange(1, 7000) for _ in runs[1:])]
    turns = [
        Turn(moment, run, f"reason {n}") for n, (moment, run) in enumerate(zip(moments, runs, strict=True))
    ]
    if len({turn.at for turn in turns}) < len(turns):
        turns = list({turn.at: turn for turn in turns}.values())
    special = {begin.date() + timedelta(days=random.randrange(6)): random.random() < 0.5 for _ in range(3)}
    calendar = Calendar(ZoneInfo(random.choice(ZONES)), special, random.choice(SHIFTS_OF))
    now = begin + MINUTE * random.randrange(1, 9000)
    promise = MINUTE * random.randrange(1, 3000)

    shuffled = random.sample(turns, len(turns))
    account = explain(promise, shuffled, calendar, now)
    slow = minute_by_minute(turns, calendar, now)

    assert minutes_of(account) == slow
    running = [moment for moment, kind in slow if kind is Kind.RUNNING]
    assert account.used == MINUTE * len(running)
    beyond = running[int(promise / MINUTE) :]
    # Broken when the minute after the last promised one begins to run; the moment itself ends the promised one.
    assert (account.missed_at is not None) == bool(beyond)
    if beyond:
        assert account.missed_at == running[int(promise / MINUTE) - 1] + MINUTE


def test_each_stretch_follows_the_one_before_and_says_why() -> None:
    turns = [
        Turn(at(18, 17), Run.RUNNING, "reported"),
        Turn(at(19, 10), Run.PAUSED, "等待备件"),
        Turn(at(20, 14), Run.RUNNING, "part arrived"),
        Turn(at(20, 16), Run.STOPPED, "done"),
        Turn(at(23, 9), Run.RUNNING, "reopened"),
    ]
    account = explain(hours(8), turns, Calendar(ZONE, HOLIDAYS), at(23, 11))
    assert [(each.kind, each.length, each.why) for each in account.stretches] == [
        (Kind.RUNNING, hours(1), "reported"),
        (Kind.OFF_SHIFT, hours(15), ""),
        (Kind.RUNNING, hours(1), "reported"),
        (Kind.PAUSED, hours(28), "等待备件"),
        (Kind.RUNNING, hours(2), "part arrived"),
        (Kind.STOPPED, hours(65), "done"),
        (Kind.RUNNING, hours(2), "reopened"),
    ]
    assert all(before.end == after.start for before, after in pairwise(account.stretches))
    assert (account.used, account.left) == (hours(6), hours(2))
    assert account.due_at == at(23, 14)


def test_holidays_and_weekends_are_told_apart_from_nights() -> None:
    account = explain(
        hours(16), [Turn(at(30, 17, month=9), Run.RUNNING)], Calendar(ZONE, HOLIDAYS), at(8, 10, month=10)
    )
    assert [each.kind for each in account.stretches] == [
        Kind.RUNNING,
        Kind.OFF_SHIFT,
        Kind.OFF_DAY,
        Kind.OFF_SHIFT,
        Kind.RUNNING,
    ]
    assert account.used == hours(2)


def test_while_it_is_held_nothing_is_due_yet_but_what_was_missed_stays_missed() -> None:
    held = [Turn(at(18, 9), Run.RUNNING), Turn(at(18, 10), Run.PAUSED, "no access")]
    assert explain(hours(2), held, Calendar(ZONE), at(18, 15)).due_at is None
    late = explain(hours(0.5), held, Calendar(ZONE), at(18, 15))
    assert late.missed_at == late.due_at == at(18, 9, 30)


def test_before_anything_happened_there_is_nothing_to_tell() -> None:
    account = explain(hours(2), [Turn(at(18, 9), Run.RUNNING)], Calendar(ZONE), at(17, 9))
    assert (account.stretches, account.due_at, account.used) == ((), None, timedelta())


def test_exactly_used_up_is_not_missed() -> None:
    turns = [Turn(at(18, 9), Run.RUNNING), Turn(at(18, 11), Run.STOPPED, "done")]
    assert explain(hours(2), turns, Calendar(ZONE), at(19, 9)).missed_at is None
