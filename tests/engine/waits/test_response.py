"""How long answers take: wide when nothing is known, sharp when much is, and never certain."""

import numpy as np
import pytest

from molette.engine.ledger.types import Request
from molette.engine.waits.response import Silence, learn

APPROVAL = Request.APPROVAL


def test_with_nothing_seen_half_come_within_two_days_and_some_never():
    model = learn([])

    assert 1 < model.quantile("chloe", APPROVAL, 0, 0.5) < 2.5
    assert 0.02 < model.forgotten("chloe", APPROVAL, 0) < 0.2


def test_a_slow_person_is_known_as_slow_and_a_stranger_stays_usual():
    seen = [Silence("chloe", APPROVAL, 8.0 + k % 3, True) for k in range(20)]
    seen += [Silence("paul", APPROVAL, 0.5, True) for _ in range(20)]

    model = learn(seen)

    chloe, paul, driss = (model.quantile(who, APPROVAL, 0, 0.5) for who in ("chloe", "paul", "driss"))
    assert paul < driss < chloe
    assert 7 < chloe < 11


def test_one_exchange_moves_the_estimate_a_little_and_a_hundred_a_lot():
    usual = learn([]).quantile("chloe", APPROVAL, 0, 0.5)
    one = learn([Silence("chloe", APPROVAL, 10, True)]).quantile("chloe", APPROVAL, 0, 0.5)
    many = learn([Silence("chloe", APPROVAL, 10, True)] * 100).quantile("chloe", APPROVAL, 0, 0.5)

    assert usual < one < 2.5 * usual
    assert many == pytest.approx(10, abs=2)


def test_unanswered_requests_count_as_silence():
    never = learn([Silence("chloe", APPROVAL, 40, False)] * 10)

    assert never.forgotten("chloe", APPROVAL, 10) > 0.7


def test_the_longer_the_silence_the_less_likely_the_answer():
    model = learn([])
    chances = [model.chance("chloe", APPROVAL, silent, 5) for silent in (0, 3, 10, 30)]

    assert chances == sorted(chances, reverse=True)


def test_draws_follow_the_chances():
    model = learn([Silence("chloe", APPROVAL, 4, True)] * 5)
    draws = model.draw("chloe", APPROVAL, 2.0, np.random.default_rng(1).random(20_000))

    assert (draws <= 3).mean() == pytest.approx(model.chance("chloe", APPROVAL, 2.0, 3), abs=0.01)
    assert np.quantile(draws, 0.5) == pytest.approx(model.quantile("chloe", APPROVAL, 2.0, 0.5), abs=0.1)
