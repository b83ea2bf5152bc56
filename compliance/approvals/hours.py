"""Working hours: when something is due that has so many of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

SHIFTS = ((time(9), time(12)), (time(13), time(18)))
LONGEST = 800  # days looked ahead before a calendar without any working day is given up


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: the week, and the days that differ from it (holidays, 调休)."""

    zone: tzinfo
    special: Mapping[date, bool] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        """Whether people work on this day."""
        return self.special.get(day, day.weekday() < 5)

    def after(self, start: datetime, hours: int) -> datetime:
        """The moment so many working hours later."""
        left, moment = timedelta(hours=hours), start.astimezone(self.zone)
        for _ in range(LONGEST):
            for opens, closes in self._shifts(moment.date()):
                begin = max(moment, opens)
                if closes > begin and closes - begin >= left:
                    return begin + left
                left -= max(closes - begin, timedelta())
            moment = datetime.combine(moment.date() + timedelta(days=1), time.min, self.zone)
        return moment

    def _shifts(self, day: date) -> list[tuple[datetime, datetime]]:
        if not self.works(day):
            return []
        combine = datetime.combine
        return [(combine(day, opens, self.zone), combine(day, closes, self.zone)) for opens, closes in SHIFTS]
