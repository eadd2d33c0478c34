"""What the evidence makes of the causes of a stalled mission: at least one of them acts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from molette.engine.diagnosis.elimination import Solved, draw, marginals, solve
from molette.engine.diagnosis.network import Evidence, Network
from molette.engine.diagnosis.ordering import width

MORE = 4


@dataclass(frozen=True, slots=True)
class Posterior:
    """Of B networks: P(each cause | evidence, a cause acts), and P(evidence | a cause acts)."""

    solved: Solved
    causes: np.ndarray
    """(B, causes)."""
    likelihood: np.ndarray
    """(B,)."""
    some: np.ndarray
    """(B,): P(a cause acts | evidence), before it is taken for granted."""


def posterior(network: Network, evidence: Evidence, given: np.ndarray | None = None) -> Posterior:
    """Exact; `given` (B, observables) says what each of B networks knows of the evidence."""
    solved = solve(network, evidence, given)
    some = 1 - nothing(network, evidence, given) / solved.mass
    chance = 1 - (1 - network.rates).prod(axis=1)
    return Posterior(solved, marginals(solved) / some[:, None], solved.mass * some / chance, some)


def nothing(network: Network, evidence: Evidence, given: np.ndarray | None = None) -> np.ndarray:
    """P(evidence and no cause acts), shape (B,)."""
    seen, unseen = 1 - network.quiet[:, list(evidence.seen)], network.quiet[:, list(evidence.unseen)]
    if given is not None:
        seen = np.where(given[:, list(evidence.seen)], seen, 1.0)
        unseen = np.where(given[:, list(evidence.unseen)], unseen, 1.0)
    return np.asarray((1 - network.rates).prod(axis=1) * seen.prod(axis=1) * unseen.prod(axis=1))


def at_least_one(network: Network, evidence: Evidence, found: Posterior, sets: Sequence[Sequence[int]]) -> np.ndarray:
    """P(at least one cause of each set | evidence, a cause acts), shape (sets,); a single network only."""
    rates = np.repeat(network.rates, len(sets), axis=0)
    absent = np.ones(len(sets))
    for row, members in enumerate(sets):
        rates[row, list(members)] = 0.0
        absent[row] = (1 - network.rates[0, list(members)]).prod()
    wide = width([network.parents[row] for row in evidence.seen])
    parts = Network(rates, network.miss, network.quiet, network.parents).parts(wide)
    without = absent * np.concatenate([solve(part, evidence).mass for part in parts])
    return np.asarray((1 - without / found.solved.mass[0]) / found.some[0])


def acting(found: Posterior, count: int, seed: int) -> np.ndarray:
    """About `count` mixes given that a cause acts, (n, causes), at least one; of a single network only.

    Draws that hold no cause are dropped, up to three in four; where nearly all do, causes hardly ever come together and
    each is drawn alone.
    """
    drawn = draw(found.solved, int(count * min(MORE, 1 / found.some[0])), seed)
    held = drawn[drawn.any(axis=1)]
    if len(held) >= count / MORE:
        return held
    alone = found.causes[0] / found.causes[0].sum()
    return np.asarray(np.eye(len(alone), dtype=bool)[np.random.default_rng(seed).choice(len(alone), count, p=alone)])


def prior(network: Network) -> np.ndarray:
    """P(each cause | a cause acts), shape (B, causes)."""
    some = 1 - (1 - network.rates).prod(axis=1)
    return np.asarray(network.rates / some[:, None])


def log_odds(chance: np.ndarray) -> np.ndarray:
    """The logarithm of the odds."""
    return np.asarray(np.log(chance) - np.log1p(-chance))
