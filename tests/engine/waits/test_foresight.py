"""Answers foreseen by the clock: nothing of the future shows, a first wait gets the prior, and habits are learned."""

import csv
from pathlib import Path

import numpy as np
import pytest

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, YEAR, Log, questions
from molette.engine.waits.clock_curves import STEPS, Curves, Level, plain_curves
from molette.engine.waits.clock_hours import ALIKE, AT_WORK
from molette.engine.waits.clock_jury import SURE, Jury
from molette.engine.waits.clock_odds import Odds
from molette.engine.waits.clock_traces import Moments
from molette.engine.waits.foresight import foresee

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "waits"
START = 420_000.0  # an hour of the year 2017
DAY = 24.0
QUICK, SLOW = 0, 1


def log_of(seed=1, waits=500, span=140 * DAY):
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


@pytest.mark.parametrize("days", [3.0, 60.5, 111.3])
def test_what_comes_later_changes_nothing_of_what_was_said_before(days):
    log, moment = log_of(), START + days * DAY

    whole, known = said(log), said(cut_at(log, moment))

    before = {(wait, place) for wait, place in whole if log.asked[wait] + CHECKPOINTS[place] < moment}
    assert before == set(known)
    assert all(whole[key] == known[key] for key in before)


def test_another_future_changes_nothing_either():
    log, moment = log_of(), START + 80 * DAY
    other = log_of(seed=2)
    later = other.asked >= moment
    past = cut_at(log, moment)
    names = ("asker", "answerer", "kind", "asked", "answered", "observed_until")
    mixed = Log(*(np.concatenate([getattr(past, name), getattr(other, name)[later]]) for name in names))

    told, known = said(mixed), said(past)

    assert all(told[key] == chances for key, chances in known.items())


@pytest.mark.parametrize("log", sorted(PUBLIC.glob("*.csv.gz")), ids=lambda path: path.name)
def test_of_a_public_log_too_the_past_is_all_that_is_used(log):
    pytest.importorskip("tqdm", reason="logs are read by the command line")
    from molette.cli.backtests import last_of_each, read_rows
    from molette.cli.backtests import log_of as log_of_rows
    from molette.cli.tables import read_text

    lines = csv.DictReader(read_text(log, "en").splitlines()[:600])
    log = log_of_rows(last_of_each(read_rows(lines, "", "en")[0]))
    moment = np.quantile(log.asked, 0.7) + 0.3

    whole, known = said(log), said(cut_at(log, moment))

    assert len(known) > 400
    assert all(whole[key] == chances for key, chances in known.items())


def test_the_public_logs_are_there():
    if not PUBLIC.exists():
        pytest.skip("the public logs are not on this machine (see shared data)")
    assert len(list(PUBLIC.glob("*.csv.gz"))) >= 3


def test_of_the_first_wait_nothing_is_known():
    one = Log(
        *(np.zeros(1, int) for _ in range(3)), np.array([START]), np.array([np.inf]), np.array([START + 60 * DAY])
    )

    _, checkpoints, chances = chances_of(one)

    assert len(checkpoints) == len(CHECKPOINTS)
    assert chances[0] == pytest.approx([0.48, 0.72, 0.84, 0.9], abs=0.08)
    assert (np.diff(chances[:, 0]) < 0.02).all()


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
    late = (log.asked[waits] > START + 70 * DAY) & (checkpoints == 0)
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


def one_person(answered):
    """Waits of one person for another, all asked at START."""
    answered = np.asarray(answered, float)
    count = len(answered)
    return Log(*(np.zeros(count, int) for _ in range(3)), np.full(count, START), answered, np.full(count, START + 1440))


def test_curves_borrow_first_then_count_then_forget():
    asked = questions(one_person(np.full(40, START + 30)))
    curves = Curves(asked, (Level(np.zeros(40, int), -1, 10, YEAR),), ALIKE)
    one = np.array([0])

    def within_three_days(now):
        curves.learn(now)
        return curves.chances(one, now)[0, 0, 1]

    first, soon, long_after = (within_three_days(START + hours) for hours in (0, 72, 20 * YEAR))

    assert first == pytest.approx(0.96 * 0.75)
    assert soon > first + 0.15
    assert long_after == pytest.approx(first, abs=1e-6)


def test_plain_curves_are_kaplan_meiers():
    dice = np.random.default_rng(5)
    takes = np.where(dice.random(4000) < 0.9, dice.exponential(50.0, 4000), np.inf)
    asked = questions(one_person(START + takes))
    curves = plain_curves(asked)
    curves.learn(START + 5000)

    said = curves.chances(np.array([0]), START + 5000)[0, 0]

    assert said == pytest.approx([(takes <= hours).mean() for hours in HORIZONS], abs=0.003)


def test_a_quick_answer_teaches_no_sooner_than_silence():
    asked = questions(one_person([START + 0.5, np.inf]))
    curves = Curves(asked, (Level(np.zeros(2, int), -1, 3, YEAR),), ALIKE)
    step = STEPS[STEPS > 0.5][0]

    curves.learn(START + step - 0.01)
    before = curves.chances(np.array([0]), START + step)
    curves.learn(START + step)

    assert (curves.chances(np.array([0]), START + step) > before).all()


def test_an_hour_of_the_night_counts_less_than_one_of_the_office():
    monday = 4 * DAY + 24 * 7 * 2500

    office, night, sunday = (
        AT_WORK.count(np.array([monday + hour + 1.0])) - AT_WORK.count(np.array([monday + hour]))
        for hour in (10.0, 2.0, -12.0)
    )

    assert office > 3 * sunday > 3 * night / 2
    assert AT_WORK.count(np.array([monday + 168.0])) - AT_WORK.count(np.array([monday])) == pytest.approx(168.0)
    assert AT_WORK.clock(AT_WORK.count(np.array([monday + 33.3]))) == pytest.approx(monday + 33.3)


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
