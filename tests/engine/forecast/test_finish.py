"""Finishes foreseen from re-estimates: nothing of the future shows, firms are learned, running projects count."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.cli.finish_backtest import COLUMNS, _row, reports_of
from molette.cli.tables import rows_of
from molette.engine.forecast.finish.clues import clues
from molette.engine.forecast.finish.foresight import foresee, quantiles
from molette.engine.forecast.finish.overrun import learn, rise, unlearned
from molette.engine.forecast.finish.reports import Reports

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "projects" / "little06_odd_reports.csv"
START = 736_000.0


def firm(overrun, projects=30, seed=1, spread=0.2):
    """An invented firm: a project starts every three weeks and lasts `overrun` times what is left at any moment."""
    dice = np.random.default_rng(seed)
    rows = []
    for project in range(projects):
        started, lasts = START + 21 * project, dice.uniform(60, 200)
        over = overrun * np.exp(dice.normal(0, spread))
        for day in np.arange(0, lasts, 7.0):
            said = started + day + (lasts - day) / over
            rows.append((project, started + day, started, started + lasts / over, said, started + lasts))
    rows.sort(key=lambda row: row[1])
    project, *dates = np.array(rows).T
    return Reports(project.astype(int), *dates)


def said(reports):
    """What is foreseen of every report, (reports, 3)."""
    finish = np.zeros((len(reports.project), 3))
    for day in foresee(reports):
        finish[day.report] = day.finish
    return finish


def known_by(reports, day):
    """The same reports as they were known on the evening of that day."""
    kept = reports.reported <= day
    arrays = {name: getattr(reports, name)[kept] for name in ("project", "reported", "started", "first", "current")}
    return Reports(**arrays, finished=np.where(reports.finished <= day, reports.finished, np.inf)[kept])


@given(share=st.floats(0.05, 0.95))
@settings(max_examples=8, deadline=None)
def test_the_future_does_not_show(share):
    whole = firm(1.6, projects=12)
    day = np.quantile(whole.reported, share)

    before = said(known_by(whole, day))

    assert before.tobytes() == said(whole)[: len(before)].tobytes()


def test_the_first_report_gets_what_is_supposed():
    alone = Reports(np.array([0]), *(np.array([START + days]) for days in (0.0, 0.0, 100.0, 100.0, 170.0)))

    low, middle, high = said(alone)[0] - START

    assert 100 < low < middle < high
    assert middle == pytest.approx(100 * 1.07 * np.exp(0.6 + 0.3 * 0.4), rel=0.02)


@pytest.mark.parametrize("overrun", [1.0, 1.5, 2.5])
def test_a_firm_is_learned(overrun):
    reports = firm(overrun)
    finish = said(reports)
    late = reports.reported > np.quantile(reports.reported, 0.6)

    error = np.abs(finish[:, 1] - reports.finished)[late].mean()
    teams = np.abs(reports.current - reports.finished)[late].mean()
    supposed = np.abs(reports.reported + 2 * (reports.current - reports.reported) - reports.finished)[late].mean()

    assert error < (teams if overrun > 1 else supposed)
    assert error < 22


def test_ranges_hold_what_they_say():
    reports = firm(1.6, projects=60, spread=0.5)
    finish = said(reports)
    late = reports.reported > np.quantile(reports.reported, 0.25)

    held = ((finish[:, 0] <= reports.finished) & (reports.finished <= finish[:, 2]))[late].mean()

    assert 0.72 < held < 0.92


def test_those_who_run_count_as_lasting_longer():
    reports = firm(2.0, projects=20)
    shown, place = clues(reports), np.arange(len(reports.project))
    days = reports.finished - reports.reported
    worth = np.full(len(place), 0.02)

    all_known = learn(shown, place, days, np.ones(len(place), bool), worth)
    half = np.minimum(days, np.median(days))
    some_run = learn(shown, place, half, days <= half, worth)
    taken_for_done = learn(shown, place, half, np.ones(len(place), bool), worth)

    true, censored, naive = (found.middle(shown, place).mean() for found in (all_known, some_run, taken_for_done))
    assert naive < censored
    assert abs(censored - true) < abs(naive - true) / 2


def test_what_is_known_to_have_finished_is_said_as_it_is():
    reports = firm(1.5, projects=3)
    told = Reports(
        *(np.append(getattr(reports, name), getattr(reports, name)[-1]) for name in ("project",)),
        np.append(reports.reported, reports.finished[-1] + 5),
        *(np.append(getattr(reports, name), getattr(reports, name)[-1]) for name in ("started", "first", "current")),
        np.append(reports.finished, reports.finished[-1]),
    )

    assert said(told)[-1].tolist() == [reports.finished[-1]] * 3


def test_scale_changes_nothing():
    reports = firm(1.7, projects=10)
    slow = Reports(reports.project, *(START + 3 * (getattr(reports, name) - START) for name in
                                      ("reported", "started", "first", "current", "finished")))  # fmt: skip

    usual, slower = clues(reports), clues(slow)

    assert np.allclose(usual.share, slower.share)
    assert np.allclose(usual.seen[:, :2], slower.seen[:, :2])


def test_the_mean_beyond_a_point():
    dice = np.random.default_rng(2).standard_normal(400_000)

    for at in (-3.0, -0.5, 0.0, 1.0, 2.0):
        assert rise(np.array([at]))[0] == pytest.approx(dice[dice > at].mean(), abs=0.02)


def test_quantiles_of_errors_hear_those_only_begun():
    nothing = quantiles(np.zeros(0), np.zeros(0, bool), np.zeros(0))
    wide = quantiles(np.full(200, 1.5), np.zeros(200, bool), np.ones(200))

    assert nothing == pytest.approx([-1.28, 0, 1.28], abs=0.03)
    assert (wide > nothing + 1).all()


def test_before_anything_is_known_a_spread_is_supposed():
    assert unlearned().spread > 0.3


@pytest.mark.skipif(not PUBLIC.exists(), reason="the public projects are not beside the repository")
def test_public_projects_are_foreseen_better_than_by_their_teams():
    with PUBLIC.open(newline="") as file:
        rows, problems = rows_of(csv.DictReader(file), _row, "little06", "en")
    assert not problems
    assert set(COLUMNS)
    rows.sort(key=lambda row: row.reported)
    reports = reports_of(rows)
    days = np.unique(reports.reported[reports.reported < reports.finished])
    scored = (reports.reported >= days[len(days) // 4]) & (reports.reported < reports.finished)

    finish = said(reports)[scored]
    actual, teams = reports.finished[scored], reports.current[scored]

    assert np.abs(finish[:, 1] - actual).mean() < 0.75 * np.abs(teams - actual).mean()
    assert abs((finish[:, 1] - actual).mean()) < 15
    assert 0.76 < ((finish[:, 0] <= actual) & (actual <= finish[:, 2])).mean() < 0.84
