"""What a way out does to the causes, draw by draw, and what it costs.

After a delay (a triangle) it ends a cause with its probability, else that cause's own ending comes `speedup` times
faster for some days. A side effect may start another cause, which then blocks in its turn, or bring a risk, which costs
money by its severity.
"""

from dataclasses import dataclass

import numpy as np

from molette.engine.remedies.ground import Ground
from molette.engine.remedies.types import Effect, Remedy, SideEffect, Triangle


@dataclass(frozen=True, slots=True)
class Action:
    """A way out taken in every draw."""

    ends: np.ndarray
    """When each cause stops blocking, (causes, draws)."""
    delay: np.ndarray
    """Working days until it takes effect, (draws,)."""
    broken: np.ndarray
    """Euros lost to the risks it brought, (draws,)."""


def act(remedy: Remedy, ends: np.ndarray, ground: Ground, dice: np.random.Generator) -> Action:
    """Take a way out on causes that would end at `ends`."""
    uniforms = dice.random((1 + len(remedy.effects) + len(remedy.side_effects), ends.shape[1]), np.float32)
    chances = iter(uniforms)
    delay, ends = triangle(remedy.delay_days, next(chances)), ends.copy()
    for effect in remedy.effects:
        _end_sooner(ends[ground.places[effect.cause]], delay, effect, next(chances), ground.speedup_days)
    broken = np.zeros_like(delay)
    for side in remedy.side_effects:
        happens = np.flatnonzero(next(chances) < side.belief.mean)
        if side.cause:
            row, begun = ends[ground.places[side.cause]], ground.natural.begun[ground.places[side.cause]]
            row[happens] = np.maximum(row[happens], delay[happens]) + begun[happens] * np.float32(_vigour(side))
        else:
            broken[happens] += ground.policy.severity_euros[side.severity - 1]
    return Action(ends, delay, broken)


def triangle(span: Triangle, uniform: np.ndarray) -> np.ndarray:
    """A triangular law: the inverse of its cumulated probability."""
    width = span.most - span.least
    if width <= 0:
        return np.full_like(uniform, span.likely)
    cut = (span.likely - span.least) / width
    rising = span.least + np.sqrt(uniform * width * (span.likely - span.least))
    falling = span.most - np.sqrt((1 - uniform) * width * (span.most - span.likely))
    return np.asarray(np.where(uniform < cut, rising, falling), uniform.dtype)


def _end_sooner(ends: np.ndarray, delay: np.ndarray, effect: Effect, chance: np.ndarray, lasts: float) -> None:
    """What has ended before the delay stays so; the rest ends at it, or sooner than it would have."""
    acting = np.flatnonzero(ends > delay)
    start, left = delay[acting], ends[acting] - delay[acting]
    quicker = np.where(left <= lasts * effect.speedup, left / effect.speedup, left - lasts * (effect.speedup - 1))
    ends[acting] = start + np.where(chance[acting] < effect.resolves.mean, np.float32(0), quicker)


def _vigour(side: SideEffect) -> float:
    """A started cause blocks as long as it usually does at severity 3, less below, more above: expert judgement."""
    return side.severity / 3
