"""Whole missions, end to end: the word, the sentence, the dates."""

from collections.abc import Callable
from datetime import date

from molette.engine import Assessment
from molette.engine.report.composition import details, headline
from molette.engine.report.contract import as_json
from molette.engine.report.language import wording

Told = Callable[[str, str], Assessment]
STUCK = """
    2026-03-12 me works 8 d on cadrage
    2026-03-12 me -> chloe delivers cadrage for approval #d0
    2026-03-16 chloe approves #d0
    2026-04-02 me works 13 d on specs
    2026-04-02 me -> chloe delivers specs for approval #d1
    2026-04-09 me reminds #d1
"""


def sentence(assessment: Assessment, lang: str) -> str:
    return str(wording(lang).headline(headline(assessment)))


def test_everything_waits_for_one_approval(told: Told):
    said = told("2026-04-24", STUCK)

    assert (said.stall.status, said.stall.binding_wait, said.stall.since) == ("stalled", "d1", date(2026, 4, 2))
    assert sentence(said, "fr") == (
        "La mission Refonte de la paie est au point mort\u202f: la validation de «\u202fSpécifications\u202f» "
        "est chez Chloé Martin depuis 15 jours ouvrés."
    )
    assert sentence(said, "en") == (
        "Refonte de la paie is stalled: "
        "the approval of “Spécifications” has been with Chloé Martin for 15 working days."
    )


def test_the_same_approval_two_days_old_is_no_stall(told: Told):
    said = told("2026-04-07", STUCK)

    assert said.stall.status == "moving"
    assert "dans le délai habituel" in sentence(said, "fr")


def test_the_same_approval_with_an_agreed_date_is_no_stall(told: Told):
    said = told("2026-04-24", STUCK + "    2026-04-10 chloe promises #d1 by 2026-04-30\n")

    assert said.stall.status == "on_hold"
    assert "jusqu’au jeu. 30 avril" in sentence(said, "fr")


def test_a_question_beside_the_work_does_not_stop_it(told: Told):
    said = told(
        "2026-03-26",
        """
    2026-03-06 me -> paul asks information "Effectifs 2025" #r1
    2026-03-24 me works 5 d on cadrage
    """,
    )

    assert said.stall.status == "moving"
    assert said.balls[0].is_late


def test_what_i_owe_is_said_as_plainly(told: Told):
    said = told(
        "2026-03-26",
        """
    2026-03-06 paul -> me asks information "le planning" #r1
    2026-03-24 me works 5 d on cadrage
    """,
    )

    assert "vous devez la réponse à «\u202fle planning\u202f» à Paul Keller depuis 14 jours ouvrés" in sentence(
        said, "fr"
    )


def test_a_mailbox_alone_with_nothing_new_for_long_has_slowed(told: Told):
    said = told("2026-05-20", 'mission "Paie" 2026-03-02\n2026-03-20 chloe notes "merci"')

    assert said.stall.status == "slowing"


def test_of_an_empty_mission_nothing_is_known(told: Told):
    said = told("2026-03-20", 'mission "Paie" 2026-03-02')

    assert sentence(said, "fr").startswith("De la mission Paie, rien n’est encore connu")
    assert sentence(said, "en").startswith("Of Paie, nothing is known yet")


def test_a_longer_plan_ends_later_and_the_same_seed_gives_the_same_dates(told: Told):
    short, same = told("2026-03-02", ""), told("2026-03-02", "")
    longer = told("2026-03-02", "2026-03-02 me adds 10 d to specs")

    assert short == same
    assert short.forecast.finish
    assert longer.forecast.finish
    assert longer.forecast.finish.p50 > short.forecast.finish.p50


def test_what_follows_the_first_sentence(told: Told):
    said = told("2026-04-24", STUCK)

    lines = [wording("fr").detail(finding) for finding in details(said)]

    assert [finding.code for finding in details(said)] == ["habit", "forgotten", "stuck", "finish"]
    assert all("{" not in line and line.endswith(".") for line in lines)


FOURTEEN = "".join(
    f"    2026-03-{2 + k:02} 09:00 me -> chloe asks information #r{k}\n"
    + (f"    2026-03-{2 + k + 3:02} 09:00 chloe answers #r{k}\n" if k < 11 else "")
    for k in range(14)
)


def test_why_is_said_with_the_name_and_without_statistics(told: Told):
    said = told("2026-04-24", FOURTEEN + "    2026-04-01 me -> chloe delivers cadrage for approval #d1\n")

    [why] = [wait["why"] for wait in as_json(said, "fr")["waits"] if wait["id"] == "d1"]
    [reason] = [wait["why"] for wait in as_json(said, "en")["waits"] if wait["id"] == "d1"]

    assert why.startswith("Sur 14 demandes, Chloé Martin a répondu à 11, la moitié en 3 jours ouvrés ou moins.")
    assert "que la réponse ne vienne plus sans relance." in why
    assert reason.startswith("Of 14 requests, Chloé Martin has answered 11, half of them within 3 working days.")
    assert "that it will not come without a nudge." in reason


def test_what_i_owe_is_explained_by_the_same_words(told: Told):
    story = "".join(f"    2026-03-{2 + k:02} chloe -> me asks information #r{k}\n" for k in range(4))

    said = told("2026-03-20", story)

    assert "Sur 3 demandes, vous n’avez répondu à aucune." in as_json(said, "fr")["waits"][0]["why"]
    assert "Of 3 requests, you have answered none." in as_json(said, "en")["waits"][0]["why"]
