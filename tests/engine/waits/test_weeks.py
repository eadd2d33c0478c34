"""The days of the week on which answers come: learned slowly, by person, and used for what is expected."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from molette.engine import Assessment
from molette.engine.calendar import STANDARD_WEEK, WorkCalendar
from molette.engine.ledger.types import Mission, Request
from molette.engine.waits.types import State, Wait
from molette.engine.waits.weeks import weekdays_of, weeks_of

Told = Callable[[str, str], Assessment]
MISSION = Mission("Paie", date(2026, 3, 2), client="Groupe Arvor")
NOW = datetime(2026, 6, 30, 12)
USUAL = WorkCalendar()
MONDAY = datetime(2026, 3, 2, 10)


def answered(count: int, weekday: int, holder: str = "chloe") -> list[Wait]:
    """So many requests of Mondays, each answered on that day of its week."""
    return [
        Wait(f"r{k}", "me", holder, Request.INFORMATION, "", asked, State.ANSWERED, answered_at=came)
        for k in range(count)
        for asked in [MONDAY + timedelta(weeks=k % 16)]
        for came in [asked + timedelta(days=weekday, hours=1)]
    ]


def week(waits: list[Wait], holder: str = "chloe", calendar: WorkCalendar = USUAL) -> tuple[float, ...]:
    return weeks_of(weekdays_of(waits, MISSION, NOW), MISSION, [holder], calendar)[holder]


def test_of_a_stranger_every_working_day_is_a_day():
    assert week([]) == pytest.approx(STANDARD_WEEK)


def test_the_day_on_which_somebody_answers_comes_to_weigh_more_and_the_week_stays_as_long():
    one, many = week(answered(1, 3)), week(answered(64, 3))

    assert 1 < one[3] < 1.4
    assert many[3] > 3 > 0.5 > many[1] > 0
    assert sum(one) == pytest.approx(5)
    assert sum(many) == pytest.approx(5)


def test_a_colleague_is_a_little_like_her():
    waits = answered(64, 3)

    assert 1 < week(waits, "paul")[3] < week(waits)[3]


def test_answers_of_a_day_off_make_it_no_working_day():
    half = WorkCalendar((1.0, 1.0, 0.5, 1.0, 1.0, 0.0, 0.0))

    assert week(answered(20, 5))[5] == 0
    assert sum(week(answered(20, 2), calendar=half)) == pytest.approx(4.5)
    assert weeks_of({}, MISSION, ["chloe"], WorkCalendar((0.0,) * 7)) == {}


def test_somebody_who_answers_on_thursdays_is_expected_on_a_thursday(told: Told):
    story = "".join(
        f"    {date(2026, 3, 2) + timedelta(weeks=k // 4)} 10:00 me -> chloe asks information #r{k}\n"
        f"    {date(2026, 3, 5) + timedelta(weeks=k // 4)} 15:00 chloe answers #r{k}\n"
        for k in range(64)
    )
    asked = '    2026-06-29 10:00 me -> chloe asks information "Effectifs" #last\n'

    [ball] = told("2026-06-29", story + asked).balls

    assert ball.expected == date(2026, 7, 2)
    assert ball.silent < ball.waited


def test_weekdays_learned_elsewhere_count_here(told: Told):
    waits = answered(64, 3)
    elsewhere = weekdays_of(waits, MISSION, NOW)
    here = weekdays_of(answered(1, 0), MISSION, NOW)

    both = {name: elsewhere[name] + here.get(name, 0) for name in elsewhere}

    assert weeks_of(both, MISSION, ["chloe"], WorkCalendar())["chloe"][3] > 3
