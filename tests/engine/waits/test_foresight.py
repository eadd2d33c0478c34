"""Answers foreseen by the clock: nothing of the future shows, a first wait gets the prior, and habits are learned."""

import numpy as np
import pytest

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, YEAR, Log, questions
from molette.engine.waits.clock_jury import SURE, Jury
from molette.engine.waits.clock_odds import Odds
from molette.engine.waits.clock_shares import Level, Tally, supposed
from molette.engine.waits.clock_traces import Moments
from molette.engine.waits.foresight import foresee

START = 420_000.0  # an hour of the year 2017
DAY = 24.0
QUICK, SLOW = 0, 1


def log_of(seed=1, waits=600, span=200 * DAY):
    """An invented log: answerer 0 answers within hours, 1 within days, some requests are never answered."""
    dice = np.random.default_rng(seed)
    asked = START + np.sort(dice.uniform(0, span, waits))
    answerer = dice.integers(0, 2, waits)
    takes = dice.exponential(np.where(answerer == QUICK, 5.0, 120.0))
    until = np.minimum(asked + 60 * DAY, START + span)
    answered = np.where((dice.random(waits) < 0.9) & (asked + takes <= until), asked + takes, np.inf)
    return Log(dice.integers(0, 20, waits), answerer, dice.integers(0, 2, waits), asked, answered, until)


def cut_at(log, moment):
    """The same log as it was known at that moment."""
    kept = log.asked < moment
    answered = np.where(log.answered <= moment, log.answered, np.inf)[kept]
    until = np.minimum(log.observed_until, moment)[kept]
    return Log(log.asker[kept], log.answerer[kept], log.kind[kept], log.asked[kept], answered, until)


def said(log):
    """{(wait, checkpoint): chances as bytes}."""
    return {
        (int(wait), int(checkpoint)): chances.tobytes()
        for day in foresee(log)
        for wait, checkpoint, chances in zip(day.wait, day.checkpoint, day.chances, strict=True)
    }


def chances_of(log):
    days = list(foresee(log))
    waits, checkpoints, chances = (
        np.concatenate([getattr(day, name) for day in days]) for name in ("wait", "checkpoint", "chances")
    )
    return waits, checkpoints, chances


@pytest.mark.parametrize("days", [3.0, 60.5, 111.3, 180.0])
def test_what_comes_later_changes_nothing_of_what_was_said_before(days):
    log, moment = log_of(), START + days * DAY

    whole, known = said(log), said(cut_at(log, moment))

    before = {(wait, place) for wait, place in whole if log.asked[wait] + CHECKPOINTS[place] < moment}
    assert before == set(known)
    assert all(whole[key] == known[key] for key in before)


def test_another_future_changes_nothing_either():
    log, moment = log_of(), START + 100 * DAY
    other = log_of(seed=2)
    later = other.asked >= moment
    past = cut_at(log, moment)
    names = ("asker", "answerer", "kind", "asked", "answered", "observed_until")
    mixed = Log(*(np.concatenate([getattr(past, name), getattr(other, name)[later]]) for name in names))

    told, known = said(mixed), said(past)

    assert all(told[key] == chances for key, chances in known.items())


def test_the_first_wait_gets_what_is_supposed():
    one = Log(
        *(np.zeros(1, int) for _ in range(3)), np.array([START]), np.array([np.inf]), np.array([START + 60 * DAY])
    )

    _, checkpoints, chances = chances_of(one)

    assert checkpoints[0] == 0
    assert chances[0] == pytest.approx(supposed()[0])
    assert len(checkpoints) == len(CHECKPOINTS)


def test_no_wait_no_word():
    empty = Log(*(np.zeros(0, int) for _ in range(3)), *(np.zeros(0) for _ in range(3)))

    assert list(foresee(empty)) == []


def test_chances_rise_with_the_horizon_and_are_never_certain():
    _, _, chances = chances_of(log_of())

    assert (np.diff(chances, axis=1) >= 0).all()
    assert chances.min() >= SURE
    assert chances.max() <= 1 - SURE


def test_the_same_log_says_the_same():
    assert said(log_of()) == said(log_of())


def test_the_pace_of_each_person_is_learned():
    log = log_of()
    waits, checkpoints, chances = chances_of(log)
    late = (log.asked[waits] > START + 100 * DAY) & (checkpoints == 0)
    within_a_day = chances[:, 0]

    quick = within_a_day[late & (log.answerer[waits] == QUICK)].mean()
    slow = within_a_day[late & (log.answerer[waits] == SLOW)].mean()

    assert quick == pytest.approx(0.9, abs=0.08)
    assert slow == pytest.approx(0.9 * (1 - np.exp(-24 / 120)), abs=0.08)


def test_week_ends_are_learned():
    dice = np.random.default_rng(3)
    asked = START + np.sort(dice.uniform(0, 300 * DAY, 2000))
    answered = asked + dice.exponential(6.0, 2000)
    weekday = ((answered + 72) % 168) // 24
    answered = np.where(weekday >= 5, answered + (7 - weekday) * 24, answered)
    log = Log(*(np.zeros(2000, int) for _ in range(3)), asked, answered, asked + 60 * DAY)

    waits, checkpoints, chances = chances_of(log)

    late = (waits > 1000) & (checkpoints == 0)
    begun = ((asked[waits] + 72) % 168) // 24
    assert chances[late & (begun == 5), 0].mean() < 0.25
    assert chances[late & (begun == 1), 0].mean() > 0.9


def test_questions_stop_with_the_answer_and_with_the_observation():
    asked = np.full(3, START)
    answered, until = START + np.array([4.0, 30.0, np.inf]), START + np.array([1440.0, 1440.0, 24.0])

    found = questions(Log(*(np.zeros(3, int) for _ in range(3)), asked, answered, until))

    places = [found.checkpoint[found.wait == wait].tolist() for wait in range(3)]
    assert places == [[0], [0, 1, 2], [0, 1]]
    assert (np.diff(found.at) >= 0).all()


def test_moments_count_what_is_dated_up_to_the_instant():
    moments = Moments(np.array([0, 0, 1]), np.array([10.0, 12.0, np.inf]))
    keys, at = np.array([0, 0, 0, 1, 7]), np.array([9.0, 10.0, 20.0, 20.0, 20.0])

    assert moments.within(keys, at, 24).tolist() == [0, 1, 2, 0, 0]
    assert moments.within(keys, at, 9).tolist() == [0, 1, 1, 0, 0]
    assert moments.silence(keys, at).tolist() == [YEAR, 0, 8, YEAR, YEAR]


def test_shares_borrow_first_then_count_then_forget():
    log = Log(
        *(np.zeros(40, int) for _ in range(3)), np.full(40, START), np.full(40, START + 1), np.full(40, START + 99)
    )
    asked = questions(log)
    tally = Tally(Level(np.zeros(40, int), -1, 10, YEAR))
    above, one = np.full((1, len(HORIZONS)), 0.3), np.array([0])

    first = tally.shares(asked, one, START, above)[0, 0]
    tally.learn(asked, np.arange(40), np.zeros(40, int))
    soon, long_after = (tally.shares(asked, one, START + 24 + wait, above)[0, 0] for wait in (0, 20 * YEAR))

    assert first == 0.3
    assert soon == pytest.approx((40 + 10 * 0.3) / 50)
    assert long_after == pytest.approx(0.3, abs=1e-6)


def test_the_past_weighs_the_same_after_a_century():
    log = Log(
        *(np.zeros(2, int) for _ in range(3)),
        np.array([START, START + 900 * YEAR]), np.full(2, np.inf), np.array([START + 99, START + 900 * YEAR + 99]),
    )  # fmt: skip

    _, _, chances = chances_of(log)

    assert np.isfinite(chances).all()


def test_the_regression_learns_and_doubts_again():
    odds = Odds(np.zeros((1, 1)), np.ones((1, 1)), memory=100.0)
    seen = np.ones((50, 1))
    for _ in range(5):
        odds.learn(0, seen, np.ones(50, bool))
    learned = odds.chances(np.ones((1, 1, 1)))[0, 0]
    odds.forget(10_000.0)
    odds.learn(0, seen, np.zeros(50, bool))

    assert learned > 0.9
    assert odds.chances(np.ones((1, 1, 1)))[0, 0] < learned - 0.5


def test_the_jury_comes_to_hear_the_voice_that_is_right():
    jury = Jury(np.array([0.8, 0.2]), memory=100.0)
    first, said = np.zeros(1, int), np.tile([0.9, 0.1], (1, len(HORIZONS), 1))
    before = jury.chances(first, said)[0, 0]

    jury.learn(np.zeros(40, int), np.tile([0.9, 0.1], (40, 1)), np.zeros(40, bool))

    assert before == pytest.approx(0.8 * 0.9 + 0.2 * 0.1)
    assert jury.chances(first, said)[0, 0] == pytest.approx(0.1, abs=0.01)
    assert jury.chances(first + 1, said)[0, 0] == pytest.approx(before)
    jury.forget(10_000.0)
    assert jury.chances(first, said)[0, 0] == pytest.approx(before)
