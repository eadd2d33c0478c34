"""The inference against every world counted one by one."""

import numpy as np
import pytest
from tests.engine.diagnosis.enumeration import random_case, worlds_of

from molette.engine.diagnosis.asking import distinct, information, seen_chances, value_of_answer
from molette.engine.diagnosis.elimination import draw, marginals, solve
from molette.engine.diagnosis.network import Evidence, Network
from molette.engine.diagnosis.ordering import buckets, width
from molette.engine.diagnosis.posterior import acting, at_least_one, nothing, posterior

CLOSE = {"rel": 0, "abs": 1e-9}


@pytest.mark.parametrize("seed", range(40))
def test_marginals_and_evidence_are_those_of_every_world(seed):
    network, evidence = random_case(seed)
    mixes, chances = worlds_of(network, evidence)
    solved = solve(network, evidence)

    assert solved.mass[0] == pytest.approx(chances.sum(), rel=1e-9)
    assert marginals(solved)[0] == pytest.approx(chances @ mixes / chances.sum(), **CLOSE)


@pytest.mark.parametrize("seed", range(20))
def test_given_a_stall_a_cause_acts(seed):
    network, evidence = random_case(seed)
    mixes, chances = worlds_of(network, evidence)
    some = mixes.any(axis=1)
    found = posterior(network, evidence)

    assert nothing(network, evidence)[0] == pytest.approx(chances[~some].sum(), rel=1e-9)
    assert found.causes[0] == pytest.approx(chances[some] @ mixes[some] / chances[some].sum(), **CLOSE)
    sets = [[0, 1], [2, 3, 4], [5]]
    both = [chances[some] @ mixes[some][:, one].any(axis=1) / chances[some].sum() for one in sets]
    assert at_least_one(network, evidence, found, sets) == pytest.approx(both, **CLOSE)


@pytest.mark.parametrize("seed", range(10))
def test_several_networks_at_once_know_each_its_part_of_the_evidence(seed):
    network, evidence = random_case(seed, causes=5, observables=6)
    given = np.random.default_rng(seed).random((8, 6)) < 0.5

    together = posterior(network, evidence, given)

    for row, known in enumerate(given):
        part = evidence.only(np.flatnonzero(known))
        apart = posterior(network, part)
        assert together.causes[row] == pytest.approx(apart.causes[0], **CLOSE)
        assert together.likelihood[row] == pytest.approx(apart.likelihood[0], rel=1e-9)


def test_draws_follow_the_posterior():
    network, evidence = random_case(3)
    mixes, chances = worlds_of(network, evidence)

    drawn = draw(solve(network, evidence), 60_000, seed=1)

    codes = drawn @ (1 << np.arange(6))[::-1]
    shares = np.bincount(codes, minlength=64) / len(drawn)
    assert shares == pytest.approx(chances / chances.sum(), abs=0.01)
    assert mixes[5].tolist() == [bool(int(bit)) for bit in f"{5:06b}"]


def test_draws_are_those_of_the_seed():
    network, evidence = random_case(3)
    solved = solve(network, evidence)

    assert (draw(solved, 100, seed=1) == draw(solved, 100, seed=1)).all()
    assert (draw(solved, 100, seed=1) != draw(solved, 100, seed=2)).any()


@pytest.mark.parametrize("seed", range(10))
def test_what_an_answer_tells_is_that_of_every_world(seed):
    network, evidence = random_case(seed)
    mixes, chances = worlds_of(network, evidence)
    some = mixes.any(axis=1)
    shares = chances[some] / chances[some].sum()
    worlds = distinct(acting(posterior(network, evidence), 200_000, seed=seed))
    open_ones = [row for row in range(7) if row not in (*evidence.seen, *evidence.unseen)]

    def exactly(row):
        seen = 1 - network.quiet[0, row] * np.where(mixes[some], network.miss[0, row], 1.0).prod(axis=1)
        return information(seen[:, None], shares)[0]

    found = information(seen_chances(network, open_ones, worlds), worlds.shares)
    assert found == pytest.approx([exactly(row) for row in open_ones], abs=0.004)


def test_an_answer_is_worth_what_it_adds_to_the_best_action():
    shares, chances = np.array([0.5, 0.5]), np.array([[1.0 - 1e-12, 0.5], [1e-12, 0.5]])
    worth = np.array([[10.0, 4.0], [0.0, 4.0]])

    sure, idle = value_of_answer(chances, shares, worth)

    assert sure == pytest.approx(0.5 * 10 + 0.5 * 4 - 5)
    assert idle == pytest.approx(0)


def test_a_fact_without_a_cause_changes_only_the_evidence():
    network = Network(np.array([[0.3]]), np.ones((1, 1, 1)), np.array([[0.9]]), ((),))

    solved = solve(network, Evidence((0,), ()))

    assert solved.mass[0] == pytest.approx(0.1)
    assert marginals(solved)[0, 0] == pytest.approx(0.3)


def test_a_chain_of_causes_needs_small_tables():
    chain = tuple((one, one + 1) for one in range(30))

    assert width(chain) == 2
    assert sorted(bucket.cause for bucket in buckets(chain)) == list(range(31))


def test_causes_all_coupled_need_one_large_table():
    assert width([tuple(range(9))]) == 9
