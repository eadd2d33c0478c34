"""A logistic regression that learns day by day and forgets little by little.

Each horizon has its weights, held as a normal law: a mean and a precision (inverse covariance). New outcomes make one
Newton step from it (assumed density filtering with a Laplace step); between two steps the precision falls back towards
the one of the start, so that the weights follow drift.
"""

import numpy as np


class Odds:
    """The weights of the horizons, (horizons, width)."""

    def __init__(self, mean: np.ndarray, precision: np.ndarray, memory: float) -> None:
        self._mean = mean.copy()
        self._start = np.stack([np.diag(row) for row in precision])
        self._precision = self._start.copy()
        self._memory = memory

    @property
    def width(self) -> int:
        """How much is weighed for each chance."""
        return int(self._mean.shape[1])

    def forget(self, hours: float) -> None:
        """Let time pass."""
        kept = np.exp(-hours / self._memory)
        self._precision = kept * self._precision + (1 - kept) * self._start

    def learn(self, horizon: int, seen: np.ndarray, is_answered: np.ndarray) -> None:
        """Learn from outcomes, (n,), and what was seen before them, (n, width)."""
        chance = logistic(seen @ self._mean[horizon])
        self._precision[horizon] += (seen * (chance * (1 - chance))[:, None]).T @ seen
        self._mean[horizon] += np.linalg.solve(self._precision[horizon], seen.T @ (is_answered - chance))

    def chances(self, seen: np.ndarray) -> np.ndarray:
        """Chances of an answer, (n, horizons), that rise with the horizon, from what is seen, (n, horizons, width)."""
        raw = logistic((seen * self._mean).sum(axis=2))
        return np.asarray(np.maximum.accumulate(raw, axis=1))


def logistic(odds: np.ndarray) -> np.ndarray:
    """Logarithms of odds as chances."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def log_odds(chance: np.ndarray) -> np.ndarray:
    """Chances as logarithms of odds, not beyond 1 in 10,000."""
    bounded = np.clip(chance, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(bounded) - np.log1p(-bounded))
