"""When each cause of a stall stops blocking by itself: an exponential time, its median from the knowledge.

Times are working days from today, 0 for a cause that is not there. The same chance serves every way out, so that two
of them differ by what they change only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from molette.engine.diagnosis.types import Cause

LN2 = 0.6931472


@dataclass(frozen=True, slots=True)
class Endings:
    """One stall in many draws."""

    ends: np.ndarray
    """Working days until each cause stops blocking if nothing is done, (causes, draws)."""
    begun: np.ndarray
    """How long each cause would block once started, (causes, draws)."""

    @property
    def restart(self) -> np.ndarray:
        """Working days until nothing blocks any more, (draws,)."""
        return np.asarray(self.ends.max(axis=0))


def endings(mixes: np.ndarray, causes: Sequence[Cause], dice: np.random.Generator) -> Endings:
    """The natural end of each cause of each mix; `mixes` (causes, draws) says which causes act."""
    medians = np.array([cause.block_days for cause in causes], np.float32)
    begun = dice.standard_exponential(mixes.shape, np.float32) * (medians / LN2)[:, None]
    return Endings(np.where(mixes, begun, np.float32(0)), begun)
