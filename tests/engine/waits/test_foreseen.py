"""Answers that the plan will need: what, from whom, by when to ask, and what they do to the forecast."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from molette.engine import Assessment
from molette.engine.calendar import WorkCalendar
from molette.engine.report.contract import as_json

Told = Callable[[str, str], Assessment]
PLAN = """mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  capacity 3 d/week
  person chloe "Chloé Martin", sponsor
  person paul "Paul Keller"
  milestone cadrage "Note de cadrage", 8 d, due 2026-03-20, approved by chloe
  milestone specs "Spécifications", 15 d, after cadrage, due 2026-05-15, approved by chloe
  milestone tests "Tests", 3 d, after specs
  expects information of specs from paul by 2026-04-10
  expects decision from chloe by 2026-06-01
"""


def foreseen(assessment: Assessment) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.holder, one.about) for one in assessment.foreseen]


def test_what_the_plan_expects_and_the_approvals_of_its_milestones_are_foreseen_the_first_to_ask_first(told: Told):
    said = told("2026-03-04", PLAN)

    assert foreseen(said) == [
        ("approval", "chloe", "cadrage"),
        ("information", "paul", "specs"),
        ("approval", "chloe", "specs"),
        ("decision", "chloe", ""),
    ]
    approval = said.foreseen[2]
    assert approval.due == date(2026, 5, 15)
    assert approval.usual < approval.takes < 6
    assert date(2026, 5, 6) <= approval.ask_by < approval.due


def test_what_is_asked_for_or_given_is_no_longer_foreseen_and_what_is_refused_is_again(told: Told):
    story = """
2026-03-18 me -> chloe delivers cadrage for approval #d1
2026-04-01 me -> paul asks information of specs #r1
2026-05-20 me -> chloe asks decision "Paie externalisée" #r2
"""

    asked = told("2026-05-21", PLAN + story)
    given = told("2026-05-21", PLAN + story + "2026-03-20 chloe approves #d1\n2026-04-03 paul answers #r1\n")
    refused = told("2026-05-21", PLAN + story + "2026-03-20 chloe refuses #d1\n2026-04-03 me withdraws #r1\n")

    assert foreseen(asked) == foreseen(given) == [("approval", "chloe", "specs")]
    assert {("approval", "chloe", "cadrage"), ("information", "paul", "specs")} <= set(foreseen(refused))


def test_a_slow_person_must_be_asked_sooner_and_one_on_leave_sooner_still(told: Told):
    slow = "".join(
        f"2026-03-{day:02} me -> chloe asks information #r{day}\n2026-03-{day + 14} chloe answers #r{day}\n"
        for day in (2, 3, 4, 5, 6, 9)
    )
    leave = "2026-04-01 chloe is away until 2026-05-08\n"

    usual, later, away = (
        next(one for one in told("2026-04-02", PLAN + story).foreseen if one.about == "specs" and one.holder == "chloe")
        for story in ("", slow, slow + leave)
    )

    assert usual.ask_by > later.ask_by > away.ask_by
    assert usual.chance > away.chance


def test_a_date_that_was_moved_is_the_one_foreseen(told: Told):
    said = told("2026-03-04", PLAN + "2026-03-04 chloe moves specs to 2026-06-12\n")

    dates = {one.about: one.due for one in said.foreseen if one.holder == "chloe"}
    assert dates["specs"] == date(2026, 6, 12)
    assert said.mission.milestone("specs").due == date(2026, 6, 12)


def test_an_input_to_come_holds_the_milestone_that_needs_it_and_stops_nothing_today(told: Told):
    ready = PLAN.replace("expects information of specs from paul by 2026-04-10\n", "")
    late = PLAN.replace("from paul by 2026-04-10", "from paul by 2026-08-31")

    without, with_it = told("2026-03-04", ready), told("2026-03-04", late)

    assert with_it.forecast.finish.p10 > without.forecast.finish.p90
    assert with_it.stall.share == without.stall.share == 0


def test_an_approval_that_the_plan_expects_is_waited_for_at_the_end_of_its_milestone(told: Told):
    plan = PLAN + "  expects approval of tests from chloe by 2026-06-30\n"
    slow = "".join(
        f"2026-03-{day:02} me -> chloe asks information #r{day}\n2026-03-{day + 14} chloe answers #r{day}\n"
        for day in (2, 3, 4, 5, 6, 9)
    )

    without, with_it = told("2026-04-02", PLAN + slow), told("2026-04-02", plan + slow)

    assert with_it.forecast.finish.p50 > without.forecast.finish.p50 + timedelta(days=5)


def test_each_milestone_has_its_range_and_its_chance_to_be_in_time(told: Told):
    early, late = told("2026-03-04", PLAN), told("2026-03-04", PLAN.replace("due 2026-05-15", "due 2026-03-25"))

    cadrage, specs, tests = early.forecast.milestones
    assert cadrage.accepted.p50 < specs.accepted.p50 < tests.accepted.p50
    assert (tests.due, tests.in_time) == (None, None)
    assert late.forecast.milestones[1].in_time < 0.05 < early.forecast.milestones[1].in_time
    assert told("2026-06-01", PLAN).forecast.milestones[0].in_time == 0


def test_an_accepted_milestone_that_is_reported_done_again_stays_accepted(told: Told):
    story = "2026-03-18 me -> chloe delivers cadrage for approval #d1\n2026-03-20 chloe approves #d1\n"

    said = told("2026-03-26", PLAN + story + "2026-03-25 me reports cadrage at 100 %\n")
    returned = told("2026-03-26", PLAN + story + "2026-03-25 chloe returns cadrage\n")

    assert [ending.milestone for ending in said.forecast.milestones] == ["specs", "tests"]
    assert [ending.milestone for ending in returned.forecast.milestones] == ["cadrage", "specs", "tests"]


@pytest.mark.parametrize(
    ("now", "french", "english"),
    [
        (
            "2026-03-04",
            "une information de Paul Keller pour «\u202fSpécifications\u202f» le 10 avril.",
            "ask by",
        ),
        ("2026-04-09", "la demande était à faire le", "it was to be asked for by"),
        ("2026-04-20", "Il fallait une information de Paul Keller", "was needed on 10 April"),
    ],
)
def test_it_is_said_in_both_languages_before_and_after_its_day(told: Told, now: str, french: str, english: str):
    said = told(now, PLAN)

    for lang, words in (("fr", french), ("en", english)):
        [one] = [one for one in as_json(said, lang)["foreseen"] if one["holder"] == "paul"]
        assert words in one["sentence"]
        assert one["sentence"].endswith(".")
        assert "{" not in one["sentence"]


def test_counting_back_is_the_inverse_of_counting_on():
    calendar = WorkCalendar(days_off=frozenset({date(2026, 5, 1), date(2026, 5, 8)}))

    assert calendar.before(date(2026, 5, 15), 0) == date(2026, 5, 15)
    assert calendar.before(date(2026, 5, 15), 5) == date(2026, 5, 7)
    assert calendar.before(date(2026, 5, 16), 1) == date(2026, 5, 14)
    assert calendar.before(date(2026, 5, 15), 4.2) == date(2026, 5, 7)
