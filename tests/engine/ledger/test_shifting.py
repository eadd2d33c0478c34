"""A sample moved in time says the same, some weeks later."""

from datetime import datetime

from molette.engine.ledger.merging import known_by
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.shifting import shifted
from molette.engine.ledger.writing import write_journal

STORY = """\
mission "Paie" 2026-03-02 .. 2026-09-30
  milestone specs, 5 d, due 2026-05-15
  expects approval of specs from chloe by 2026-05-15
  taken 2026-05-21

2026-03-10 me -> chloe asks information by 2026-03-12 "Effectifs" #r1
2026-03-11 me notes "lundi"
2026-03-12 me retracts ~{name}
"""


def told():
    from molette.engine.ledger.merging import identity

    note = read_journal(STORY.format(name="0" * 12)).ledger.facts[1]
    return read_journal(STORY.format(name=identity(note).removeprefix("~")))


def test_every_date_moves_by_whole_weeks():
    later = write_journal(shifted(told(), 2))

    for day in ("2026-03-16", "2026-10-14", "2026-05-29", "2026-06-04", "2026-03-24", "2026-03-26", "2026-03-25"):
        assert day in later
    assert write_journal(shifted(shifted(told(), 2), -2)) == write_journal(told())


def test_what_was_taken_back_stays_taken_back():
    later = shifted(told(), 30)

    assert [fact.label for fact in known_by(later.ledger, datetime(2027, 1, 1))] == ["r1"]
