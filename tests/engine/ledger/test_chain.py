"""What commits the client is chained: a change, a removal or a new order shows, offline."""

from dataclasses import replace

import pytest

from molette.engine.ledger.chain import erase, seal_journal, verify
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Journal
from molette.engine.ledger.writing import write_journal

STORY = """\
mission "Paie" 2026-03-02
2026-03-18 me -> chloe asks approval of mission #r1
2026-03-20 chloe approves #r1
2026-03-21 me -> chloe asks information "Effectifs" #r2
2026-03-25 chloe partly answers #r2
2026-03-28 chloe answers #r2
"""


@pytest.fixture
def sealed() -> Journal:
    return seal_journal(read_journal(STORY))


def test_a_sealed_journal_verifies_after_a_trip_through_text(sealed: Journal):
    assert verify(read_journal(write_journal(sealed))) == ()
    assert [fact.seal.number for fact in sealed.ledger if fact.seal] == [1, 2, 3]


def test_sealing_again_changes_nothing_and_a_late_fact_goes_last(sealed: Journal):
    late = read_journal(write_journal(sealed) + "2026-03-19 chloe refuses #r2 [known 2026-04-01]\n")

    again = seal_journal(late)

    assert seal_journal(sealed) == sealed
    assert [fact.seal.number for fact in again.ledger if fact.seal] == [4, 1, 2, 3]
    assert verify(again) == ()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("2026-03-20 chloe approves #r1", "2026-03-19 chloe approves #r1", "chain-changed"),
        ("chloe approves #r1", "chloe refuses #r1", "chain-changed"),
        ("[seal 2", "[seal 5", "chain-gap"),
    ],
)
def test_a_touched_line_is_seen(sealed: Journal, before: str, after: str, code: str):
    text = write_journal(sealed)
    assert before in text

    assert code in [problem.code for problem in verify(read_journal(text.replace(before, after)))]


def test_a_removed_line_is_seen_wherever_it_stood(sealed: Journal):
    lines = write_journal(sealed).splitlines(keepends=True)
    for place, line in enumerate(lines):
        if "[seal" in line:
            without = "".join(lines[:place] + lines[place + 1 :])
            assert {"chain-gap", "chain-cut"} & {problem.code for problem in verify(read_journal(without))}


def test_an_unsealed_answer_is_told():
    assert [problem.code for problem in verify(read_journal(STORY))] == ["chain-unsealed"] * 3


def test_an_erased_fact_leaves_its_digest_and_not_its_words(sealed: Journal):
    fact = next(fact for fact in sealed.ledger if fact.seal)

    left = erase(sealed, fact)

    assert "approves" not in write_journal(left)
    assert verify(read_journal(write_journal(left))) == ()
    assert verify(replace(left, erased=())) != ()
