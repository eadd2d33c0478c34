"""The same network in pyAgrum, another exact engine: the same answers to nine decimals."""

import warnings

import numpy as np
import pytest
from tests.engine.diagnosis.enumeration import random_case

from molette.engine.diagnosis.elimination import marginals, solve
from molette.engine.diagnosis.network import Evidence, stalled_network
from molette.knowledge.library import own_library

with warnings.catch_warnings():  # its types warn while they are made; as an error, that ends the process
    warnings.simplefilter("ignore")
    import pyagrum

OURS = stalled_network(own_library().knowledge)
SMALL = {"rel": 0, "abs": 1e-9}


def theirs(network, evidence):
    """P(evidence) and the marginals by pyAgrum, whose `NoisyORNet` weighs a link without the leak, as ours."""
    net = pyagrum.BayesNet()
    causes = [net.add(pyagrum.LabelizedVariable(f"c{rank}", "", 2)) for rank in range(network.rates.shape[1])]
    for rank, node in enumerate(causes):
        net.cpt(node).fillWith([1 - network.rates[0, rank], network.rates[0, rank]])
    for row in (*evidence.seen, *evidence.unseen):
        fact = net.addNoisyORNet(pyagrum.LabelizedVariable(f"o{row}", "", 2), 1 - network.quiet[0, row])
        for rank in network.parents[row]:
            net.addWeightedArc(causes[rank], fact, 1 - network.miss[0, row, rank])
    inference = pyagrum.LazyPropagation(net)
    answers = {f"o{row}": 1 for row in evidence.seen} | {f"o{row}": 0 for row in evidence.unseen}
    inference.setEvidence(answers)
    inference.makeInference()
    return inference.evidenceProbability(), np.array([inference.posterior(node).toarray()[1] for node in causes])


@pytest.mark.parametrize("seed", range(12))
def test_a_random_network(seed):
    network, evidence = random_case(seed, causes=9, observables=12)
    mass, chances = theirs(network, evidence)
    solved = solve(network, evidence)

    assert solved.mass[0] == pytest.approx(mass, rel=1e-9)
    assert marginals(solved)[0] == pytest.approx(chances, **SMALL)


@pytest.mark.parametrize(("seen", "unseen"), [(0, 0), (3, 6), (6, 20), (9, 0), (12, 30)])
def test_our_network(seen, unseen):
    rows = np.random.default_rng(seen).permutation(OURS.miss.shape[1]).tolist()
    evidence = Evidence(tuple(sorted(rows[:seen])), tuple(sorted(rows[seen : seen + unseen])))
    mass, chances = theirs(OURS, evidence)
    solved = solve(OURS, evidence)

    assert solved.mass[0] == pytest.approx(mass, rel=1e-9)
    assert marginals(solved)[0] == pytest.approx(chances, **SMALL)
