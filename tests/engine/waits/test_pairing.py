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


def test_a_request_and_its_answer_of_the_same_day_are_paired_whatever_the_hours(told: Told):
    said = told(
        "2026-03-20",
        """
    2026-03-18 14:00 me -> paul asks information "Effectifs" #r1
    2026-03-18 paul answers #r1
    2026-03-19 16:00 me -> chloe delivers cadrage for approval #d1
    2026-03-19 chloe refuses #d1 "à reprendre"
    """,
    )

    assert states(said) == {"r1": State.ANSWERED, "d1": State.REFUSED, "w3": State.OPEN}
    assert said.balls[0].wait.holder == "me"


def test_facts_that_speak_of_each_other_are_read_all_the_same(told: Told):
    said = told(
        "2026-03-20",
        """
    2026-03-18 paul answers #r2 #r1
    2026-03-18 paul answers #r1 #r2
    """,
    )

    assert said.waits == ()
    assert len(said.problems) == 2


def test_of_several_requests_to_one_person_the_answer_closes_the_one_it_names(told: Told):
    said = told(
        "2026-03-27",
        """
    2026-03-16 me -> paul asks information "Effectifs" #r1
    2026-03-18 me -> paul asks information "Primes" #r2
    2026-03-19 me -> paul asks access "Coffre" #r3
    2026-03-20 paul answers #r1
    """,
    )

    assert states(said) == {"r1": State.ANSWERED, "r2": State.OPEN, "r3": State.OPEN}
    assert {ball.wait.id for ball in said.balls} == {"r2", "r3"}


def test_asking_the_same_approval_again_is_a_reminder_and_either_name_closes_it(told: Told):
    story = """
    2026-03-16 me -> chloe asks approval of cadrage #r1
    2026-03-19 me -> chloe asks approval of cadrage by 2026-03-24 #r2
    """

    [ball] = told("2026-03-20", story).balls
    assert (ball.wait.id, ball.since.day, len(ball.wait.nudges), ball.wait.due_at.day) == ("r1", 16, 1, 24)
    for name in ("r1", "r2"):
        assert told("2026-03-27", story + f"    2026-03-23 chloe approves #{name}\n").balls == ()


def test_a_new_version_makes_the_approval_of_the_last_one_moot(told: Told):
    said = told(
        "2026-03-27",
        """
    2026-03-16 me -> chloe delivers cadrage for approval #d1
    2026-03-23 me -> chloe delivers cadrage for approval #d2
    """,
    )

    assert states(said) == {"d1": State.MOOT, "d2": State.OPEN}


def test_yes_to_one_version_is_yes_to_those_before_by_whomever(told: Told):
    said = told(
        "2026-03-27",
        """
    2026-03-16 me -> chloe delivers cadrage for approval #d1
    2026-03-18 me -> paul delivers cadrage for approval #d2
    2026-03-20 chloe approves #d1
    """,
    )

    assert states(said) == {"d1": State.ANSWERED, "d2": State.ANSWERED}


def test_an_accepted_or_returned_milestone_leaves_its_questions_open(told: Told):
    story = """
    2026-03-16 me -> paul asks information of cadrage "Effectifs" #r1
    2026-03-17 paul -> me asks information of cadrage "Périmètre" #r2
    2026-03-18 me -> chloe delivers specs for approval #d1
    """

    assert states(told("2026-03-27", story + "    2026-03-20 chloe accepts cadrage\n"))["r1"] is State.OPEN
    returned = told("2026-03-27", story + "    2026-03-20 chloe returns cadrage\n")
    assert (states(returned)["r1"], states(returned)["r2"]) == (State.OPEN, State.OPEN)


def test_refused_twice_the_work_is_owed_once_and_asking_again_gives_the_ball_back(told: Told):
    story = """
    2026-03-16 me -> chloe asks approval of cadrage #r1
    2026-03-18 chloe refuses #r1
    2026-03-18 chloe returns cadrage
    """

    refused = told("2026-03-20", story)
    again = told("2026-03-27", story + "    2026-03-23 me -> chloe asks approval of cadrage #r2\n")

    assert [ball.wait.holder for ball in refused.balls] == ["me"]
    assert [(ball.wait.id, ball.wait.holder) for ball in again.balls] == [("r2", "chloe")]


def test_accepting_after_a_refusal_frees_me_of_the_work(told: Told):
    said = told(
        "2026-03-27",
        """
    2026-03-16 me -> chloe delivers cadrage for approval #d1
    2026-03-18 chloe refuses #d1
    2026-03-20 chloe accepts cadrage
    """,
    )

    assert said.balls == ()


def test_the_rest_of_an_answer_is_awaited_from_the_day_of_its_first_part(told: Told):
    said = told(
        "2026-03-27",
        """
    2026-03-09 me -> paul asks information "Effectifs et primes" #r1
    2026-03-25 paul partly answers #r1 "les effectifs"
    """,
    )

    [ball] = said.balls
    assert (ball.since.day, ball.waited, ball.is_late) == (25, 2.0, False)
    assert said.account.client == 14.0


def test_a_broken_promise_is_late_and_a_new_date_is_not(told: Told):
    story = """
    2026-03-16 me -> chloe asks decision "Paie externalisée" by 2026-03-18 #r1
    2026-03-17 chloe promises #r1 by 2026-03-24
    """

    assert not told("2026-03-24", story).balls[0].is_late
    assert told("2026-03-25", story).balls[0].is_late
    renewed = told("2026-03-25", story + "    2026-03-25 09:00 chloe promises #r1 by 2026-03-30\n")
    assert (renewed.balls[0].is_late, renewed.balls[0].expected.day) == (False, 30)


def test_after_a_leave_the_answer_is_expected_some_days_later(told: Told):
    said = told(
        "2026-03-18",
        """
    2026-03-16 me -> chloe asks decision "Paie externalisée" #r1
    2026-03-17 chloe is away until 2026-03-27
    """,
    )

    [ball] = said.balls
    assert ball.wait.state is State.HELD
    assert ball.expected > ball.wait.held_until(said.now.date())


def test_my_own_leave_holds_what_i_owe_with_or_without_my_name(told: Told):
    for who in ("", "me "):
        said = told(
            "2026-03-19",
            f"""
    2026-03-16 paul -> me asks information "Le planning" #r1
    2026-03-18 {who}is away until 2026-03-20
    """,
        )

        assert states(said) == {"r1": State.HELD}


def test_a_decision_told_without_naming_the_request_closes_it(told: Told):
    story = """
    2026-03-16 me -> chloe asks decision of specs "Intéressement" #r1
    2026-03-16 me -> paul asks decision "Coffre" #r2
    """

    by_milestone = told("2026-03-20", story + '    2026-03-18 chloe decides on specs "Plus tard"\n')
    by_person = told("2026-03-20", story + '    2026-03-18 paul decides "Oui"\n')
    of_mine = told("2026-03-20", story + '    2026-03-18 me decides on specs "Plan en trois parties"\n')

    assert states(by_milestone) == {"r1": State.ANSWERED, "r2": State.OPEN}
    assert states(by_person) == {"r1": State.OPEN, "r2": State.ANSWERED}
    assert states(of_mine) == {"r1": State.OPEN, "r2": State.OPEN}


def test_payments_find_their_bill(told: Told):
    story = """
    2026-03-02 me bills 1000 EUR due 2026-03-09 #i1
    2026-03-03 me bills 2500 EUR due 2026-03-10 #i2
    """

    by_amount = told("2026-03-20", story + "    2026-03-16 chloe pays 2500 EUR\n")
    the_oldest = told("2026-03-20", story + "    2026-03-16 chloe pays\n")
    a_part = told("2026-03-20", story + "    2026-03-16 chloe pays 400 EUR on #i2\n")
    the_rest = told(
        "2026-03-20", story + "    2026-03-16 chloe pays 400 EUR on #i2\n    2026-03-17 chloe pays 2100 EUR on #i2\n"
    )

    assert states(by_amount) == {"i1": State.OPEN, "i2": State.ANSWERED}
    assert states(the_oldest) == {"i1": State.ANSWERED, "i2": State.OPEN}
    assert {wait.id: wait.is_partial for wait in a_part.waits} == {"i1": False, "i2": True}
    assert states(the_rest) == {"i1": State.OPEN, "i2": State.ANSWERED}


def test_a_talk_between_the_two_recalls_what_is_open_between_them(told: Told):
    said = told(
        "2026-03-25",
        """
    2026-03-16 10:00 me -> chloe asks decision "Paie externalisée" #r1
    2026-03-16 10:00 me -> paul asks information "Effectifs" #r2
    2026-03-16 15:00 me -> chloe talks by phone
    2026-03-23 me -> chloe talks by phone
    """,
    )

    recalls = {ball.wait.id: ball.recall for ball in said.balls}
    assert recalls["r2"] is None
    assert (recalls["r1"].is_voiced, recalls["r1"].times, recalls["r1"].days) == (True, 1, 2.0)
    silent = {ball.wait.id: ball.forgotten for ball in said.balls}
    assert silent["r1"] < silent["r2"]
