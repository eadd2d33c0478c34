"""Ways out on an invented stall: one decision-maker too busy, teams that fear for their work."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine.diagnosis.types import Belief, Cause, Knowledge, Place, Text
from molette.engine.forecast.types import Futures
from molette.engine.policy import WayOutPolicy
from molette.engine.remedies.action import triangle
from molette.engine.remedies.comparison import compare
from molette.engine.remedies.types import (
    Effect,
    Level,
    Money,
    Party,
    Remedy,
    Reversibility,
    SideEffect,
    Triangle,
    WaysOut,
)

DRAWS = 4000
WORDS = Text("", "")
MONEY = Money(day=100.0, net_day=240.0, reserved_day=80.0, at_risk=0.0, ending=4800.0)
POLICY = WayOutPolicy()


def cause(name, days):
    belief = Belief(0.2, 12)
    return Cause(name, WORDS, WORDS, "f", Place.CLIENT, belief, belief, "C", WORDS, (), ("client",), days, "medium")


BUSY, FEAR = cause("busy", 10.0), cause("fear", 30.0)
KNOWN = Knowledge((), {}, (BUSY, FEAR), (), (), Belief(0.5, 10))
NOTHING = Remedy(
    "nothing_at_all", Level.TWEAK, WORDS, WORDS, (), (), Triangle(0, 0, 0), Triangle(0, 0, 0), Triangle(0, 0, 0), (),
    Reversibility.EASY, (Party.CONSULTANT,), WORDS, WORDS, "D", (), WORDS,
)  # fmt: skip
CALL = replace(NOTHING, id="call", effects=(Effect("busy", Belief(1.0, 6), 1.0),))
SUMMON = replace(
    CALL, id="summon", level=Level.CONTRACT,
    side_effects=(SideEffect(Belief(0.4, 6), 3, WORDS, cause="fear"), SideEffect(Belief(0.5, 6), 5, WORDS, risk="r")),
)  # fmt: skip
REASSURE = replace(NOTHING, id="reassure", effects=(Effect("fear", Belief(0.9, 6), 1.5),))


def compared(*remedies, active=(True, False), blocked=8.0):
    """What comes of these ways out where these causes act and the waits last so long."""
    mixes = np.tile(np.array(active), (DRAWS, 1))
    waits = np.full(DRAWS, blocked)

    def replay(factor):
        return Futures(waits * factor + 20, np.zeros(DRAWS), waits * factor, np.zeros((0, DRAWS)))

    found = compare(mixes, KNOWN, WaysOut(remedies, (), {}, {}, 15.0), replay, MONEY, POLICY, seed=7)
    return {"+".join(outcome.remedies): outcome for outcome in found.outcomes}, found


def test_ending_the_only_cause_at_once_gives_the_blocked_days_back():
    outcome = compared(CALL)[0]["call"]

    assert (outcome.days.p10, outcome.days.p90) == (8.0, 8.0)
    assert outcome.mean_euros == pytest.approx(800)
    assert outcome.p_backfire == 0


def test_what_does_nothing_changes_nothing_in_any_draw():
    outcome = compared(NOTHING)[0]["nothing_at_all"]

    assert (outcome.days.p10, outcome.days.p90, outcome.mean_euros, outcome.p_backfire) == (0.0, 0.0, 0.0, 0.0)


def test_a_turn_of_the_wrench_may_break_more_than_it_mends():
    outcomes, _ = compared(CALL, SUMMON)

    assert outcomes["summon"].p_backfire > 0.4
    assert outcomes["summon"].mean_euros < 0 < outcomes["call"].mean_euros


def test_what_acts_on_an_absent_cause_brings_nothing():
    assert compared(REASSURE)[0]["reassure"].mean_euros == 0


def test_two_causes_need_two_ways_out():
    outcomes, found = compared(CALL, REASSURE, active=(True, True))

    assert set(found.outcomes[0].remedies) == {"call", "reassure"}
    assert found.outcomes[0].mean_euros > 1.2 * outcomes["reassure"].mean_euros


def test_the_smaller_comes_first_at_equal_effect():
    heavy = replace(CALL, id="contract", level=Level.CONTRACT, reversibility=Reversibility.HARD)

    _, found = compared(heavy, CALL)

    assert [outcome.remedies for outcome in found.outcomes] == [("call",), ("contract",)]


def test_nothing_blocked_needs_no_way_out():
    _, found = compared(CALL, blocked=0.0)

    assert found.outcomes == ()
    assert found.by_itself is None


def test_effort_and_direct_cost_are_taken_off():
    dear = replace(CALL, effort_hours=Triangle(7, 7, 7), cost_euros=Triangle(60, 60, 60))

    assert compared(dear)[0]["call"].mean_euros == pytest.approx(800 - 240 - 60)


def test_leaving_costs_the_time_until_the_next_mission():
    leave = replace(CALL, id="leave", effects=(), ends_mission=True)

    assert compared(leave)[0]["leave"].mean_euros == pytest.approx(8 * 100 - 4800)


def test_the_same_seed_gives_the_same_answer():
    assert compared(CALL, SUMMON)[1] == compared(CALL, SUMMON)[1]


@given(chance=st.floats(0, 1), speedup=st.floats(1, 3), delay=st.floats(0, 40))
@settings(max_examples=30, deadline=None)
def test_without_side_effect_no_draw_is_worse_than_doing_nothing(chance, speedup, delay):
    way = replace(
        NOTHING, id="way", effects=(Effect("busy", Belief(chance, 6), speedup),), delay_days=Triangle(0, delay, 40)
    )
    outcome = compared(way)[0]["way"]

    assert outcome.days.p10 >= -1e-6
    assert outcome.p_backfire == 0


def test_the_triangle_has_its_mean():
    drawn = triangle(Triangle(1, 3, 5), np.linspace(0.0005, 0.9995, 1000, dtype=np.float32))

    assert (float(drawn.min()), float(drawn.max())) == (pytest.approx(1, abs=0.1), pytest.approx(5, abs=0.1))
    assert float(drawn.mean()) == pytest.approx(3, abs=0.01)
