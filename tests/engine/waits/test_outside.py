"""Which steps wait for something outside: work elsewhere and hours off explain a wait, nothing else does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine.waits.outside import NOBODY, Steps, outside_waits, unexplained

MONDAY = 96.0  # hours since 1970: Monday the 5th of January
ASK, CHECK, SIGN = 0, 1, 2
ANN, BOB = 0, 1


def steps_of(*rows):
    """Rows of case, step, who, and hours from Monday at midnight."""
    case, step, who, began, ended = zip(*rows, strict=True)
    return Steps(np.array(case), np.array(step), np.array(who), MONDAY + np.array(began), MONDAY + np.array(ended))


def office(cases, gap=0.0, sign_late=0.0):
    """A case a day: asked at 9 by Ann, checked at 10 by Ann, signed by Bob once the delay is over, all within hours;
    in the first week Bob is seen at each hour.
    """
    rows = [
        (cases + hour, ASK, BOB, 24.0 * day + hour, 24.0 * day + hour + 0.5)
        for day in range(5)
        for hour in range(9, 17)
    ]
    rows = [(-1 - place, *row[1:]) for place, row in enumerate(rows)][::-1]
    for case in range(cases):
        day = 24.0 * (case % 5) + 168.0 * (1 + case // 5)
        rows += [(case, ASK, ANN, day + 9, day + 10), (case, CHECK, ANN, day + 10 + gap, day + 11 + gap)]
        rows.append((case, SIGN, BOB, day + 11 + gap + sign_late, day + 16.5))
    return steps_of(*rows)


def test_a_process_that_flows_waits_for_nothing():
    found = outside_waits(office(60))

    assert {one.step for one in found} == {CHECK, SIGN}
    assert all(one.total == 0 for one in found)


def test_the_step_that_waits_comes_first():
    first, second = outside_waits(office(60, sign_late=3.0))

    assert (first.step, first.runs, first.share) == (SIGN, 60, 1.0)
    assert first.hours == pytest.approx(3.0)
    assert second.total == 0


def test_other_work_of_the_same_person_explains_a_wait():
    busy = [(100 + case, ASK, BOB, 24.0 * case + 11, 24.0 * case + 14) for case in range(5)]
    late = [(case, ASK, ANN, 24.0 * case + 9, 24.0 * case + 11) for case in range(5)]
    signed = [(case, SIGN, BOB, 24.0 * case + 14, 24.0 * case + 15) for case in range(5)]

    waited = unexplained(steps_of(*sorted(late + signed), *busy))

    assert np.nanmax(waited) == 0


def test_a_night_explains_a_wait():
    rows = []
    for case in range(40):
        day = 24.0 * (case % 4) + 168.0 * (case // 4)
        rows += [(case, ASK, ANN, day + 15, day + 17), (case, SIGN, BOB, day + 33, day + 34)]

    assert np.nanmax(unexplained(steps_of(*rows))) == 0


def test_steps_done_side_by_side_do_not_wait_for_each_other():
    rows = []
    for case in range(10):
        day = 24.0 * (case % 5) + 168.0 * (case // 5)
        rows += [
            (case, ASK, ANN, day + 9, day + 10),
            (case, CHECK, ANN, day + 10, day + 14),
            (case, SIGN, BOB, day + 10, day + 11 if case else day + 16),
        ]

    assert np.nanmax(unexplained(steps_of(*rows))) == 0


def test_the_first_step_of_a_case_waits_for_none():
    waited = unexplained(office(3))

    assert np.isnan(waited[-9::3]).all()
    assert not np.isnan(waited[-8::3]).any()


def test_without_names_a_wait_is_counted_in_everybodys_hours():
    some = office(60, sign_late=3.0)
    nobody = Steps(some.case, some.step, np.full(len(some.case), NOBODY), some.began, some.ended)

    assert outside_waits(nobody)[0].step == SIGN


def test_an_empty_log_waits_for_nothing():
    none = np.zeros(0, int)

    assert outside_waits(Steps(none, none, none, none.astype(float), none.astype(float))) == ()


@given(delay=st.floats(0.5, 5.0), seed=st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_the_hours_waited_are_those_of_the_clock_at_most(delay, seed):
    dice = np.random.default_rng(seed)
    steps = office(20, gap=float(dice.uniform(0, 0.5)), sign_late=delay)

    waited = unexplained(steps)

    since = np.where(np.isnan(waited), 0, steps.began - np.roll(steps.ended, 1))
    assert (np.nan_to_num(waited) <= since + 1e-6).all()
    assert (np.nan_to_num(waited) >= 0).all()
