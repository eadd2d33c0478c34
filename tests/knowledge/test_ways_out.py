"""The ways out that ship, each cause alone: the likely help comes first, the summons and the exit do not."""

import numpy as np
import pytest

from molette.engine.forecast.types import Futures
from molette.engine.policy import WayOutPolicy
from molette.engine.remedies.comparison import compare
from molette.engine.remedies.types import Level, Money
from molette.knowledge.library import own_library

LIBRARY = own_library()
CAUSES = LIBRARY.knowledge.causes
BY_ID = {remedy.id: remedy for remedy in LIBRARY.ways_out.remedies}
DRAWS = 2000


def compared(*active):
    """Everything compared where these causes act and waits last as long as they block, 60 working days at most."""
    dice = np.random.default_rng(5)
    mixes = np.zeros((DRAWS, len(CAUSES)), bool)
    days = np.zeros(DRAWS)
    for name in active:
        place = LIBRARY.knowledge.cause_places[name]
        mixes[:, place] = True
        days = np.maximum(days, dice.exponential(CAUSES[place].block_days / np.log(2), DRAWS))

    def replay(factor):
        waited = np.minimum(days * factor, 60)
        return Futures(waited + 20, np.zeros(DRAWS), waited, np.zeros((0, DRAWS)))

    money = Money(day=121, net_day=242, reserved_day=121, at_risk=0, ending=4840)
    return compare(mixes, LIBRARY.knowledge, LIBRARY.ways_out, replay, money, WayOutPolicy(), seed=3).outcomes


@pytest.mark.parametrize("cause", [cause.id for cause in CAUSES])
def test_something_helps_against_each_cause_alone(cause):
    outcomes = compared(cause)
    alone = {outcome.remedies[0]: outcome for outcome in outcomes if len(outcome.remedies) == 1}

    assert outcomes[0].mean_euros > 0
    assert {effect.cause for name in outcomes[0].remedies for effect in BY_ID[name].effects} & {cause}
    assert alone["formal_notice"].mean_euros < 0
    assert not [name for name in outcomes[0].remedies if BY_ID[name].level is Level.EXIT]


def test_most_turns_of_the_wrench_cost_more_than_they_bring():
    outcomes = [outcome for outcome in compared("unclear_requests") if len(outcome.remedies) == 1]

    assert sum(outcome.mean_euros < 0 for outcome in outcomes) > len(outcomes) / 2


def test_a_mix_of_causes_is_helped_by_more_than_one_way_out():
    best = compared("teams_left_out", "fear_for_role")[0]

    assert "explain_with_sponsor" in best.remedies
