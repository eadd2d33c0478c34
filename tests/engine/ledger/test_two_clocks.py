"""When it happened and when we knew; corrections and retractions."""

from datetime import datetime

from molette.engine.ledger.merging import identity, known_by
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Ledger


def texts(ledger: Ledger) -> list[str]:
    return [fact.text for fact in ledger]


def test_what_we_learned_later_was_not_known_then():
    ledger = read_journal('mission "Paie" 2026-03-02\n2026-03-10 chloe notes "oui" [known 2026-04-03]\n').ledger

    assert texts(known_by(ledger, datetime(2026, 4, 2))) == []
    assert texts(known_by(ledger, datetime(2026, 4, 4))) == ["oui"]


def test_a_correction_takes_the_place_of_what_it_corrects_and_not_before():
    ledger = read_journal(
        'mission "Paie" 2026-03-02\n2026-03-10 me notes "lundi" #n1\n2026-03-12 me notes "mardi" [replaces #n1]\n'
    ).ledger

    assert texts(known_by(ledger, datetime(2026, 3, 11))) == ["lundi"]
    assert texts(known_by(ledger, datetime(2026, 3, 13))) == ["mardi"]


def test_a_fact_without_a_label_is_retracted_by_its_digest():
    ledger = read_journal('mission "Paie" 2026-03-02\n2026-03-10 me notes "erreur"\n').ledger
    name = identity(ledger.facts[0])

    both = read_journal(f'mission "Paie" 2026-03-02\n2026-03-10 me notes "erreur"\n2026-03-11 me retracts {name}\n')

    assert both.problems == ()
    assert texts(known_by(both.ledger, datetime(2026, 3, 12))) == []
