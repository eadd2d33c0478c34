"""When each project will finish, walked through in time order: each day with what was known before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from molette.engine.forecast.finish.clues import Clues, clues
from molette.engine.forecast.finish.overrun import Overrun, learn, unlearned
from molette.engine.forecast.finish.reports import Reports

RANGE = (0.1, 0.5, 0.9)

MEMORY = 365.25
"""Days after which a report counts for half: expert judgement; 180 to never, all alike on little06."""

WORTH = 0.3
"""Independent projects that one project is worth: they share their firm, its calendar and each other's delays."""

ALIKE = 0.75
"""Reports of one project are alike: n of them count for n to this power."""

SUPPOSED = 60.0
"""Projects that the supposed shape of the errors, a normal one, is worth."""

_SHAPE = np.array([NormalDist().inv_cdf((place + 0.5) / 201) for place in range(201)])


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What is said on one day."""

    report: np.ndarray
    """Places among the reports, (n,)."""
    finish: np.ndarray
    """Dates that 1 finish in 10, 1 in 2 and 9 in 10 do not exceed, (n, 3)."""


def foresee(reports: Reports) -> Iterator[Foreseen]:
    """The finish at every report, day after day, learned from projects finished and running before that day."""
    shown = clues(reports)
    for now in np.unique(reports.reported):
        here = np.flatnonzero(reports.reported == now)
        learned, errors = _learned(reports, shown, now)
        middle, around = learned.middle(shown, here), learned.around(shown, here)
        finish = now + np.exp(middle[:, None] + around[:, None] * errors)
        over = reports.finished[here] < now
        finish[over] = reports.finished[here[over], None]
        yield Foreseen(here, finish)


def _learned(reports: Reports, shown: Clues, now: float) -> tuple[Overrun, np.ndarray]:
    """What the past teaches, and the quantiles of its errors, in spreads."""
    past = reports.past(now)
    if not len(past):
        return unlearned(), quantiles(np.zeros(0), np.zeros(0, bool), np.zeros(0))
    is_known = reports.finished[past] < now
    days = np.where(is_known, reports.finished[past], now) - reports.reported[past]
    worth = _worth(reports.project[past], now - reports.reported[past])
    learned = learn(shown, past, days, is_known, worth * WORTH)
    errors = (np.log(np.maximum(days, 1.0)) - learned.middle(shown, past)) / learned.around(shown, past)
    return learned, quantiles(errors, is_known, worth)


def _worth(project: np.ndarray, age: np.ndarray) -> np.ndarray:
    """The weight of each report, in projects: all of them together count for as many as there are."""
    reports = np.bincount(project)
    raw = reports[project] ** (ALIKE - 1) * 0.5 ** (age / MEMORY)
    return np.asarray(raw / raw.sum() * (reports > 0).sum())


def quantiles(errors: np.ndarray, is_known: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Quantiles of errors, some only begun (Kaplan-Meier), mixed with those of the supposed shape, (3,)."""
    value = np.concatenate([errors, _SHAPE])
    ends = np.concatenate([is_known, np.ones(len(_SHAPE), bool)])
    weight = np.concatenate([worth, np.full(len(_SHAPE), SUPPOSED / len(_SHAPE))])
    order = np.argsort(value, kind="stable")
    value, ends, weight = value[order], ends[order], weight[order]
    at_risk = np.cumsum(weight[::-1])[::-1]
    gone = 1 - np.cumprod(np.where(ends, 1 - weight / at_risk, 1.0))
    return value[np.minimum(np.searchsorted(gone, RANGE), len(value) - 1)]
