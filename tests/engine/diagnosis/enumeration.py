"""Every world of a small network, one by one: slow and plainly right."""

from itertools import product

import numpy as np

from molette.engine.diagnosis.network import Evidence, Network


def random_case(seed, causes=6, observables=7):
    """A network with random links, and an evidence of it."""
    dice = np.random.default_rng(seed)
    linked = dice.random((observables, causes)) < 0.45
    miss = np.where(linked, 1 - dice.uniform(0.05, 0.97, linked.shape), 1.0)[None]
    network = Network(
        dice.uniform(0.01, 0.9, (1, causes)),
        miss,
        1 - dice.uniform(0.001, 0.5, (1, observables)),
        tuple(tuple(np.flatnonzero(row).tolist()) for row in linked),
    )
    answers = dice.integers(0, 3, observables)
    evidence = Evidence(*(tuple(np.flatnonzero(answers == kind).tolist()) for kind in (1, 2)))
    return network, evidence


def worlds_of(network, evidence):
    """Every mix, (N, causes), and P(mix and evidence), (N,)."""
    mixes = np.array(list(product([False, True], repeat=network.rates.shape[1])))
    chances = np.where(mixes, network.rates[0], 1 - network.rates[0]).prod(axis=1)
    unseen = network.quiet[0] * np.where(mixes[:, None, :], network.miss[0][None], 1.0).prod(axis=2)
    for row in evidence.seen:
        chances = chances * (1 - unseen[:, row])
    for row in evidence.unseen:
        chances = chances * unseen[:, row]
    return mixes, chances
