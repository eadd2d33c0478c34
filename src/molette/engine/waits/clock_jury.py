"""Several foresights heard together, each as much as it was right so far at the same checkpoint.

Weights are those of Bayesian model averaging with forgetting: the exponential of minus the logarithmic losses, those of
the horizons of one question counted as one, for they tell of the same answer.
"""

import numpy as np

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS

SURE = 0.001
"""No chance is said under this, or over 1 minus this."""


class Jury:
    """How wrong each voice was, (voices, checkpoints), the past forgotten little by little."""

    def __init__(self, heard: np.ndarray, memory: float) -> None:
        """`heard`: the weight of each voice at the start, (voices,); `memory` in hours."""
        self._losses = np.repeat(-np.log(heard)[:, None], len(CHECKPOINTS), axis=1)
        self._start = self._losses.copy()
        self._memory = memory

    def forget(self, hours: float) -> None:
        """Let time pass."""
        self._losses = self._start + (self._losses - self._start) * np.exp(-hours / self._memory)

    def learn(self, checkpoint: np.ndarray, said: np.ndarray, is_answered: np.ndarray) -> None:
        """Learn from what the voices said, (n, voices), of outcomes at these checkpoints, (n,)."""
        bounded = np.clip(said, SURE, 1 - SURE)
        losses = -np.log(np.where(is_answered[:, None], bounded, 1 - bounded)) / len(HORIZONS)
        np.add.at(self._losses.T, checkpoint, losses)

    def chances(self, checkpoint: np.ndarray, said: np.ndarray) -> np.ndarray:
        """Chances, (n, horizons), that rise with the horizon, from those of the voices, (n, horizons, voices)."""
        weights = np.exp(self._losses.min(axis=0) - self._losses)
        weights /= weights.sum(axis=0)
        mixed = (said * weights.T[checkpoint][:, None]).sum(axis=2)
        return np.asarray(np.maximum.accumulate(np.clip(mixed, SURE, 1 - SURE), axis=1))
