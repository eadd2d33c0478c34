"""What every trial of a way out stands on: the same draws, and what days are worth."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from molette.engine.forecast.types import Futures
from molette.engine.policy import WayOutPolicy
from molette.engine.remedies.endings import Endings
from molette.engine.remedies.types import Money

Replay = Callable[[np.ndarray], Futures]
"""The futures when the waits that are out last so many times as long, (draws,)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What every trial stands on."""

    natural: Endings
    nothing: Futures
    replay: Replay
    places: Mapping[str, int]
    money: Money
    leading: int
    """Column of the likeliest cause."""
    seed: int
    speedup_days: float
    policy: WayOutPolicy
