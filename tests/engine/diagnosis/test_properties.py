"""What must hold for every network and every evidence."""

import numpy as np
import pytest

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from tests.engine.diagnosis.enumeration import worlds_of  # noqa: E402

from molette.engine.diagnosis.elimination import marginals, solve  # noqa: E402
from molette.engine.diagnosis.network import Evidence, Network  # noqa: E402
from molette.engine.diagnosis.weighing import contributions  # noqa: E402

CHANCE = st.floats(0.001, 0.999)


@st.composite
def cases(draw):
    causes, rows = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    links = draw(
        st.lists(st.lists(st.one_of(st.none(), CHANCE), min_size=causes, max_size=causes), min_size=rows, max_size=rows)
    )
    miss = np.array([[1 - (link or 0.0) for link in row] for row in links])[None]
    rates = np.array([draw(st.lists(CHANCE, min_size=causes, max_size=causes))])
    quiet = np.array([draw(st.lists(CHANCE, min_size=rows, max_size=rows))])
    parents = tuple(tuple(rank for rank, link in enumerate(row) if link is not None) for row in links)
    kinds = draw(st.lists(st.sampled_from("?+-"), min_size=rows, max_size=rows))
    seen, unseen = (tuple(row for row, kind in enumerate(kinds) if kind == sign) for sign in "+-")
    return Network(rates, miss, quiet, parents), Evidence(seen, unseen)


@settings(deadline=None)
@given(cases())
def test_every_network_is_solved_as_world_by_world(case):
    network, evidence = case
    mixes, chances = worlds_of(network, evidence)
    solved = solve(network, evidence)

    assert solved.mass[0] == pytest.approx(chances.sum(), rel=1e-9, abs=0)
    assert marginals(solved)[0] == pytest.approx(chances @ mixes / chances.sum(), abs=1e-9)


@settings(deadline=None)
@given(cases(), st.data())
def test_seeing_a_fact_never_lowers_its_only_cause_and_not_seeing_it_never_raises_it(case, data):
    network, evidence = case
    alone = [row for row, causes in enumerate(network.parents) if len(causes) == 1]
    open_ones = [row for row in alone if row not in (*evidence.seen, *evidence.unseen)]
    if not open_ones:
        return
    row = data.draw(st.sampled_from(open_ones))
    [cause] = network.parents[row]

    before = marginals(solve(network, evidence))[0, cause]
    seen = marginals(solve(network, Evidence((*evidence.seen, row), evidence.unseen)))[0, cause]
    unseen = marginals(solve(network, Evidence(evidence.seen, (*evidence.unseen, row))))[0, cause]

    assert unseen <= before + 1e-12
    assert before <= seen + 1e-12


@settings(deadline=None)
@given(st.integers(0, 12), st.integers(0, 1000))
def test_contributions_add_up_whatever_is_weighed(count, seed):
    dice = np.random.default_rng(seed)
    weights, pairs = dice.normal(size=(count, 3)), dice.normal(size=(count, count, 3))

    def value(known):
        return known @ weights + np.einsum("bi,bj,ijk->bk", known, known, pairs)

    found = contributions(value, count, seed)

    everything = value(np.ones((1, count), dtype=bool))[0] - value(np.zeros((1, count), dtype=bool))[0]
    assert found.shape == (count, 3)
    assert found.sum(axis=0) == pytest.approx(everything, abs=1e-9)
