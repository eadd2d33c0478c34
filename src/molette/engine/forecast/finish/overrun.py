"""How much longer than estimated: a log-normal regression that also hears those who have not finished yet.

Those finished so far are the short ones. A running project counts by what is known of it: that it lasts longer than it
has. The fit is that of expectation and maximisation (a Tobit), from a normal prior on the weights.
"""

from dataclasses import dataclass
from math import erfc, exp, pi, sqrt

import numpy as np

from molette.engine.forecast.finish.clues import Clues

PRIOR = np.array([0.6, -0.3, 0.2, 0.4])
"""Weights of the clues before anything is known: rounded from little06, odd codes (bench/finish.md)."""

DOUBT = np.array([0.65, 0.18, 0.18, 0.18])
"""Standard deviation of these; wide for the first, so that a firm whose estimates hold is believed."""

SPREAD, SPREAD_WORTH = 0.48, 15.0
"""Standard deviation of the logarithm of what is left over what was said, and how many projects that is worth."""

NARROWS = 0.4
"""The spread shrinks by so much for each unit of the share left: little06."""

LEAST, MOST = 0.6, 2.5
"""By how much at most."""

STEPS = 12
"""Rounds of the fit: more change no date by a day."""

SOONEST = 1.0
"""Days left at least, so that there is a logarithm."""

_GRID = np.linspace(-8.0, 8.0, 1601)
_RISE = np.array([exp(-z * z / 2) * sqrt(2 / pi) / erfc(z / sqrt(2)) for z in _GRID])


def rise(at: np.ndarray) -> np.ndarray:
    """The mean of a standard normal beyond `at`: the inverse of Mills's ratio."""
    return np.asarray(np.interp(at, _GRID, _RISE))


@dataclass(frozen=True, slots=True)
class Overrun:
    """What has been learned: the weights of the clues and the spread around what they say."""

    weights: np.ndarray
    spread: float

    def middle(self, clues: Clues, place: np.ndarray) -> np.ndarray:
        """Logarithm of the days left, for these reports."""
        return np.asarray(np.log(clues.left[place]) + clues.seen[place] @ self.weights)

    def around(self, clues: Clues, place: np.ndarray) -> np.ndarray:
        """Standard deviation of that logarithm."""
        return self.spread * _narrowing(clues.share[place])


def _narrowing(share: np.ndarray) -> np.ndarray:
    return np.asarray(np.clip(np.exp(-NARROWS * share), LEAST, MOST))


def unlearned() -> Overrun:
    """What is supposed before any project was followed."""
    return Overrun(PRIOR.copy(), SPREAD)


def learn(clues: Clues, place: np.ndarray, days: np.ndarray, is_known: np.ndarray, worth: np.ndarray) -> Overrun:
    """Learn from these reports: what was left, `days` (n,), or at least so much where it is not known yet.

    `worth` (n,) says how many independent projects each report counts for.
    """
    seen, narrow = clues.seen[place], _narrowing(clues.share[place])
    found = np.log(np.maximum(days, SOONEST)) - np.log(clues.left[place])
    weights, spread = PRIOR.copy(), SPREAD
    for _ in range(STEPS):
        around = spread * narrow
        middle = seen @ weights
        beyond = (found - middle) / around
        more = rise(beyond)
        hoped = np.where(is_known, found, middle + around * more)
        vague = np.where(is_known, 0.0, around**2 * np.maximum(1 + beyond * more - more**2, 0.0))
        pull = worth / around**2
        precision = (seen * pull[:, None]).T @ seen + np.diag(DOUBT**-2)
        weights = np.linalg.solve(precision, seen.T @ (pull * hoped) + PRIOR / DOUBT**2)
        wide = (worth * ((hoped - seen @ weights) ** 2 + vague) / narrow**2).sum()
        spread = float(np.sqrt((wide + SPREAD_WORTH * SPREAD**2) / (worth.sum() + SPREAD_WORTH)))
    return Overrun(weights, spread)
