"""The two-sided account of days."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from molette.engine import Assessment
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


def test_days_always_add_up():
    hypothesis = pytest.importorskip("hypothesis", reason="property tests need hypothesis")
    st = hypothesis.strategies
    who, day = st.sampled_from(["me", "chloe", "paul", "softpaie"]), st.integers(0, 60)
    line = st.one_of(
        st.builds("{1} {0} -> {2} asks information #r{3}".format, who, day, who, st.integers(0, 9)),
        st.builds("{1} {0} answers #r{2}".format, who, day, st.integers(0, 9)),
        st.builds("{0} me works {1} d".format, day, st.integers(1, 700).map(lambda n: n / 100)),
        st.builds("{1} {0} is away until {2}".format, who, day, day),
        st.builds("{0} chloe holds until {1}".format, day, day),
        st.builds("{0} me is away 0.5 d".format, day),
        st.builds("{1} {0} delivers specs for approval".format, who, day),
        st.builds("{1} {0} returns specs".format, who, day),
    )
    from tests.engine.conftest import case_of

    from molette.engine import Policy, assess
    from molette.engine.calendar import WorkCalendar, noon
    from molette.engine.ledger.merging import known_by
    from molette.engine.waits.account import counted_until

    def dated(text: str) -> str:
        words = text.split()
        words[0] = str(date(2026, 3, 2) + timedelta(days=int(words[0])))
        if words[-2] == "until":
            words[-1] = str(date(2026, 3, 2) + timedelta(days=int(words[-1])))
        return " ".join(words)

    @hypothesis.settings(max_examples=60, deadline=None)
    @hypothesis.given(st.lists(line.map(dated), max_size=12), st.integers(0, 90), st.sampled_from([1, 2.5, 3, 5]))
    def adds_up(lines: list[str], after: int, capacity: float):
        case = case_of(
            'mission "Paie" 2026-03-02\n'
            + f"  capacity {capacity} d/week\n  person softpaie, third party\n"
            + "\n".join(lines)
        )
        now = date(2026, 3, 2) + timedelta(days=after)
        said = assess(case, Policy(draws=10), now=noon(now), seed=1)
        calendar = WorkCalendar(days_off=case.holidays)
        until = counted_until(case.mission, known_by(case.ledger, noon(now)), calendar, noon(now), Policy().lapse_days)
        expected = sum(calendar.weight(day) for day in calendar.days(case.mission.start, until))
        assert said.account.elapsed == pytest.approx(expected, abs=1e-9)
        assert all(getattr(said.account, place) >= 0 for place in PLACES)

    adds_up()
