"""The ways out side by side, doing nothing and waiting among them, the smaller first at equal effect."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from molette.engine.diagnosis.types import Knowledge
from molette.engine.forecast.types import Futures
from molette.engine.policy import WayOutPolicy
from molette.engine.remedies.endings import endings
from molette.engine.remedies.ground import Ground, Replay
from molette.engine.remedies.trial import attempt
from molette.engine.remedies.types import Comparison, Money, Outcome, Range, Remedy, Reversibility, WaysOut

MOST_TOGETHER = 3


def compare(
    mixes: np.ndarray, knowledge: Knowledge, ways: WaysOut, replay: Replay, money: Money, policy: WayOutPolicy,
    *, seed: int,
) -> Comparison:  # fmt: skip
    """Every way out on the same draws; `mixes` (draws, causes) says which causes act in each.

    Nothing to compare where nothing is blocked.
    """
    nothing = replay(np.ones(len(mixes)))
    if not len(mixes) or float(nothing.moves_at.mean()) < policy.least_blocked:
        return Comparison((), None)
    dice = np.random.Generator(np.random.SFC64(seed))
    natural = endings(np.ascontiguousarray(mixes.T), knowledge.causes, dice)
    leading = int(mixes.mean(axis=0).argmax())
    ground = Ground(natural, nothing, replay, knowledge.cause_places, money, leading, seed, ways.speedup_days, policy)
    alone = {remedy.id: attempt((remedy,), ground) for remedy in ways.remedies}
    by_id = {remedy.id: remedy for remedy in ways.remedies}
    found = [*alone.values(), *_together(alone, by_id, ground)]
    return Comparison(tuple(_in_order(found, by_id, policy)), _waiting(nothing))


def _together(alone: dict[str, Outcome], by_id: dict[str, Remedy], ground: Ground) -> Iterable[Outcome]:
    """The best few, two by two and three by three, where together they bring more than the best of them alone."""
    helping = [one for one in alone.values() if one.mean_euros > 0 and not by_id[one.remedies[0]].ends_mission]
    best = sorted(helping, key=lambda one: -one.mean_euros)[: ground.policy.together]
    names = sorted((one.remedies[0] for one in best), key=lambda name: by_id[name].delay_days.likely)
    for count in range(2, MOST_TOGETHER + 1):
        for some in combinations(names, count):
            outcome = attempt(tuple(by_id[name] for name in some), ground)
            if outcome.mean_euros > (1 + ground.policy.alike) * max(alone[name].mean_euros for name in some):
                yield outcome


def _in_order(found: Sequence[Outcome], by_id: dict[str, Remedy], policy: WayOutPolicy) -> Iterable[Outcome]:
    """The largest gain first; among those nearly as good, the smallest, the reversible and the lightest."""
    left = sorted(found, key=lambda one: -one.mean_euros)
    while left:
        limit = left[0].mean_euros - policy.alike * abs(left[0].mean_euros)
        alike = [one for one in left if one.mean_euros >= limit]
        first = min(alike, key=lambda one: _size(one, by_id))
        left.remove(first)
        yield first


def _size(outcome: Outcome, by_id: dict[str, Remedy]) -> tuple[int, int, int, float]:
    remedies = [by_id[name] for name in outcome.remedies]
    undone = max(list(Reversibility).index(remedy.reversibility) for remedy in remedies)
    return max(remedy.level.rank for remedy in remedies), undone, len(remedies), outcome.effort_hours


def _waiting(nothing: Futures) -> Range:
    """When it would move again by itself."""
    return Range(*(float(days) for days in np.quantile(nothing.moves_at, (0.1, 0.5, 0.9))))
