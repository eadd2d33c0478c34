"""Every kind of fact, of wait and of place has its words in both languages; French is set as French is."""

from datetime import date, datetime

import pytest
from tests.engine.ledger.test_notation import WHOLE

from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Kind, Request
from molette.engine.report import wording_en, wording_fr
from molette.engine.report.fact_words import fact_words
from molette.engine.waits.types import PLACES, State


def test_every_fact_is_said_in_both_languages():
    journal = read_journal(WHOLE)
    for lang in ("fr", "en"):
        said = {fact.kind: fact_words(fact, journal.mission, lang) for fact in journal.ledger}
        assert set(said) == set(Kind)
        assert all(text and "{" not in text for text in said.values())


def test_a_request_made_to_me_says_so():
    journal = read_journal('mission "Paie" 2026-03-02\n  person paul "Paul"\n2026-03-03 paul -> me asks access "VPN"\n')

    assert fact_words(journal.ledger.facts[0], journal.mission, "fr") == (
        "Paul vous a demandé (accès)\u202f: «\u202fVPN\u202f»"
    )
    assert fact_words(journal.ledger.facts[0], journal.mission, "en") == "Paul asked you (access): “VPN”"


@pytest.mark.parametrize("words", [wording_fr, wording_en])
def test_every_code_has_a_word(words):
    assert set(words.PLACES) == set(PLACES)
    assert set(words.STATES) == set(State)
    assert set(words.KINDS) == set(Request)
    assert set(words.STATUS) == set(words.STATUS_WORD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quoi ?", "Quoi\u202f?"),
        ("« Paie »", "«\u202fPaie\u202f»"),
        ("12 %", "12\u202f%"),
        ("(€)", "(€)"),
        ("à 10:30", "à 10:30"),
        ("l'avis", "l’avis"),
        ("https://x.example", "https://x.example"),
    ],
)
def test_french_spaces(text: str, expected: str):
    assert wording_fr.spaced(text) == expected
    assert wording_fr.spaced(expected) == expected


def test_dates_numbers_and_durations():
    assert wording_fr.day(date(2026, 4, 7)) == "mar. 7 avril"
    assert wording_fr.short_day(date(2026, 5, 1)) == "1er mai"
    assert wording_en.day(datetime(2026, 4, 7)) == "Tue 7 April"
    assert (wording_fr.number(1234.5), wording_en.number(1234.5)) == ("1\u202f234,5", "1,234.5")
    assert (wording_fr.working_days(0.4), wording_fr.working_days(1.2)) == ("moins d’un jour ouvré", "1 jour ouvré")
    assert wording_fr.exact(10.82) == "10,82"


@pytest.mark.parametrize(
    ("chance", "french", "english"),
    [
        (0.66, "il y a 2 chances sur 3", "are 2 chances in 3"),
        (0.5, "il y a 1 chance sur 2", "is 1 chance in 2"),
        (0.8, "il y a 8 chances sur 10", "are 8 chances in 10"),
        (0.99, "il est presque certain", "is hardly any doubt"),
    ],
)
def test_odds_are_said_as_people_say_them(chance: float, french: str, english: str):
    assert (wording_fr.odds(chance), wording_en.odds(chance)) == (french, english)
