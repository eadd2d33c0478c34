"""Re-estimates of projects in arrays, and what was known of them on a day."""

from dataclasses import dataclass

import numpy as np

NEWS = 92.0
"""Days after which a project that reports nothing more is no longer counted as running beside the others: a quarter,
expert judgement."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Estimates of a finish in the order they were made, each array (reports,); dates are days counted from any one.

    `finished` is inf when the project has not finished.
    """

    project: np.ndarray
    """Numbers from 0 on."""
    reported: np.ndarray
    started: np.ndarray
    first: np.ndarray
    """The first estimate of the finish."""
    current: np.ndarray
    finished: np.ndarray

    def past(self, now: float) -> np.ndarray:
        """Places of the reports made before `now` while their project was running."""
        return np.flatnonzero((self.reported < now) & (self.reported < self.finished))

    def running(self, now: float) -> np.ndarray:
        """Places of the last report of each project that has not finished before `now` and was heard of lately."""
        known = np.flatnonzero(self.reported <= now)
        last = np.full(int(self.project.max(initial=-1)) + 1, -1)
        last[self.project[known]] = known
        last = last[last >= 0]
        return np.asarray(last[(self.finished[last] >= now) & (self.reported[last] > now - NEWS)])
