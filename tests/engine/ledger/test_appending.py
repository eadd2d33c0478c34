"""Facts added at the end of a journal's text: what was written stays as it was, and the last import is taken back."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from molette.engine.ledger.appending import append_facts, take_back
from molette.engine.ledger.chain import seal_journal, verify
from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Person
from molette.engine.ledger.writing import write_journal

JOURNAL = """\
mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  capacity 3 d/week
  person me "Alice Roux" <alice@roux.example>
  person chloe "Chloé Martin" <chloe@arvor.example>, sponsor
  milestone specs "Spécifications", 15 d, approved by chloe
2026-03-20 me works 12 d on specs
2026-04-02 me -> chloe delivers specs for approval #d1
2026-04-09 me reminds #d1
"""
NOW = datetime(2026, 5, 21, 10, 14, 2)
PAUL = Person("paul", "Paul Keller", ("paul@arvor.example",))
ASK = read_fact('2026-05-04 me -> paul asks information "les effectifs" #m1')
ANSWER = read_fact('2026-05-06 paul answers #m1 "les voici"')
COMMENTED = JOURNAL.replace("2026-04-09", "; relance par téléphone, elle était pressée\n2026-04-09")


def added(text, *facts, names=("mails.mbox",), now=NOW):
    return append_facts(text, [PAUL], facts, names=names, now=now)


def test_facts_and_newcomers_are_added_and_nothing_else_changes():
    text = added(COMMENTED, ASK, ANSWER)
    journal = read_journal(text)

    assert journal.problems == ()
    assert {"m1"} == {fact.label for fact in journal.ledger if fact.label.startswith("m")}
    assert journal.mission.person("paul").addresses == PAUL.addresses
    assert [line for line in text.splitlines() if "import" not in line and line[:10] < "2026-05"] == [
        line for line in COMMENTED.splitlines() if line[:10] < "2026-05"
    ]


def test_the_last_import_is_taken_back_and_the_one_before_stays():
    once = added(COMMENTED, ASK)
    twice = added(once, ANSWER, names=("suite.mbox",))

    taken = take_back(twice)
    assert (taken.names, taken.facts, taken.text) == ("suite.mbox", 1, once)
    assert take_back(once).text == COMMENTED
    assert take_back(COMMENTED) is None


def test_somebody_a_later_line_speaks_of_stays_in_the_plan():
    text = added(COMMENTED, ASK) + "2026-05-20 me -> paul asks decision #d2\n"
    assert "person paul" in take_back(text).text


def test_a_sealed_journal_stays_whole_through_an_import_and_its_undoing():
    sealed = write_journal(seal_journal(read_journal(JOURNAL + "2026-04-20 chloe approves #d1\n")))

    text = added(sealed, ASK, ANSWER)
    assert verify(read_journal(text)) == ()
    taken = take_back(text)
    assert "erased 2 " in taken.text
    assert verify(read_journal(taken.text)) == ()


def test_an_import_that_brings_nothing_writes_nothing():
    assert append_facts(COMMENTED, [], [], names=["vide.mbox"], now=NOW) == COMMENTED


@given(st.lists(st.lists(st.integers(0, 400), min_size=1, max_size=3, unique=True), max_size=4))
def test_imports_are_taken_back_one_by_one_to_the_text_there_was(batches):
    texts = [COMMENTED]
    for number, days in enumerate(batches):
        facts = [read_fact(f'{(NOW + timedelta(days=day)).date()} me notes "{number}-{day}"') for day in days]
        texts.append(append_facts(texts[-1], [], facts, names=["a.csv"], now=NOW))
    for before in reversed(texts[:-1]):
        assert take_back(texts.pop()).text == before
