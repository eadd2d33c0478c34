"""Working time: durations that mean something to people, in working days and never in 24-hour days."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate

import numpy as np

ONE_DAY = timedelta(days=1)
STANDARD_WEEK = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
DAY_STARTS = 9.0  # office hours used to cut a day in parts: 9 to 17, expert judgement
DAY_LASTS = 8.0


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working weight of each day: 1 a whole day, 0.5 a half day, 0 a day off.

    `week` holds seven weights, Monday first; `days_off` holidays and announced leave; `half_days` days cut in two.
    """

    week: tuple[float, ...] = STANDARD_WEEK
    days_off: frozenset[date] = frozenset()
    half_days: frozenset[date] = frozenset()

    def weight(self, day: date) -> float:
        """How much of `day` is worked, 0 to 1."""
        if day in self.days_off:
            return 0.0
        full = self.week[day.weekday()]
        return min(full, 0.5) if day in self.half_days else full

    def days(self, start: date, end: date) -> Iterator[date]:
        """Each date from `start` to `end`, both included, that is worked at least in part."""
        day = start
        while day <= end:
            if self.weight(day) > 0:
                yield day
            day += ONE_DAY

    def between(self, start: datetime, end: datetime) -> float:
        """Working days elapsed from `start` to `end`; never negative, and it adds up over any cut."""
        if end <= start:
            return 0.0
        if start.date() == end.date():
            return self.weight(start.date()) * (_part(end) - _part(start))
        first = self.weight(start.date()) * (1 - _part(start))
        last = self.weight(end.date()) * _part(end)
        return first + self._whole(start.date() + ONE_DAY, end.date()) + last

    def _whole(self, start: date, end: date) -> float:
        """Working days in [start, end), whole weeks counted at once."""
        weeks, rest = divmod(max((end - start).days, 0), 7)
        total = weeks * sum(self.week)
        total += sum(self.week[(start + timedelta(days=k)).weekday()] for k in range(rest))
        days, lost = _lost(self)
        return total - (lost[bisect_left(days, end)] - lost[bisect_left(days, start)])

    def after(self, start: datetime, days: float) -> date:
        """The date on which `days` more working days have elapsed after `start`."""
        left = days - self.weight(start.date()) * (1 - _part(start))
        day = start.date()
        for _ in range(4000):
            if left <= 1e-9:
                return day
            day += ONE_DAY
            left -= self.weight(day)
        return day

    def before(self, day: date, days: float) -> date:
        """The last working day from whose evening `days` working days are left until the evening of `day`."""
        left = days
        for _ in range(4000):
            if left <= 1e-9 and self.weight(day) > 0:
                return day
            left -= self.weight(day)
            day -= ONE_DAY
        return day

    def schedule(self, start: date, horizon: int = 3000) -> np.ndarray:
        """Working days elapsed at the end of each of `horizon` dates from `start` (horizon,)."""
        return np.cumsum([self.weight(start + timedelta(days=k)) for k in range(horizon)])

    def without(self, days_off: Iterable[date] = (), half_days: Iterable[date] = ()) -> "WorkCalendar":
        """This calendar with more days off (somebody's leave)."""
        return WorkCalendar(self.week, self.days_off | frozenset(days_off), self.half_days | frozenset(half_days))


@lru_cache(maxsize=512)
def _lost(calendar: WorkCalendar) -> tuple[list[date], list[float]]:
    """The days off and half days in order, and the working weight lost before each, and in all."""
    days = sorted(calendar.days_off | calendar.half_days)
    return days, list(accumulate((calendar.week[day.weekday()] - calendar.weight(day) for day in days), initial=0.0))


def noon(day: date) -> datetime:
    """A bare date means noon of that day."""
    return datetime.combine(day, time(12))


def _part(moment: datetime) -> float:
    """Share of the office day gone at `moment`, 0 to 1."""
    hours = moment.hour + moment.minute / 60 + moment.second / 3600
    return min(max((hours - DAY_STARTS) / DAY_LASTS, 0.0), 1.0)
