"""What a re-estimate shows on the day it is made, in ratios: a project of weeks and one of years are read alike."""

from dataclasses import dataclass

import numpy as np

from molette.engine.forecast.finish.reports import Reports

SHORTEST = 7.0
"""Days a plan lasts at least."""

GRACE = 0.07
"""Share of the plan that is left when the estimate is today or past: such projects end some weeks later (little06)."""

LONGEST_SLIP = 1.6
"""Logarithm of the plan over the first one from which more changes nothing: five times as long."""

USUAL_SHARE, USUAL_SLIP = 1.0, 0.4
"""What is taken away so that a usual report shows nearly nothing: little06, odd codes."""

PULL = 1.0
"""By how much, in logarithm, the others' time left counts at most."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What reports show, each array (reports,) unless said."""

    left: np.ndarray
    """Days left by the estimate, never none."""
    share: np.ndarray
    """Logarithm of the share of the plan that is left, 0 at a third or so."""
    seen: np.ndarray
    """What is weighed, (reports, 4): 1, the slip so far, the others' time left over mine, the others' share left."""


def clues(reports: Reports) -> Clues:
    """The clues of every report, each with the others' last ones on that day."""
    first = np.maximum(reports.first - reports.started, SHORTEST)
    plan = np.maximum(reports.current - reports.started, first)
    slip = np.minimum(np.log(plan / first), LONGEST_SLIP) - USUAL_SLIP
    left = np.maximum(reports.current - reports.reported, 0) + GRACE * plan
    share = np.log(left / plan) + USUAL_SHARE
    seen = np.column_stack([np.ones(len(left)), slip, np.zeros((len(left), 2))])
    for now in np.unique(reports.reported):
        here, beside = np.flatnonzero(reports.reported == now), reports.running(now)
        seen[here, 2:] = _others(reports, here, beside, left, share)
    return Clues(left, share, seen)


def _others(reports: Reports, here: np.ndarray, beside: np.ndarray, left: np.ndarray, share: np.ndarray) -> np.ndarray:
    """The others' logarithm of the time left over mine, and their share left; as if one more were as usual."""
    other = reports.project[beside] != reports.project[here, None]
    count = other.sum(axis=1) + 1
    pull = np.clip(np.log(left[beside] / left[here, None]), -PULL, PULL)
    return np.stack([(pull * other).sum(axis=1) / count, (share[beside] * other).sum(axis=1) / count], axis=1)
