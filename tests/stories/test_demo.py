"""The sample missions: each reads without a problem and says what a consultant would say of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from molette.engine import Assessment, Case, Policy, assess
from molette.engine.calendar import noon
from molette.engine.ledger.chain import seal_journal, verify
from molette.engine.ledger.merging import identity, merge
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Journal, Kind, Ledger
from molette.engine.ledger.writing import write_journal
from molette.engine.report.composition import headline
from molette.engine.report.language import wording
from molette.engine.waits.types import State
from molette.sources.evidence import read_mission
from molette.sources.public_holidays import public_holidays

DEMO = Path(__file__).parents[2] / "demo"
NAMES = ("au-point-mort", "avance", "en-attente", "pietine")
THIN = "\u202f"
FILES = {"mission.journal", "mails.mbox", "agenda.ics", "temps.csv"}

STATUS = {"avance": "moving", "pietine": "slowing", "au-point-mort": "stalled", "en-attente": "on_hold"}
FRENCH = {
    "avance": (
        "La mission Parcours d’intégration avance : la réponse à « Pourriez-vous relire les trois premières fiches du "
        "kit d’ici mardi prochain ? » est chez Thomas Le Guen, dans le délai habituel."
    ),
    "pietine": (
        "La mission Portail adhérents piétine : la réponse à « la liste des pages à conserver » est chez "
        "Hélène Vasseur depuis 3 jours ouvrés."
    ),
    "au-point-mort": (
        "La mission Refonte de la paie est au point mort : la validation de « Spécifications fonctionnelles » est chez "
        "Claire Martin depuis 12 jours ouvrés."
    ),
    "en-attente": (
        "La mission Accueil unique des usagers est en attente convenue : rien n’est attendu jusqu’au jeu. 11 juin."
    ),
}
ENGLISH = {
    "avance": ("Thomas Le Guen", "within the usual time"),
    "pietine": ("is slowing", "Hélène Vasseur", "3 working days"),
    "au-point-mort": ("is stalled", "Claire Martin", "12 working days"),
    "en-attente": ("11 June",),
}
HELD_BY = {
    "avance": {("thomas", "action")},
    "pietine": {("julie", "information"), ("helene", "information")},
    "au-point-mort": {("claire", "approval"), ("me", "information")},
    "en-attente": {("anne", "approval"), ("marc", "information")},
}
WORKED = {"avance": 11.0, "pietine": 26.0, "au-point-mort": 22.0, "en-attente": 14.5}


@pytest.fixture(scope="module")
def journals() -> dict[str, Journal]:
    return {name: read_mission(DEMO / name) for name in NAMES}


@pytest.fixture(scope="module")
def assessed(journals: dict[str, Journal]) -> dict[str, Assessment]:
    return {name: assessment_of(journal) for name, journal in journals.items()}


def assessment_of(journal: Journal) -> Assessment:
    """As `molette assess` says it: on the day the copy was taken."""
    holidays, problems = public_holidays(journal)
    assert journal.mission.taken
    case = Case(journal.mission, journal.ledger, holidays, problems=journal.problems + problems)
    return assess(case, Policy(), now=noon(journal.mission.taken), seed=0)


def said(assessment: Assessment, lang: str) -> str:
    return str(wording(lang).headline(headline(assessment))).replace(THIN, " ")


def test_each_folder_holds_the_four_kinds_of_evidence():
    for name in NAMES:
        assert {path.name for path in (DEMO / name).iterdir()} == FILES


@pytest.mark.parametrize("name", NAMES)
def test_all_of_it_reads_without_a_problem(name: str, journals: dict[str, Journal], assessed: dict[str, Assessment]):
    sources = {fact.origin.source for fact in journals[name].ledger if fact.origin}

    assert assessed[name].problems == ()
    assert sources == {"mail", "calendar", "timesheet"}


@pytest.mark.parametrize("name", NAMES)
def test_the_people_are_invented(name: str, journals: dict[str, Journal]):
    addresses = [address for person in journals[name].mission.people for address in person.addresses]

    assert addresses
    assert all(address.endswith(".example") for address in addresses)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_sentence_is_right_in_both_languages(name: str, assessed: dict[str, Assessment]):
    assert assessed[name].stall.status == STATUS[name]
    assert said(assessed[name], "fr") == FRENCH[name]
    assert all(words in said(assessed[name], "en") for words in ENGLISH[name])


@pytest.mark.parametrize("name", NAMES)
def test_each_ball_is_in_the_right_hands_once(name: str, assessed: dict[str, Assessment]):
    out = [(ball.wait.holder, str(ball.wait.kind)) for ball in assessed[name].balls]

    assert len(out) == len(HELD_BY[name])
    assert set(out) == HELD_BY[name]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_longer_awaited_was_answered(name: str, assessed: dict[str, Assessment]):
    out = {ball.wait.id for ball in assessed[name].balls}
    rest = [wait for wait in assessed[name].waits if wait.id not in out and wait.kind != "payment"]

    assert [wait for wait in rest if wait.state is not State.ANSWERED] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_days_add_up_to_those_of_the_calendar(name: str, assessed: dict[str, Assessment]):
    found = assessed[name]

    assert found.account.elapsed == round(sum(day.weight for day in found.days) / 100, 2)
    assert found.account.work == WORKED[name]
    assert found.account.work == sum(fact.days or 0 for fact in found.facts if fact.kind is Kind.WORK)


def test_the_stalled_mission_owes_its_client_an_answer_and_was_recalled_twice(assessed: dict[str, Assessment]):
    specs, mine = assessed["au-point-mort"].balls

    assert (specs.is_late, len(specs.wait.nudges)) == (True, 2)
    assert 2 <= specs.usual <= 4
    assert (mine.wait.asker, mine.wait.holder, mine.is_late) == ("paul", "me", True)
    assert assessed["au-point-mort"].account.concurrent > 0


def test_in_the_held_mission_every_silence_is_agreed(assessed: dict[str, Assessment]):
    assert all(ball.wait.state is State.HELD and not ball.is_late for ball in assessed["en-attente"].balls)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_journal_corrects_is_found_in_the_mails(name: str, journals: dict[str, Journal]):
    """A line that replaces `~digest` speaks of what was read in mail: if mail is read otherwise, mend the digest."""
    ledger = journals[name].ledger
    replaced = {fact.replaces for fact in ledger if fact.replaces}

    assert replaced <= {identity(fact) for fact in ledger}


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_read_twice_is_the_same_ledger(name: str, journals: dict[str, Journal]):
    again = read_mission(DEMO / name)

    assert merge(journals[name].ledger, again.ledger) == journals[name].ledger


@pytest.mark.parametrize("name", NAMES)
def test_the_sealed_export_holds_and_a_change_shows(name: str, journals: dict[str, Journal]):
    exported = read_journal(write_journal(seal_journal(journals[name])))
    sealed = next(fact for fact in exported.ledger if fact.seal)
    facts = tuple(replace(fact, text="autre chose") if fact is sealed else fact for fact in exported.ledger)

    assert (exported.problems, verify(exported)) == ((), ())
    assert "chain-changed" in {problem.code for problem in verify(replace(exported, ledger=Ledger(facts)))}
