"""The two-sided account of days."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.engine.conftest import case_of

from molette.engine import Assessment, Policy, assess
from molette.engine.calendar import WorkCalendar, noon
from molette.engine.ledger.merging import known_by
from molette.engine.waits.account import counted_until
from molette.engine.waits.types import PLACES

Told = Callable[[str, str], Assessment]


def places(assessment: Assessment) -> dict[str, float]:
    return {place: days for place in PLACES if (days := getattr(assessment.account, place))}


def test_days_of_waiting_go_to_the_one_who_holds_the_ball(told: Told):
    said = told(
        "2026-03-13",
        """
    2026-03-02 me works 1 d
    2026-03-02 me -> chloe asks approval of cadrage #r1
    """,
    )

    assert places(said) == {"work": 1.0, "client": 9.0}


def test_my_lateness_is_counted_by_the_same_rule(told: Told):
    said = told(
        "2026-03-13",
        """
    2026-03-02 me works 1 d
    2026-03-02 chloe -> me asks information "Le planning" #r1
    """,
    )

    assert places(said) == {"work": 1.0, "me": 9.0}


def test_both_at_once_is_concurrent_and_the_editor_is_a_third_party(told: Told):
    said = told(
        "2026-03-13",
        """
    2026-03-02 me works 1 d
    2026-03-02 me -> chloe asks approval of cadrage #r1
    2026-03-06 me -> softpaie asks access "Bac à sable" #r2
    2026-03-10 chloe approves #r1
    """,
    )

    assert places(said) == {"work": 1.0, "client": 4.0, "concurrent": 2.0, "third_party": 3.0}


def test_work_comes_first_even_while_waiting(told: Told):
    said = told(
        "2026-03-06",
        """
    2026-03-02 me -> chloe asks approval of cadrage #r1
    2026-03-06 me works 3.5 d on specs
    """,
    )

    assert places(said) == {"work": 3.5, "client": 0.5, "mission": 1.0} or places(said) == {"work": 3.5, "client": 1.5}
    assert said.account.elapsed == 5.0


def test_days_nobody_promised_are_the_missions_and_the_missing_ones_are_mine(told: Told):
    said = told("2026-03-06", "2026-03-03 me works 2 d on cadrage")

    assert places(said) == {"work": 2.0, "me": 1.0, "mission": 2.0}


def test_holidays_and_leave(told: Told):
    said = told(
        "2026-04-10",
        """
    2026-03-31 me works 1 d
    2026-03-31 me -> chloe asks approval of cadrage #r1
    2026-04-01 chloe is away until 2026-04-03
    2026-04-08 me is away until 2026-04-08
    """,
    )

    week = [day for day in said.days if day.on >= date(2026, 4, 1)]
    assert [(day.on.day, day.place) for day in week] == [
        (1, "free"), (2, "free"), (3, "free"), (7, "client"), (8, "mission"), (9, "client"), (10, "client"),
    ]  # fmt: skip


def test_half_a_day_of_leave_is_half_a_day(told: Told):
    said = told(
        "2026-03-06",
        """
    2026-03-02 me works 1 d
    2026-03-02 me -> chloe asks approval of cadrage #r1
    2026-03-04 me is away 0.5 d
    2026-03-05 me is away 0.5 d
    2026-03-05 me works 0.75 d
    """,
    )

    assert places(said) == {"work": 1.75, "client": 2.5, "mission": 0.75}


def test_an_absence_of_some_days_lasts_that_long(told: Told):
    said = told(
        "2026-03-06",
        """
    2026-03-02 me works 1 d
    2026-03-02 me -> chloe asks approval of cadrage #r1
    2026-03-03 chloe is away 2 d
    2026-03-05 me is away 2 d
    """,
    )

    assert [(day.on.day, day.place) for day in said.days][1:] == [
        (3, "free"),
        (4, "free"),
        (5, "mission"),
        (6, "mission"),
    ]


def test_without_a_timesheet_the_other_days_are_assumed_worked(told: Told):
    said = told("2026-03-13", "2026-03-06 me -> chloe asks approval of cadrage #r1")

    assert places(said) == {"work": 5.0, "client": 5.0}
    assert said.account.is_work_assumed


def test_a_dropped_request_stops_counting_and_the_account_ends_with_the_last_sign_of_life(told: Told):
    said = told(
        "2026-12-18",
        """
    2026-03-03 me works 1 d
    2026-03-03 me -> chloe asks information "Effectifs" #r1 [from mail "<a@b>"]
    """,
    )

    assert said.account.elapsed == 22
    assert said.account.client == 20


def any_journal():
    """Missions of any calendar, with any facts on any days, some of them before the start or after the end."""
    st = pytest.importorskip("hypothesis", reason="property tests need hypothesis").strategies
    who = st.sampled_from(["me", "chloe", "paul", "softpaie"])
    day = st.one_of(st.integers(-20, 90), st.sampled_from([-400, 2000])).map(lambda n: date(2026, 3, 2) + timedelta(n))
    label = st.integers(0, 5).map("#r{}".format)
    days = st.integers(1, 900).map(lambda n: n / 100)
    line = st.one_of(
        st.builds("{0} {1} -> {2} asks information {3}".format, day, who, who, label),
        st.builds("{0} {1} -> {2} asks approval of specs by {3}".format, day, who, who, day),
        st.builds("{0} {1} {2} {3}".format, day, who, st.sampled_from(["answers", "partly answers", "refuses"]), label),
        st.builds("{0} {1} promises {2} by {3}".format, day, who, label, day),
        st.builds("{0} {1} holds {2} until {3}".format, day, who, st.sampled_from(["", "#r1", "#r2"]), day),
        st.builds("{0} {1} resumes {2}".format, day, who, st.sampled_from(["", "on #r1"])),
        st.builds("{0} me works {1} d".format, day, days),
        st.builds("{0} {1} is away {2} d".format, day, who, days),
        st.builds("{0} {1} is away until {2}".format, day, who, day),
        st.builds("{0} {1} {2} specs".format, day, who, st.sampled_from(["accepts", "returns", "delivers"])),
        st.builds("{0} me -> chloe delivers specs for approval".format, day),
        st.builds("{0} me moves specs to {1}".format, day, day),
        st.builds("{0} {1} -> {2} talks by phone".format, day, who, who),
    )
    weeks = st.sampled_from(["", "  calendar FR, works mon half-wed fri\n", "  calendar FR, works sat sun\n"])
    capacity = st.sampled_from(["1", "2.5", "5"]).map("  capacity {} d/week\n".format)
    head = 'mission "Paie" 2026-03-02\n  person softpaie, third party\n  milestone specs, approved by chloe\n'
    body = st.lists(line, max_size=14).map("\n".join)
    return st.tuples(st.just(head), weeks, capacity, body).map("".join)


def test_days_always_add_up_and_none_is_lost():
    hypothesis = pytest.importorskip("hypothesis", reason="property tests need hypothesis")
    st = hypothesis.strategies

    @hypothesis.settings(max_examples=150, deadline=None)
    @hypothesis.given(any_journal(), st.integers(-5, 120))
    def adds_up(journal: str, after: int):
        case, now = case_of(journal), noon(date(2026, 3, 2) + timedelta(days=after))
        said = assess(case, Policy(draws=10), now=now, seed=1)
        calendar = WorkCalendar(case.mission.week, case.holidays)
        until = counted_until(case.mission, known_by(case.ledger, now), calendar, now, Policy().lapse_days)
        expected = sum(calendar.weight(day) for day in calendar.days(case.mission.start, until))
        counts = [getattr(said.account, place) for place in PLACES]
        assert sum(round(100 * count) for count in counts) == round(100 * expected)
        assert sum(day.weight for day in said.days) == round(100 * expected)
        assert all(count >= 0 for count in counts)
        assert all(0 <= day.worked <= day.weight for day in said.days)

    adds_up()


def test_a_day_is_with_those_who_hold_a_request_on_it_and_with_nobody_else():
    hypothesis = pytest.importorskip("hypothesis", reason="property tests need hypothesis")

    def holding(said: Assessment, day: date) -> set[str]:
        """The rule, day by day, as it is written."""
        return {
            str(said.mission.person(wait.holder).side)
            for wait in said.waits
            if wait.kind != "payment"
            and wait.asked_at.date() < day <= ((wait.answered_at and wait.answered_at.date()) or wait.lapsed_on or day)
            and not wait.held_on(day)
        }

    @hypothesis.settings(max_examples=100, deadline=None)
    @hypothesis.given(any_journal())
    def is_so(journal: str):
        said = assess(case_of(journal), Policy(draws=10), now=noon(date(2026, 5, 29)), seed=1)
        for day in said.days:
            sides = holding(said, day.on)
            if day.place == "concurrent":
                assert len(sides) > 1
            elif day.place in ("client", "third_party", "me"):
                assert sides == {day.place}
            else:
                assert day.place == "mission" or not sides

    is_so()


def test_more_work_than_days_is_counted_quickly_and_once():
    lines = "\n".join(f"{date(2026, 3, 2) + timedelta(days=k % 60)} me works 5 d" for k in range(3000))
    case = case_of('mission "Paie" 2026-03-02\n' + lines)

    said = assess(case, Policy(draws=10), now=noon(date(2026, 4, 30)), seed=1)

    assert said.account.work == said.account.elapsed


def test_the_consultant_is_measured_as_the_client_is():
    """The same story with the two sides exchanged: what was the client's is mine, and the other way round."""
    hypothesis = pytest.importorskip("hypothesis", reason="property tests need hypothesis")
    st = hypothesis.strategies
    day = st.integers(0, 40).map(lambda n: date(2026, 3, 2) + timedelta(n))
    label = st.integers(0, 3).map("#r{}".format)
    line = st.one_of(
        st.builds("{0} {{0}} -> {{1}} asks information {1}".format, day, label),
        st.builds("{0} {{1}} -> {{0}} asks information {1}".format, day, label),
        st.builds("{0} {{0}} answers {1}".format, day, label),
        st.builds("{0} {{1}} partly answers {1}".format, day, label),
        st.builds("{0} {{1}} promises {1} by {2}".format, day, label, day),
    )

    @hypothesis.settings(max_examples=60, deadline=None)
    @hypothesis.given(st.lists(line, max_size=10).map("\n".join))
    def is_even(story: str):
        accounts = []
        for sides in (("me", "chloe"), ("chloe", "me")):
            case = case_of('mission "Paie" 2026-03-02\n' + story.format(*sides))
            accounts.append(assess(case, Policy(draws=10), now=noon(date(2026, 4, 30)), seed=1).account)
        mine, theirs = accounts
        assert (mine.client, mine.me, mine.concurrent) == (theirs.me, theirs.client, theirs.concurrent)

    is_even()
