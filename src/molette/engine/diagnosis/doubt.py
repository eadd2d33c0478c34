"""How sure the numbers themselves are: the same evidence under other rates, links and leaks that are as credible."""

import numpy as np

from molette.engine.diagnosis.network import Evidence, Network, stalled_network
from molette.engine.diagnosis.posterior import posterior
from molette.engine.diagnosis.types import Knowledge

MOST, FEWEST = 100, 24
CELLS = 400_000
OUTER = (10.0, 90.0)


def cause_ranges(knowledge: Knowledge, evidence: Evidence, seed: int, width: int) -> np.ndarray:
    """(2, causes): 8 times in 10 the probability of a cause stands between the two."""
    count = max(FEWEST, min(MOST, CELLS >> width))
    networks = credible(knowledge, evidence, count, seed)
    found = np.concatenate([posterior(part, evidence).causes for part in networks.parts(width)])
    return np.asarray(np.percentile(found, OUTER, axis=0))


def credible(knowledge: Knowledge, evidence: Evidence, count: int, seed: int) -> Network:
    """`count` networks drawn from the Beta distributions of the numbers that this evidence uses."""
    dice, ranks = np.random.default_rng(seed), knowledge.cause_places
    base = stalled_network(knowledge)
    miss, quiet = np.repeat(base.miss, count, axis=0), np.repeat(base.quiet, count, axis=0)
    rates = [_drawn(dice, cause.rate.mean, cause.rate.worth, count) for cause in knowledge.causes]
    for row in (*evidence.seen, *evidence.unseen):
        one = knowledge.observables[row]
        quiet[:, row] = 1 - _drawn(dice, one.leak.mean, one.leak.worth, count)
        for link in one.links:
            miss[:, row, ranks[link.cause]] = 1 - _drawn(dice, link.belief.mean, link.belief.worth, count)
    return Network(np.array(rates).T, miss, quiet, base.parents)


def _drawn(dice: np.random.Generator, mean: float, worth: float, count: int) -> np.ndarray:
    return np.clip(dice.beta(mean * worth, (1 - mean) * worth, count), 1e-9, 1 - 1e-9)
