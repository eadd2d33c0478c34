"""Requests paired with answers, told as stories."""

from collections.abc import Callable

from molette.engine import Assessment
from molette.engine.waits.types import State

Told = Callable[[str, str], Assessment]


def states(assessment: Assessment) -> dict[str, State]:
    return {wait.id: wait.state for wait in assessment.waits}


def test_an_approval_closes_what_was_asked(told: Told):
    said = told(
        "2026-04-20",
        """
    2026-03-18 me -> chloe asks approval of cadrage #r1
    2026-03-31 chloe approves #r1
    """,
    )

    assert states(said) == {"r1": State.ANSWERED}
    assert said.balls == ()


def test_half_an_answer_leaves_a_smaller_wait(told: Told):
    said = told(
        "2026-03-20",
        """
    2026-03-16 me -> paul asks information "Effectifs et primes" #r1
    2026-03-18 paul partly answers #r1 "les effectifs"
    """,
    )

    assert states(said) == {"r1": State.OPEN}
    assert said.waits[0].is_partial


def test_an_answer_to_nothing_is_told_and_closes_nothing(told: Told):
    said = told("2026-03-20", "2026-03-18 paul answers #nowhere")

    assert {problem.code for problem in said.problems} == {"label-unknown", "answer-without-request"}


def test_a_refused_approval_gives_the_ball_back_to_me(told: Told):
    said = told(
        "2026-03-27",
        """
    2026-03-18 me -> chloe delivers cadrage for approval #d1
    2026-03-25 chloe refuses #d1 "à reprendre"
    """,
    )

    [ball] = said.balls
    assert (states(said)["d1"], ball.wait.holder, ball.wait.about) == (State.REFUSED, "me", "cadrage")


def test_delivering_again_closes_the_rework_and_asks_again(told: Told):
    said = told(
        "2026-04-03",
        """
    2026-03-18 me -> chloe delivers cadrage for approval #d1
    2026-03-25 chloe returns cadrage
    2026-04-01 me -> chloe delivers cadrage for approval #d2
    """,
    )

    assert [ball.wait.id for ball in said.balls] == ["d2"]


def test_a_delivery_goes_to_the_approver_of_the_plan(told: Told):
    said = told("2026-03-20", "2026-03-18 me delivers cadrage for approval")

    assert said.balls[0].wait.holder == "chloe"


def test_silence_is_agreed_until_the_promised_day_and_not_after(told: Told):
    story = """
    2026-03-18 me -> chloe asks decision "Paie externalisée" #r1
    2026-03-19 chloe promises #r1 by 2026-03-27
    """

    assert states(told("2026-03-27", story)) == {"r1": State.HELD}
    assert states(told("2026-03-28", story)) == {"r1": State.OPEN}


def test_leave_stops_the_clock_of_the_one_who_is_away(told: Told):
    said = told(
        "2026-04-03",
        """
    2026-03-18 me -> chloe asks decision "Paie externalisée" #r1
    2026-03-18 me -> paul asks information "Effectifs" #r2
    2026-03-23 chloe is away until 2026-03-31
    """,
    )

    days = {ball.wait.id: ball.waited for ball in said.balls}
    assert days == {"r1": 5.0, "r2": 12.0}


def test_a_freeze_of_the_mission_holds_every_request(told: Told):
    said = told(
        "2026-03-25",
        """
    2026-03-18 me -> chloe asks decision "Paie externalisée" #r1
    2026-03-20 chloe holds until 2026-04-10 "gel budgétaire"
    """,
    )

    assert (states(said), said.stall.status) == ({"r1": State.HELD}, "on_hold")


def test_a_withdrawn_or_useless_request_is_no_longer_awaited(told: Told):
    said = told(
        "2026-03-25",
        """
    2026-03-18 me -> chloe asks decision "Paie externalisée" #r1
    2026-03-18 me -> paul asks information "Effectifs" #r2
    2026-03-19 me withdraws #r1
    2026-03-19 me sets aside #r2
    """,
    )

    assert states(said) == {"r1": State.WITHDRAWN, "r2": State.MOOT}


def test_an_unpaid_bill_is_a_ball_only_once_it_is_due(told: Told):
    story = "2026-03-18 me bills 9750 EUR due 2026-04-17 #i1"

    assert told("2026-04-17", story).balls == ()
    assert [ball.wait.id for ball in told("2026-04-20", story).balls] == ["i1"]


def test_an_old_mail_that_nobody_recalls_lapses_and_a_recalled_one_does_not(told: Told):
    story = """
    2026-03-18 paul -> me asks information "Un créneau ?" #r1 [from mail "<a@b>"]
    2026-03-18 me -> paul asks information "Effectifs" #r2 [from mail "<c@d>"]
    2026-04-20 me reminds #r2
    """

    assert states(told("2026-04-27", story)) == {"r1": State.LAPSED, "r2": State.OPEN}
