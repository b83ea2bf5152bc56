"""Working hours: what is due after so many of them, and how many lie between two moments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

Span = tuple[datetime, datetime]  # from, until (not included), both in UTC

SHIFTS = ((time(9), time(12)), (time(13), time(18)))
ROUND_THE_CLOCK = ((time.min, time.min),)  # a shift that ends at 00:00 ends with the day
WEEK = frozenset(range(5))
LONGEST = 800  # days looked ahead before a calendar without any working day is given up


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: the week, and the days that differ from it (holidays, 调休).

    An hour is an hour that passes: where clocks are changed, a shift over that night is shorter or longer.
    """

    zone: tzinfo
    special: Mapping[date, bool] = field(default_factory=dict)
    shifts: tuple[tuple[time, time], ...] = SHIFTS
    week: frozenset[int] = WEEK

    def works(self, day: date) -> bool:
        """Whether people work on this day."""
        return self.special.get(day, day.weekday() in self.week)

    def after(self, start: datetime, hours: int | timedelta) -> datetime:
        """The moment so much working time later."""
        left = hours if isinstance(hours, timedelta) else timedelta(hours=hours)
        for opens, closes in self._from(start):
            if closes - opens >= left:
                return (opens + left).astimezone(self.zone)
            left -= closes - opens
        return start.astimezone(self.zone) + timedelta(days=LONGEST)

    def spans(self, start: datetime, end: datetime) -> list[Span]:
        """The stretches between two moments in which people work."""
        found = []
        for opens, closes in self._from(start):
            if opens >= end:
                break
            found.append((opens, min(closes, end.astimezone(UTC))))
        return found

    def _from(self, start: datetime) -> Iterator[Span]:
        """The stretches after a moment, up to the horizon."""
        first, moment = start.astimezone(self.zone).date(), start.astimezone(UTC)
        for n in range(LONGEST):
            for opens, closes in self._day(first + timedelta(days=n)):
                if closes > moment:
                    yield max(opens, moment), closes

    def _day(self, day: date) -> list[Span]:
        if not self.works(day):
            return []
        found = []
        for begin, end in self._even(day):
            offset = begin.astimezone(self.zone).utcoffset() or timedelta()
            for opens, closes in self.shifts:
                clock = datetime.combine(day, time.min, UTC) - offset
                span = (
                    max(begin, clock + _since(opens)),
                    min(end, clock + (_since(closes) or timedelta(days=1))),
                )
                if span[0] < span[1]:
                    found.append(span)
        return sorted(found)

    def _even(self, day: date) -> Iterator[Span]:
        """The day in stretches within which the clocks are not changed: nearly always one."""
        begin = _midnight(day, self.zone)
        end = _midnight(day + timedelta(days=1), self.zone)
        if self._offset(begin) == self._offset(end - timedelta(minutes=1)):
            yield begin, end
            return
        marks = [begin, *self._changes(begin, end), end]
        yield from pairwise(marks)

    def _changes(self, begin: datetime, end: datetime) -> Iterator[datetime]:
        minutes = int((end - begin) / timedelta(minutes=1))
        for n in range(1, minutes):
            moment = begin + timedelta(minutes=n)
            if self._offset(moment) != self._offset(moment - timedelta(minutes=1)):
                yield moment

    def _offset(self, moment: datetime) -> timedelta | None:
        return moment.astimezone(self.zone).utcoffset()


def _midnight(day: date, zone: tzinfo) -> datetime:
    """When the day begins there, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _since(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
