"""Two ways to count the hours of a silence: all alike, or by how lively such an hour is among people at work."""

from dataclasses import dataclass

import numpy as np

WEEK = 168.0
THURSDAY = 72.0
"""The hour of the week at which 1970 began; weeks begin on Monday."""

EVENING, NIGHT, WEEKEND = 0.4, 0.1, 0.3
"""How lively an hour is beside one of the office, Monday to Friday from 8 to 18; evening is from 7 to 8 and from 18 to
22, and a Saturday or Sunday is so much of a weekday. Expert judgement."""


def hour_of_week(at: np.ndarray) -> np.ndarray:
    """0 on Monday from 0:00 to 1:00, up to 167."""
    return np.asarray((np.floor(at).astype(int) + int(THURSDAY)) % int(WEEK))


def _at_work() -> np.ndarray:
    hour, weekday = np.arange(WEEK) % 24, np.arange(WEEK) // 24
    lively = np.select([(hour >= 8) & (hour < 18), (hour >= 7) & (hour < 22)], [1.0, EVENING], NIGHT)
    lively = lively * np.where(weekday < 5, 1.0, WEEKEND)
    return np.concatenate([[0.0], np.cumsum(lively / lively.mean())])


@dataclass(frozen=True, slots=True)
class Hours:
    """A count of hours; a week always has 168 of them."""

    elapsed: np.ndarray
    """Hours counted since Monday 0:00 at each hour of the week, (169,)."""

    def count(self, at: np.ndarray) -> np.ndarray:
        """Hours counted up to the clock's hour `at`."""
        weeks, rest = np.divmod(at + THURSDAY, WEEK)
        return np.asarray(weeks * WEEK + np.interp(rest, np.arange(WEEK + 1), self.elapsed))

    def clock(self, count: np.ndarray) -> np.ndarray:
        """The clock's hour at which so many are counted."""
        weeks, rest = np.divmod(count, WEEK)
        return np.asarray(weeks * WEEK + np.interp(rest, self.elapsed, np.arange(WEEK + 1)) - THURSDAY)


ALIKE = Hours(np.arange(WEEK + 1))
AT_WORK = Hours(_at_work())
