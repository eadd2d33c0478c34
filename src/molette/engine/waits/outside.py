"""Which steps wait for something outside: waits that neither the people's other work nor their hours explain.

A step could begin when the steps it comes after had ended, when the one who does it had ended something else, and at an
hour at which that one works. What it waited beyond that is counted in hours of that one's week.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

WEEK = 168
THURSDAY = 72
"""The hour of the week at which 1970 began; weeks begin on Monday."""

TOGETHER = 0.05
"""Share of the cases in which two steps overlap, from which neither comes after the other: expert judgement."""

KNOWN = 40
"""Steps after which somebody's hours are known; before, everybody's are taken: expert judgement."""

NOTICED = 1 / 60
"""Hours from which a wait is one: a minute."""

NOBODY = -1

INSTANT = 1e-6
"""Hours under which two moments are one."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps of cases, each array (steps,), in the order of cases and in each by when they began; hours since 1970."""

    case: np.ndarray
    """Numbers that rise."""
    step: np.ndarray
    """Numbers from 0 on."""
    who: np.ndarray
    """Numbers from 0 on, NOBODY when it is not told."""
    began: np.ndarray
    ended: np.ndarray


@dataclass(frozen=True, slots=True)
class OutsideWait:
    """What one step waits for something outside."""

    step: int
    runs: int
    """Times it came after another one."""
    share: float
    """How often it waited so."""
    hours: float
    """The median of those waits, in hours at work."""
    total: float
    """All of them together."""


def outside_waits(steps: Steps) -> tuple[OutsideWait, ...]:
    """Every step that came after another, the one that waits most in all first."""
    hours = unexplained(steps)
    found = [_summed(int(step), hours[steps.step == step]) for step in np.unique(steps.step)]
    return tuple(sorted((one for one in found if one.runs), key=lambda one: (-one.total, one.step)))


def _summed(step: int, hours: np.ndarray) -> OutsideWait:
    hours = hours[~np.isnan(hours)]
    waited = hours[hours > NOTICED]
    middle = float(np.median(waited)) if len(waited) else 0.0
    return OutsideWait(step, len(hours), len(waited) / max(len(hours), 1), middle, float(waited.sum()))


def unexplained(steps: Steps) -> np.ndarray:
    """Hours at work that each step waited for no reason seen, (steps,); nan where it came after none."""
    ready = np.maximum(_enabled(steps), _free(steps))
    at_work = _at_work(steps)
    waited = at_work.between(steps.who, np.where(np.isfinite(ready), ready, steps.began), steps.began)
    return np.where(np.isfinite(_enabled(steps)), np.maximum(waited, 0.0), np.nan)


def _cases(steps: Steps) -> Iterator[slice]:
    cuts = np.flatnonzero(np.diff(steps.case)) + 1
    for first, last in zip([0, *cuts], [*cuts, len(steps.case)], strict=True):
        yield slice(first, last)


def _enabled(steps: Steps) -> np.ndarray:
    """When the last step that each comes after had ended, (steps,); -inf where there is none."""
    apart = ~_overlapping(steps)
    enabled = np.full(len(steps.case), -np.inf)
    for case in _cases(steps):
        began, ended, step = steps.began[case], steps.ended[case], steps.step[case]
        before = np.tri(len(step), k=-1, dtype=bool) & (ended <= began[:, None] + INSTANT) & apart[step[:, None], step]
        enabled[case] = np.where(before, ended, -np.inf).max(axis=1, initial=-np.inf)
    return enabled


def _overlapping(steps: Steps) -> np.ndarray:
    """Which steps are done together and do not come one after the other, (steps' names, steps' names)."""
    names = int(steps.step.max(initial=-1)) + 1
    both, together = np.zeros((names, names)), np.zeros((names, names))
    for case in _cases(steps):
        began, ended, step = steps.began[case], steps.ended[case], steps.step[case]
        present = np.unique(step)
        both[np.ix_(present, present)] += 1
        one, other = np.nonzero((began < ended[:, None] - INSTANT) & (began[:, None] < ended - INSTANT))
        met = np.zeros((names, names), bool)
        met[step[one], step[other]] = True
        together += met
    together[np.diag_indices(names)] = 0
    return np.asarray(together > TOGETHER * np.maximum(both, 1))


def _free(steps: Steps) -> np.ndarray:
    """When the one who does the step had ended the one before, of any case, (steps,); -inf when it is not known."""
    free = np.full(len(steps.case), -np.inf)
    for who in np.unique(steps.who[steps.who != NOBODY]):
        mine = np.flatnonzero(steps.who == who)
        ends = np.sort(steps.ended[mine])
        place = np.searchsorted(ends, steps.began[mine] + INSTANT, side="right") - 1
        free[mine] = np.where(place >= 0, ends[np.maximum(place, 0)], -np.inf)
    return free


@dataclass(frozen=True, slots=True)
class _Weeks:
    """Hours of the week at which each works, summed up from Monday, (people + 1, 169); the last row is everybody."""

    summed: np.ndarray

    def between(self, who: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Hours at work from `start` to `end`, (n,)."""
        return np.asarray(self._until(who, end) - self._until(who, start))

    def _until(self, who: np.ndarray, hour: np.ndarray) -> np.ndarray:
        weeks, rest = np.divmod(hour + THURSDAY, WEEK)
        whole = np.minimum(rest.astype(int), WEEK - 1)
        here = self.summed[who, whole]
        return np.asarray(weeks * self.summed[who, -1] + here + (rest - whole) * (self.summed[who, whole + 1] - here))


def _at_work(steps: Steps) -> _Weeks:
    people = int(steps.who.max(initial=-1)) + 1
    active = np.zeros((people + 1, WEEK))
    for who in range(people):
        mine = steps.who == who
        active[who] = _hours_of(steps.began[mine], steps.ended[mine])
    active[-1] = _hours_of(steps.began, steps.ended)
    few = np.bincount(steps.who[steps.who != NOBODY], minlength=people) < KNOWN
    active[:-1][few] = active[-1]
    return _Weeks(np.concatenate([np.zeros((people + 1, 1)), np.cumsum(active, axis=1)], axis=1))


def _hours_of(began: np.ndarray, ended: np.ndarray) -> np.ndarray:
    """Which hours of the week are worked, (168,): something begins or ends there; what lasts may lie still at night."""
    moments = np.concatenate([began, ended - INSTANT])
    seen = np.bincount((np.floor(moments).astype(int) + THURSDAY) % WEEK, minlength=WEEK)
    return (seen > 0).astype(float)
