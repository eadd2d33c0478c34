"""How long answers take: wide when nothing is known, sharp when much is, never certain, and learned over missions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from molette.engine.ledger.types import ME, Mission, Person, Request, Side
from molette.engine.waits.response import MEMORY, NUDGE, TALK, experience_of, learn, together
from molette.engine.waits.types.answers import NEVER, NEW, Experience, Recall, ResponseModel, Silence

APPROVAL, INFORMATION = Request.APPROVAL, Request.INFORMATION
CHLOE = Person("chloe", "Chloé Martin", ("chloe@arvor.example",))
PAUL = Person("paul", "Paul Keller", ("paul@arvor.example",))
EDITOR = Person("softpaie", "SoftPaie", side=Side.THIRD_PARTY)
MISSION = Mission("Paie", date(2026, 3, 2), client="Groupe Arvor", people=(CHLOE, PAUL, EDITOR))
EVERYBODY = ("chloe", "paul", "softpaie", "driss", ME)


def model(seen: Sequence[Silence], mission: Mission = MISSION, elsewhere: Experience = NEW) -> ResponseModel:
    here = experience_of(seen, mission)
    return learn(together([(here, 0.0), (elsewhere, 0.0)]), mission, EVERYBODY)


def chance_of_three_days(said: ResponseModel, who: str = "chloe") -> float:
    return said.chance(who, APPROVAL, 0.0, 3.0)


def test_with_nothing_seen_half_come_within_two_days_and_some_never():
    said = model([])

    assert 1 < said.quantile("chloe", APPROVAL, 0, 0.5) < 2.5
    assert 0.02 < said.forgotten("chloe", APPROVAL, 0) < 0.2
    assert said.pace("chloe", APPROVAL, 0.5) < said.quantile("chloe", APPROVAL, 0, 0.5)


def test_a_slow_person_is_known_as_slow_her_colleague_a_little_and_a_stranger_less():
    seen = [Silence("chloe", APPROVAL, 8.0 + k % 3, is_answered=True) for k in range(20)]
    seen += [Silence("softpaie", APPROVAL, 0.4, is_answered=True) for _ in range(20)]

    said = model(seen)

    chloe, paul, stranger, editor = (chance_of_three_days(said, who) for who in ("chloe", "paul", ME, "softpaie"))
    assert chloe < paul < stranger < editor
    assert 7 < said.pace("chloe", APPROVAL, 0.5) < 11


def test_one_exchange_moves_the_estimate_three_more_and_a_hundred_are_her_own():
    seen = [Silence("chloe", APPROVAL, 10, is_answered=True)] * 100

    nothing, one, three, hundred = (model(seen[:count]).pace("chloe", APPROVAL, 0.5) for count in (0, 1, 3, 100))

    assert nothing < one < 0.7 * three
    assert 8 < hundred < 11


def test_with_few_exchanges_no_chance_is_extreme_and_with_a_hundred_it_is():
    quick = [Silence("chloe", APPROVAL, 0.3, is_answered=True)] * 100

    few = [chance_of_three_days(model(quick[:count])) for count in (0, 1, 3)]
    much = chance_of_three_days(model(quick))

    assert 0.6 < few[0] < few[1] < 0.93
    assert few[1] < few[2] < 0.98
    assert much > 0.995


def test_a_known_kind_of_request_is_not_another():
    seen = [Silence("chloe", APPROVAL, 12, is_answered=True), Silence("chloe", INFORMATION, 0.2, is_answered=True)] * 15

    said = model(seen)

    assert said.pace("chloe", INFORMATION, 0.5) < 1 < 8 < said.pace("chloe", APPROVAL, 0.5)


def test_unanswered_requests_count_as_silence_and_leave_her_usual_pace_alone():
    quick = [Silence("chloe", APPROVAL, 1, is_answered=True)] * 10

    never = model([*quick, *[Silence("chloe", APPROVAL, 40, is_answered=False)] * 10])

    assert never.forgotten("chloe", APPROVAL, 10) > 0.7
    assert never.pace("chloe", APPROVAL, 0.5) == model(quick).pace("chloe", APPROVAL, 0.5)


def test_the_longer_the_silence_the_less_likely_the_answer():
    chances = [model([]).chance("chloe", APPROVAL, silent, 5) for silent in (0, 3, 10, 30, 100)]

    assert chances == sorted(chances, reverse=True)


def test_a_word_makes_an_answer_likelier_a_talk_more_and_the_third_nudge_little():
    said, silent = model([]), 15.0

    alone, third, nudged, spoken = (
        said.chance("chloe", APPROVAL, silent, 5, recall)
        for recall in (None, Recall(0.0, times=3), Recall(0.0), Recall(0.0, is_voiced=True))
    )

    assert alone < third < nudged < spoken
    assert said.forgotten("chloe", APPROVAL, silent, Recall(0.0)) < said.forgotten("chloe", APPROVAL, silent)
    assert said.chance("chloe", APPROVAL, silent, 5, Recall(15.0)) < nudged


def test_what_nudges_bring_is_learned_and_does_not_quicken_the_answers_that_come_by_themselves():
    useful = [Silence("chloe", APPROVAL, 11.0, True, untold=10.0, recall=Recall(1.0))] * 30
    useless = [Silence("chloe", APPROVAL, 20.0, False, untold=10.0, recall=Recall(10.0))] * 30

    good, bad = model(useful), model(useless)

    assert bad.nudge < NUDGE < good.nudge
    assert good.talk == bad.talk == TALK
    assert good.chance("chloe", APPROVAL, 5, 5) == pytest.approx(bad.chance("chloe", APPROVAL, 5, 5), abs=1e-9)
    assert good.pace("chloe", APPROVAL, 0.5) > 8


@pytest.mark.parametrize("recall", [None, Recall(0.5), Recall(4.0, is_voiced=True)])
def test_draws_and_quantiles_follow_the_chances(recall: Recall | None):
    said = model([Silence("chloe", APPROVAL, 4, is_answered=True)] * 5)
    draws = said.draw("chloe", APPROVAL, 2.0, np.random.default_rng(1).random(20_000), recall)

    for within in (0.7, 3.0, 9.0, 25.0):
        assert (draws <= within).mean() == pytest.approx(said.chance("chloe", APPROVAL, 2.0, within, recall), abs=0.01)
    assert np.quantile(draws, 0.5) == pytest.approx(said.quantile("chloe", APPROVAL, 2.0, 0.5, recall), abs=0.1)
    assert draws.max() <= NEVER


def test_another_mission_informs_a_new_one_by_person_and_by_organisation():
    before = replace(MISSION, name="Budget", people=(replace(CHLOE, handle="cm"),))
    elsewhere = experience_of([Silence("cm", APPROVAL, 9.0, is_answered=True)] * 12, before)

    here, stranger = model([], elsewhere=elsewhere), model([], replace(MISSION, client="Sauvegrain"), elsewhere)

    assert chance_of_three_days(here) < chance_of_three_days(here, "paul")
    assert chance_of_three_days(here, "paul") < chance_of_three_days(stranger, "paul")
    assert chance_of_three_days(stranger, "paul") < chance_of_three_days(model([]), "paul")


def test_missions_add_up_in_any_order_and_old_ones_fade():
    quick = experience_of([Silence("chloe", APPROVAL, 0.3, is_answered=True)] * 4, MISSION)
    slow = experience_of([Silence("chloe", APPROVAL, 9.0, True, untold=5.0, recall=Recall(4.0))] * 4, MISSION)

    one, other = together([(quick, 0.0), (slow, 0.0)]), together([(slow, 0.0), (quick, 0.0)])
    both = learn(one, MISSION, EVERYBODY)

    assert chance_of_three_days(both) == pytest.approx(chance_of_three_days(learn(other, MISSION, EVERYBODY)))
    aged = learn(together([(quick, 5 * MEMORY), (slow, 0.0)]), MISSION, EVERYBODY)
    assert both.pace("chloe", APPROVAL, 0.5) < aged.pace("chloe", APPROVAL, 0.5)
    assert one.nudged.came == slow.nudged.came > 0
