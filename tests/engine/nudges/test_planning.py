"""When to nudge, whom, how, for how small a step; and when to stop writing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.conftest import FRENCH_HOLIDAYS, case_of

from molette.engine import Assessment, Policy, assess
from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.merging import known_by
from molette.engine.nudges.planning import plan_nudges
from molette.engine.nudges.types import Nudge
from molette.engine.report.contract import as_json

Told = Callable[[str, str], Assessment]
ASKED = '    2026-03-09 me -> chloe asks approval of cadrage "Note de cadrage" #r1\n'
HEAD = """
mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  person me "Alice Roux"
  person chloe "Chloé Martin", sponsor, answers within 3 d
  person paul "Paul Keller", contact
  person ines "Inès Bel"
  person softpaie "SoftPaie", third party
  milestone cadrage "Note de cadrage", 8 d, approved by chloe
"""


def nudge(told: Told, now: str, story: str) -> Nudge:
    [found] = told(now, HEAD + story).nudges
    return found


def summary(found: Nudge) -> tuple[str, ...]:
    return str(found.on), found.to, str(found.channel), str(found.rung), str(found.step)


def suspected(now: str, story: str, causes: dict[str, float]) -> tuple[Nudge, ...]:
    """The plan when a diagnosis suspects these causes."""
    case, moment = case_of(HEAD + story), datetime.fromisoformat(f"{now}T12:00")
    said = assess(case, Policy(draws=200), now=moment, seed=1)
    calendar = WorkCalendar(days_off=FRENCH_HOLIDAYS)
    return plan_nudges(case.mission, known_by(case.ledger, moment), said.balls, said.waits, calendar, moment, causes)


def test_before_the_agreed_delay_the_day_to_write_is_told(told: Told):
    found = nudge(told, "2026-03-10", ASKED)

    assert summary(found) == ("2026-03-12", "chloe", "mail", "reminder", "word")
    assert found.answer_by == date(2026, 3, 17)


def test_without_an_agreement_her_own_pace_decides(told: Told):
    slow = "".join(
        f'    2026-01-{5 + 6 * k:02d} me -> ines asks information "q{k}" #q{k}\n'
        f"    2026-01-{5 + 6 * k + 4:02d} ines answers #q{k}\n"
        for k in range(4)
    )
    ask = '    2026-03-09 me -> ines asks information "les effectifs" #r1\n'

    quick, patient = nudge(told, "2026-03-09", ask), nudge(told, "2026-03-09", slow + ask)

    assert quick.on < patient.on <= date(2026, 3, 23)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("", "2026-03-23", ("2026-03-23", "chloe", "mail", "reminder", "word")),
        ("2026-03-12 me reminds #r1 by mail", "2026-03-13", ("2026-03-17", "chloe", "mail", "effect", "choice")),
        (
            "2026-03-12 me reminds #r1\n    2026-03-17 me reminds #r1 by mail",
            "2026-03-18",
            ("2026-03-19", "chloe", "phone", "talk", "ten_minutes"),
        ),
        (
            "2026-03-12 me reminds #r1\n    2026-03-17 me reminds #r1\n    2026-03-19 me -> chloe talks by phone",
            "2026-03-20",
            ("2026-03-23", "paul", "mail", "deputy", "name"),
        ),
        (
            "2026-03-19 me -> chloe talks by phone\n    2026-03-23 me -> paul reminds #r1",
            "2026-04-01",
            ("2026-04-02", "", "mail", "adviser", "advice"),
        ),
    ],
)
def test_the_ladder_goes_up_one_rung_at_a_time(told: Told, then: str, now: str, expected: tuple[str, ...]):
    assert summary(nudge(told, now, ASKED + f"    {then}\n" if then else ASKED)) == expected


def test_the_sponsor_comes_last_and_is_told_of_first(told: Told):
    story = '    2026-03-09 me -> ines asks information "les effectifs" by 2026-03-12 #r1\n'
    talked = story + "    2026-03-20 me -> ines talks by phone\n    2026-03-24 me -> paul reminds #r1 by mail\n"

    told_of = nudge(told, "2026-03-26", talked)
    then = nudge(told, "2026-03-31", talked + "    2026-03-27 me -> ines reminds #r1 by mail\n")

    assert (told_of.to, told_of.rung) == ("ines", "heads_up")
    assert (then.to, then.rung, then.step) == ("chloe", "sponsor", "decision")


def test_a_talk_about_something_else_is_no_attempt(told: Told):
    story = ASKED + "    2026-03-10 me -> chloe talks by phone\n"

    assert nudge(told, "2026-03-16", story).rung == "reminder"


def test_a_call_that_found_nobody_is_made_again_and_no_third_time(told: Told):
    missed = (
        ASKED + "    2026-03-12 me reminds #r1\n    2026-03-17 me reminds #r1\n    2026-03-19 me reminds #r1 by phone\n"
    )

    again = nudge(told, "2026-03-19", missed)
    enough = nudge(told, "2026-03-23", missed + "    2026-03-20 me reminds #r1 by phone\n")

    assert summary(again)[:4] == ("2026-03-20", "chloe", "phone", "talk")
    assert enough.rung == "deputy"


def test_a_planned_meeting_is_the_moment_to_talk(told: Told):
    written = ASKED + "    2026-03-12 me reminds #r1\n    2026-03-17 me reminds #r1\n"
    meeting = "    2026-03-10 me -> chloe plans meeting for 2026-03-23 #m1\n"

    assert summary(nudge(told, "2026-03-20", written + meeting))[:3] == ("2026-03-23", "chloe", "person")
    cancelled = written + meeting + "    2026-03-19 chloe cancels #m1\n"
    assert summary(nudge(told, "2026-03-20", cancelled))[:3] == ("2026-03-20", "chloe", "phone")


@pytest.mark.parametrize(
    ("quiet", "on"),
    [
        ("chloe is away until 2026-03-20", "2026-03-25"),
        ("chloe promises #r1 by 2026-03-20", "2026-03-23"),
        ("chloe holds until 2026-03-20", "2026-03-25"),
        ("me is away until 2026-03-13", "2026-03-16"),
    ],
)
def test_nobody_is_chased_during_leave_or_an_agreed_silence(told: Told, quiet: str, on: str):
    assert str(nudge(told, "2026-03-11", f"{ASKED}    2026-03-10 {quiet}\n").on) == on


def test_a_date_in_the_request_is_waited_for(told: Told):
    story = '    2026-03-09 me -> chloe asks decision "le périmètre" by 2026-03-20 #r1\n'

    assert str(nudge(told, "2026-03-10", story).on) == "2026-03-23"


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-30", "2062-03-10"])
def test_a_silence_agreed_without_an_end_has_no_nudge(told: Told, day: str):
    promised = f"{ASKED}    2026-03-10 chloe promises #r1 by {day}\n"
    asked = f'    2026-03-09 me -> chloe asks decision "le périmètre" by {day} #r1\n'

    assert told("2026-05-20", HEAD + promised).nudges == ()
    assert told("2026-05-20", HEAD + asked).nudges == ()


def test_a_second_promise_broken_is_talked_about(told: Told):
    story = ASKED + "    2026-03-12 chloe promises #r1 by 2026-03-16\n    2026-03-17 chloe promises #r1 by 2026-03-20\n"

    found = nudge(told, "2026-03-24", story)

    assert found.rung == "talk"
    assert ("promised", 2) in [(reason.code, reason.values.get("times")) for reason in found.reasons]


def test_requests_to_one_person_go_in_one_message_a_week(told: Told):
    story = ASKED + '    2026-03-10 me -> chloe asks information "les effectifs" #r2\n'

    first, second = sorted(told("2026-03-16", HEAD + story).nudges, key=lambda found: found.wait)

    assert first.together == ("r2",)
    assert first.on == second.on == date(2026, 3, 16)
    later = told("2026-03-13", HEAD + story + "    2026-03-12 me reminds #r1 by mail\n").nudges
    assert [(found.wait, str(found.on), found.together) for found in later] == [
        ("r1", "2026-03-17", ("r2",)),
        ("r2", "2026-03-17", ()),
    ]


def test_somebody_who_left_is_not_chased(told: Told):
    found = nudge(told, "2026-03-16", ASKED + "    2026-03-11 chloe leaves\n")

    assert (found.to, found.rung) == ("paul", "deputy")


def test_what_others_asked_of_each_other_is_asked_about(told: Told):
    story = '    2026-03-09 chloe -> softpaie asks access "la base" #r1\n'

    found = nudge(told, "2026-03-16", story)
    later = nudge(told, "2026-03-17", story + "    2026-03-16 me -> chloe reminds #r1 by mail\n")

    assert (found.to, found.rung) == ("chloe", "news")
    assert str(later.on) == "2026-03-23"


def test_what_i_owe_is_planned_by_the_same_rule(told: Told):
    story = '    2026-03-09 chloe -> me asks information "le planning" #r1\n'

    found = nudge(told, "2026-03-16", story)
    promised = nudge(told, "2026-03-17", story + "    2026-03-16 me promises #r1 by 2026-03-19\n")

    assert summary(found) == ("2026-03-16", "chloe", "mail", "own", "promise")
    assert (promised.on, promised.answer_by) == (date(2026, 3, 19), date(2026, 3, 19))


def test_an_unpaid_bill_is_reminded_called_about_then_left_to_the_company(told: Told):
    bill = "    2026-03-02 me -> chloe bills 8000 EUR due 2026-03-31 #b1\n"
    called = bill + "    2026-04-02 me reminds #b1 by mail\n    2026-04-10 me -> chloe talks by phone\n"

    assert nudge(told, "2026-04-07", bill).step == "date"
    assert nudge(told, "2026-04-20", called).rung == "adviser"


def test_a_weekday_without_any_of_her_answers_is_left_alone(told: Told):
    days = [date(2026, 1, 5) + timedelta(days=k) for k in range(60)]
    answers = [day for day in days if day.weekday() in (0, 1, 3, 4)][:16]
    story = "".join(
        f'    {day} 09:00 me -> chloe asks information "q{k}" #q{k}\n    {day} 15:00 chloe answers #q{k}\n'
        for k, day in enumerate(answers)
    )

    found = nudge(told, "2026-03-13", story + '    2026-03-13 me -> chloe asks information "la suite" #r1\n')

    assert str(found.on) == "2026-03-19", "three days on is a Wednesday, when she never answers"


@pytest.mark.parametrize(
    ("causes", "rung", "step"),
    [
        ({}, "reminder", "word"),
        ({"client_inputs_unowned": 0.6}, "reminder", "name"),
        ({"teams_overloaded": 0.5, "trust_eroded": 0.1}, "reminder", "ten_minutes"),
        ({"client_inputs_unowned": 0.3}, "reminder", "word"),
    ],
)
def test_the_step_depends_on_the_cause_suspected(causes: dict[str, float], rung: str, step: str):
    [found] = suspected("2026-03-16", ASKED, causes)

    assert (found.rung, found.step) == (rung, step)


def test_when_trust_is_worn_the_voice_comes_after_one_message():
    story = ASKED + "    2026-03-12 me reminds #r1 by mail\n"

    assert [found.rung for found in suspected("2026-03-18", story, {"trust_eroded": 0.5})] == ["talk"]
    assert [found.rung for found in suspected("2026-03-18", story, {})] == ["effect"]


def test_a_sponsor_who_may_have_changed_is_not_called_upon():
    story = '    2026-03-09 me -> ines asks information "x" #r1\n    2026-03-20 me -> ines talks\n'
    story += "    2026-03-24 me -> paul reminds #r1\n"

    assert [found.rung for found in suspected("2026-04-20", story, {"sponsor_change": 0.6})] == ["adviser"]
    assert [found.rung for found in suspected("2026-04-20", story, {})] == ["heads_up"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_plan_is_told_in_words(told: Told, lang: str):
    said = as_json(told("2026-03-16", HEAD + ASKED), lang)["waits"][0]["nudge"]

    assert said["sentence"].startswith(
        {"fr": "Aujourd’hui, écrivez à Chloé Martin", "en": "Today, write to Chloé"}[lang]
    )
    assert {"fr": "Le délai convenu est de 3 jours ouvrés.", "en": "The delay agreed is 3 working days."}[lang] in said[
        "why"
    ]


VERBS = [
    "me reminds #r1", "me reminds #r1 by phone", "me -> chloe talks by phone", "me -> paul reminds #r1",
    "chloe promises #r1 by 2026-04-03", "chloe is away until 2026-04-10", "me is away until 2026-04-07",
    "chloe holds until 2026-04-20", "chloe resumes", "chloe leaves", "chloe joins", "chloe partly answers #r1",
    "me -> chloe plans meeting for 2026-04-14 #m1", "chloe cancels #m1",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(VERBS)), max_size=7), st.integers(0, 45))
def test_whatever_happened_a_nudge_is_never_in_the_past_nor_on_a_day_off(events, now):
    lines = sorted(f"    {date(2026, 3, 10) + timedelta(days=day)} {verb}\n" for day, verb in events)
    today = date(2026, 3, 10) + timedelta(days=now)

    for found in suspected(today.isoformat(), ASKED + "".join(lines), {}):
        assert found.on >= today
        assert found.on.weekday() < 5
        assert found.on not in FRENCH_HOLIDAYS
        assert found.answer_by >= found.on
        assert found.reasons
