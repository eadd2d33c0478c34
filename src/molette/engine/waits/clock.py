"""Waits on the clock: a log of requests and answers in arrays, and the questions asked of it as silence lasts.

Hours are clock hours since 1970-01-01T00:00Z, a Thursday; people and kinds are numbers from 0 on.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

CHECKPOINTS = np.array([0.0, 4.0, 24.0, 72.0, 168.0, 336.0])
"""Hours of silence after which the chance of an answer is asked for."""

HORIZONS = np.array([24.0, 72.0, 168.0, 336.0])
"""Within how many further hours."""

YEAR = 365.25 * 24


@dataclass(frozen=True, slots=True)
class Log:
    """Waits in the order they were asked, each array (waits,); `answered` is inf when no answer came."""

    asker: np.ndarray
    answerer: np.ndarray
    kind: np.ndarray
    asked: np.ndarray
    answered: np.ndarray
    observed_until: np.ndarray


@dataclass(frozen=True)
class Questions:
    """The instants at which a wait is still silent and observed, in time order: (questions,) unless said."""

    log: Log
    wait: np.ndarray
    """Places in the log."""
    checkpoint: np.ndarray
    """Places in CHECKPOINTS."""
    at: np.ndarray
    """The hour of the question."""

    @cached_property
    def ends(self) -> np.ndarray:
        """The hour at which the outcome is known for sure, (questions, horizons)."""
        return np.asarray(self.at[:, None] + HORIZONS)

    @cached_property
    def is_answered(self) -> np.ndarray:
        """Whether the answer comes by then, (questions, horizons)."""
        return np.asarray(self.log.answered[self.wait, None] <= self.ends)

    def outcomes(self) -> tuple[np.ndarray, np.ndarray]:
        """Questions and horizons whose outcome is observed, in the order in which that is known.

        A quick answer counts no sooner than silence would have: else recent questions would look better answered.
        """
        question, horizon = np.nonzero(self.ends <= self.log.observed_until[self.wait, None])
        order = np.argsort(self.ends[question, horizon], kind="stable")
        return question[order], horizon[order]


def questions(log: Log) -> Questions:
    """Every question of a log: each checkpoint of each wait while it is unanswered and observed."""
    wait = np.repeat(np.arange(len(log.asked)), len(CHECKPOINTS))
    checkpoint = np.tile(np.arange(len(CHECKPOINTS)), len(log.asked))
    at = log.asked[wait] + CHECKPOINTS[checkpoint]
    due = np.flatnonzero((at < log.observed_until[wait]) & ~(log.answered[wait] <= at))
    due = due[np.argsort(at[due], kind="stable")]
    return Questions(log, wait[due], checkpoint[due], at[due])


def numbered(*keys: np.ndarray) -> np.ndarray:
    """One number from 0 on for each combination of keys, (n,)."""
    if not len(keys[0]):
        return np.zeros(0, int)
    return np.unique(np.stack(keys), axis=1, return_inverse=True)[1].reshape(-1)
