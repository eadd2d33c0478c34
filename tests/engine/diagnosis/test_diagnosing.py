"""Alice's answers become causes with their odds; what she does not know changes nothing."""

from dataclasses import replace

import numpy as np
import pytest

from molette.engine.diagnosis.adapting import for_trade, with_start
from molette.engine.diagnosis.diagnosing import diagnose
from molette.engine.diagnosis.learning import ClosedCase, learn
from molette.engine.diagnosis.types import Answer, Belief, Link, Observation, Place, Text, Witness
from molette.engine.policy import DiagnosisPolicy

YES, NO = Answer.YES, Answer.NO


def told(knowledge, policy=None, seed=1, worth=None, **answers):
    observations = [Observation(id, answer) for id, answer in answers.items()]
    return diagnose(observations, knowledge, policy or DiagnosisPolicy(), seed=seed, worth=worth)


def chance(diagnosis, cause):
    return next(one.probability for one in diagnosis.causes if one.cause == cause)


def log_odds(probability):
    return np.log(probability / (1 - probability))


def test_late_answers_point_to_a_busy_client(knowledge):
    found = told(knowledge, late_answers=YES, added_requests=NO, criteria_written=YES)

    assert found.causes[0].cause == "busy"
    assert found.causes[0].probability > 0.7
    assert found.families["client"] == pytest.approx(chance(found, "busy"))
    assert found.places[Place.CLIENT] == pytest.approx(chance(found, "busy"))


def test_a_family_is_as_likely_as_its_likeliest_cause_at_least(knowledge):
    found = told(knowledge, added_requests=YES, own_delays=YES)

    assert found.families["work"] >= max(chance(found, "vague"), chance(found, "short"))
    assert found.families["work"] <= 1


def test_no_to_a_question_may_be_the_fact(knowledge):
    assert chance(told(knowledge, criteria_written=NO), "vague") > chance(told(knowledge), "vague")
    assert chance(told(knowledge, criteria_written=YES), "vague") < chance(told(knowledge), "vague")


def test_what_each_answer_adds_makes_the_whole(knowledge):
    found = told(knowledge, late_answers=YES, added_requests=YES, criteria_written=NO, own_delays=NO, no_progress=YES)

    for one in found.causes:
        gained = sum(piece.weight for piece in one.evidence)
        assert gained == pytest.approx(log_odds(one.probability) - log_odds(one.rate), abs=1e-9)
    gained = sum(piece.weight for piece in found.stall_evidence)
    assert gained == pytest.approx(log_odds(found.stalled) - log_odds(0.4), abs=1e-9)


def test_what_explains_a_fact_takes_from_what_else_could(knowledge):
    alone = chance(told(knowledge, late_answers=YES), "busy")

    assert chance(told(knowledge, late_answers=YES, added_requests=YES, criteria_written=NO), "busy") < alone


def test_going_back_on_an_answer_gives_what_never_having_given_it_does(knowledge):
    assert told(knowledge, late_answers=YES) == told(knowledge, late_answers=YES)
    assert (
        told(knowledge, added_requests=NO, late_answers=YES).causes
        == told(knowledge, late_answers=YES, added_requests=NO).causes
    )


def test_the_record_counts_before_what_was_answered_and_a_story_last(knowledge):
    observations = [
        Observation("late_answers", NO, Witness.MEASURED, facts=("r1",)),
        Observation("late_answers", YES, Witness.ANSWERED),
        Observation("added_requests", YES, Witness.ANSWERED),
        Observation("added_requests", NO, Witness.STORY, words="il n'ajoute rien"),
    ]

    found = diagnose(observations, knowledge, DiagnosisPolicy(), seed=1)

    assert [(one.observable, one.answer) for one in found.observations] == [
        ("late_answers", NO),
        ("added_requests", YES),
    ]


def test_nothing_seen_wrong_is_no_stall_and_much_seen_is_one(knowledge):
    assert told(knowledge, late_answers=NO, added_requests=NO, criteria_written=YES, no_progress=NO).stalled < 0.2
    assert told(knowledge, late_answers=YES, added_requests=YES, criteria_written=NO, no_progress=YES).stalled > 0.9
    assert told(knowledge).stalled == pytest.approx(0.4)


def test_the_next_question_tells_most_for_its_cost_and_the_sensitive_one_comes_last(knowledge):
    questions = told(knowledge, late_answers=YES).questions

    assert questions[0].observable == "criteria_written"
    assert questions[-1].observable == "own_delays"
    assert {one.observable for one in questions} == {"criteria_written", "added_requests", "own_delays", "no_progress"}
    assert all(one.gain >= DiagnosisPolicy().least_gain for one in questions)


def test_ten_answers_are_enough(knowledge):
    found = told(knowledge, policy=replace(DiagnosisPolicy(), most_questions=2), late_answers=YES, added_requests=YES)

    assert found.next_question is None


def test_no_question_is_asked_that_would_tell_nothing(knowledge):
    assert told(knowledge, policy=replace(DiagnosisPolicy(), least_gain=5.0)).questions == ()


def test_once_the_ways_out_are_known_the_question_that_changes_the_choice_is_asked(knowledge):
    def worth(worlds):
        """Two ways out that help against a lack of time, or not: only `own_delays` matters."""
        return np.stack([10.0 * worlds[:, 2], 3.0 * np.ones(len(worlds))], axis=1)

    found = told(knowledge, worth=worth)

    told_most = max(found.questions, key=lambda one: one.gain)
    assert told_most.observable == "own_delays"
    assert told_most.gain > 0.5


def test_what_would_change_the_advice_names_the_answer_and_the_new_first_cause(knowledge):
    found = told(knowledge, late_answers=YES)

    first = found.swings[0]
    after = told(knowledge, late_answers=YES, **{first.observable: first.answer})
    assert first.before == pytest.approx(chance(found, found.causes[0].cause))
    assert chance(after, found.causes[0].cause) == pytest.approx(first.after, abs=0.03)
    assert first.leader == after.causes[0].cause


def test_the_mixes_carry_their_exact_probability(knowledge):
    found = told(knowledge, late_answers=YES, added_requests=YES)

    assert sum(mix.probability for mix in found.mixes) <= 1
    assert found.mixes == tuple(sorted(found.mixes, key=lambda mix: -mix.probability))
    everything = told(knowledge, policy=replace(DiagnosisPolicy(), worlds=50_000), late_answers=YES, added_requests=YES)
    with_busy = sum(mix.probability for mix in everything.mixes if "busy" in mix.causes)
    assert with_busy == pytest.approx(chance(found, "busy"), abs=0.15)


def test_the_range_is_wide_when_the_numbers_are_weak(knowledge):
    sure = replace(
        knowledge,
        causes=tuple(replace(one, rate=Belief(one.rate.mean, 5000)) for one in knowledge.causes),
        observables=tuple(
            replace(one, leak=Belief(one.leak.mean, 5000),
                    links=tuple(Link(link.cause, Belief(link.belief.mean, 5000), link.why) for link in one.links))
            for one in knowledge.observables
        ),
    )  # fmt: skip
    weak, strong = (told(one, late_answers=YES).causes[0] for one in (knowledge, sure))

    assert strong.low <= strong.probability <= strong.high
    assert weak.high - weak.low > 3 * (strong.high - strong.low)


def test_facts_that_would_make_the_tables_too_large_are_left_out_and_named(knowledge):
    found = told(knowledge, policy=replace(DiagnosisPolicy(), widest=1), late_answers=YES, added_requests=YES)

    assert found.left_out == ("late_answers",)
    assert chance(found, "vague") > chance(found, "busy")


def test_when_every_fact_says_no_the_causes_still_have_odds(knowledge):
    rare = replace(knowledge, causes=tuple(replace(one, rate=Belief(1e-7, 20)) for one in knowledge.causes))

    found = told(rare, late_answers=NO, added_requests=NO, criteria_written=YES)

    assert sum(one.probability for one in found.causes) == pytest.approx(1, abs=1e-3)
    assert found.mixes[0].causes == (found.causes[0].cause,)
    assert found.questions


def test_an_unknown_observable_is_refused(knowledge):
    with pytest.raises(KeyError):
        told(knowledge, the_moon=YES)


def test_a_trade_and_a_good_start_change_the_rates(knowledge):
    rates = {one.id: one.rate for one in for_trade(knowledge, "it").causes}

    assert rates["vague"].mean == pytest.approx(2 * 0.15 / (1 + 0.15))
    assert rates["vague"].worth == 10
    assert rates["busy"] == knowledge.cause("busy").rate
    assert with_start(knowledge, ["scope"]).cause("vague").rate.mean < 0.15
    with pytest.raises(KeyError):
        for_trade(knowledge, "astrology")


def test_closed_stalls_teach(knowledge):
    seen = Observation("late_answers", YES)
    closed = [ClosedCase((seen,), frozenset({"busy"}))] * 10

    after = learn(knowledge, closed)

    assert after.cause("busy").rate == Belief((0.2 * 20 + 10) / 30, 30)
    assert after.cause("short").rate == Belief(pytest.approx(0.1 * 20 / 30), 30)
    links = {link.cause: link.belief for link in after.by_observable["late_answers"].links}
    assert links["busy"].mean > 0.8
    assert links["vague"] == Belief(0.3, 8)
    assert after.by_observable["added_requests"] == knowledge.by_observable["added_requests"]
    assert after.stalled.mean > knowledge.stalled.mean
    assert knowledge.cause("busy").rate == Belief(0.2, 20)


def test_a_mission_that_moved_all_along_teaches_what_moves(knowledge):
    after = learn(knowledge, [ClosedCase((Observation("late_answers", YES),), frozenset({"busy"}), was_stalled=False)])

    assert after.cause("busy").rate_moving.mean > knowledge.cause("busy").rate_moving.mean
    assert after.cause("busy").rate == knowledge.cause("busy").rate
    assert after.stalled.mean < knowledge.stalled.mean


def test_what_was_not_seen_of_a_cause_that_acted_weakens_its_link(knowledge):
    after = learn(knowledge, [ClosedCase((Observation("late_answers", NO),), frozenset({"busy"}))])

    links = {link.cause: link.belief for link in after.by_observable["late_answers"].links}
    assert links["busy"] == Belief(pytest.approx(0.8 * 8 / 9), 9)
    assert after.by_observable["late_answers"].leak == Belief(pytest.approx(0.1 * 12 / 13), 13)


def test_learned_numbers_come_near_those_that_made_the_cases(knowledge):
    dice = np.random.default_rng(5)
    true = {"busy": 0.5, "vague": 0.1, "short": 0.3}
    seen = {"busy": 0.4, "vague": 0.3}
    closed = []
    for _ in range(1500):
        acting = frozenset(cause for cause, rate in true.items() if dice.random() < rate)
        unseen = 0.9 * np.prod([1 - seen.get(cause, 0) for cause in acting])
        answer = NO if dice.random() < unseen else YES
        closed.append(ClosedCase((Observation("late_answers", answer),), acting))

    after = learn(knowledge, closed)

    assert after.cause("busy").rate.mean == pytest.approx(0.5, abs=0.04)
    links = {link.cause: link.belief.mean for link in after.by_observable["late_answers"].links}
    assert links["busy"] == pytest.approx(0.4, abs=0.06)


def test_words_are_said_in_the_readers_language():
    assert [Text("oui", "yes").said(lang) for lang in ("fr", "en", "de")] == ["oui", "yes", "oui"]
