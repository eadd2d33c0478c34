"""A way out is chosen, its day comes, what came of it is told and learned."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.conftest import case_of
from tests.engine.remedies.test_comparison import NOTHING, WORDS

from molette.engine.calendar import noon
from molette.engine.diagnosis.types import Belief
from molette.engine.remedies.choices import choices
from molette.engine.remedies.learning import learn
from molette.engine.remedies.types import Choice, Effect, SideEffect, Verdict, WaysOut
from molette.engine.waits.pairing import read_waits

CHOSEN = """
    2026-05-04 me -> chloe asks approval of cadrage #r1
    2026-05-12 me chooses call_or_visit expecting 5 d by 2026-05-20 #x1
"""
CALL = replace(
    NOTHING, id="call_or_visit", effects=(Effect("busy", Belief(0.5, 6), 1.0),),
    side_effects=(SideEffect(Belief(0.2, 6), 2, WORDS, cause="fear"),),
)  # fmt: skip
WAYS = WaysOut((CALL, NOTHING), (), {}, {}, 15.0)


def chosen(now, story):
    """The choices that this journal tells."""
    case = case_of(story)
    waits, _, _ = read_waits(case.mission, case.ledger)
    return choices(case.ledger, waits, noon(date.fromisoformat(now)))


def test_a_choice_waits_for_its_day():
    before, after = chosen("2026-05-19", CHOSEN), chosen("2026-05-20", CHOSEN)

    assert (before[0].is_due, after[0].is_due) == (False, True)
    assert (after[0].remedies, after[0].expected_days, after[0].check_on) == (
        ("call_or_visit",), 5, date(2026, 5, 20),
    )  # fmt: skip


def test_ways_out_may_be_chosen_together():
    story = "    2026-05-12 me chooses call_or_visit+rewrite_request expecting 5 d by 2026-05-20 #x1\n"

    assert chosen("2026-05-19", story)[0].remedies == ("call_or_visit", "rewrite_request")


def test_the_record_is_set_beside_what_was_expected():
    quiet = chosen("2026-05-20", CHOSEN)[0]
    answered = chosen("2026-05-20", CHOSEN + "    2026-05-15 chloe approves #r1\n")[0]

    assert (quiet.waits_then, quiet.waits_ended) == (1, 0)
    assert (answered.waits_then, answered.waits_ended) == (1, 1)


def test_a_reviewed_choice_is_no_longer_due():
    reviewed = chosen("2026-05-25", CHOSEN + "    2026-05-21 me reviews #x1 as helped\n")[0]

    assert (reviewed.verdict, reviewed.is_due) == (Verdict.HELPED, False)


def verdict(word, *names):
    return Choice("x", names, noon(date(2026, 5, 12)), 5, None, Verdict(word), 1, 1, is_due=False)


def test_what_helped_is_believed_more_and_what_did_nothing_less():
    helped = learn(WAYS, [verdict("helped", "call_or_visit")]).remedies[0]
    useless = learn(WAYS, [verdict("nothing", "call_or_visit")]).remedies[0]

    assert helped.effects[0].resolves == Belief(pytest.approx(4 / 7), 7)
    assert useless.effects[0].resolves == Belief(pytest.approx(3 / 7), 7)
    assert helped.side_effects[0].belief.mean < 0.2


def test_what_hurt_is_feared_more():
    assert learn(WAYS, [verdict("hurt", "call_or_visit")]).remedies[0].side_effects[0].belief.mean > 0.2


def test_what_was_not_chosen_stays_as_it_was():
    assert learn(WAYS, [verdict("helped", "nothing_at_all")]).remedies[0] == CALL


@given(st.permutations(["helped", "nothing", "hurt", "helped"]))
def test_the_order_of_the_reviews_changes_nothing(words):
    there = learn(WAYS, [verdict(word, "call_or_visit") for word in words]).remedies[0].effects[0].resolves

    assert (there.mean, there.worth) == (pytest.approx(0.5), 10)
