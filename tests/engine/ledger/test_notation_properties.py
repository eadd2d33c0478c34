"""What must hold for every journal: it round-trips, and no text makes the reader fail."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from molette.engine.ledger.grammar import CLOSED_LISTS, GRAMMAR, WORDS
from molette.engine.ledger.merging import identity, merge
from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.slots import SLOTS
from molette.engine.ledger.types import (
    Fact,
    Journal,
    Kind,
    Ledger,
    Milestone,
    Mission,
    Origin,
    Pay,
    Person,
    Regime,
    Request,
    Side,
)
from molette.engine.ledger.writing import format_journal, write_journal

hypothesis = pytest.importorskip("hypothesis", reason="property tests need hypothesis")
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

handles = st.from_regex(r"[a-zé][a-z0-9_-]{0,8}", fullmatch=True).filter(lambda name: name not in WORDS)
texts = st.text(max_size=30).map(lambda text: text.encode("utf-8", "ignore").decode())
moments = st.datetimes(datetime(1970, 1, 1), datetime(2106, 12, 31)).map(lambda at: at.replace(microsecond=0))
numbers = st.integers(0, 10**6).map(lambda n: n / 100)
VALUES = {
    "about": handles,
    "days": numbers,
    "due_at": moments,
    "euros": numbers,
    "level": st.integers(1, 5).map(lambda n: n / 5),
    "ref": handles,
    "request": st.sampled_from(Request),
    "share": st.integers(0, 100).map(lambda n: n / 100),
    "word": handles,
}


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Any fact the grammar can say."""
    kind = draw(st.sampled_from(Kind))
    by, to = draw(st.just("") | handles), ()
    if by:
        to = tuple(draw(st.lists(handles, max_size=2)))
    fact = Fact(draw(moments), kind, by, to, text=draw(texts), label=draw(st.just("") | handles))
    values, skipped = {}, draw(st.sets(st.integers(1, 3)))
    for piece in GRAMMAR[kind]:
        if piece.slot and piece.group not in skipped:
            words = (
                st.sampled_from(CLOSED_LISTS[kind])
                if piece.slot == "word" and kind in CLOSED_LISTS
                else VALUES[piece.slot]
            )
            values[SLOTS[piece.slot][0]] = draw(words)
    origin = draw(st.none() | st.builds(Origin, st.sampled_from(["mail", "calendar"]), texts))
    return replace(
        fact, **values, origin=origin, known_at=draw(st.none() | moments), is_private=draw(st.booleans()),
        replaces=draw(st.just("") | handles),
    )  # fmt: skip


@st.composite
def missions(draw: st.DrawFn) -> Mission:
    """Any plan the head of a journal can say."""
    names = draw(st.lists(handles, unique=True, max_size=5))
    start = draw(st.dates(date(1970, 1, 1), date(2100, 1, 1)))
    people = tuple(
        Person(name, draw(texts), side=draw(st.sampled_from([Side.CLIENT, Side.THIRD_PARTY])), role=draw(texts),
               answers_within=draw(st.none() | numbers))
        for name in names[:2] if name != "me"
    )  # fmt: skip
    milestones = tuple(
        Milestone(name, draw(texts), draw(st.none() | numbers), after=tuple(names[:1])) for name in names[2:]
    )
    end = start + timedelta(days=draw(st.integers(0, 900)))
    shares = st.none() | st.integers(0, 1000).map(lambda n: n / 1000)
    pay = draw(st.none() | st.builds(Pay, fee=shares, is_once_collected=st.booleans())
               | st.builds(Pay, st.just(Regime.FREELANCE), keeps=shares))  # fmt: skip
    return Mission(draw(texts), start, end, client=draw(texts), pay=pay, people=people, milestones=milestones)


@given(facts())
@settings(max_examples=400, deadline=None)
def test_a_fact_written_is_read_back(fact: Fact):
    assert read_fact(write_fact(fact)) == fact


@given(missions(), st.lists(facts(), max_size=5))
@settings(max_examples=150, deadline=None)
def test_a_journal_written_is_read_back(mission: Mission, some: list[Fact]):
    journal = Journal(mission, merge(Ledger(), some))

    back = read_journal(write_journal(journal))

    assert (back.mission, back.ledger) == (journal.mission, journal.ledger)
    assert format_journal(write_journal(back)) == write_journal(back)


@given(st.lists(facts(), max_size=6))
@settings(max_examples=100, deadline=None)
def test_merging_the_same_facts_again_adds_nothing(some: list[Fact]):
    once = merge(Ledger(), some)

    assert merge(once, some) == once
    assert len({identity(fact) for fact in once}) == len(once)


JOURNALISTS = st.sampled_from(
    [
        "2026-03-02",
        "me",
        "->",
        "asks",
        "approval",
        "by",
        "#r1",
        '"',
        "[",
        "]",
        "known",
        ";",
        "mission",
        "  person",
        "\n",
        "%",
        "1.5 d",
        "\\",
        "~0123456789ab",
        " ",
    ]
)


@given(st.lists(JOURNALISTS | st.text(max_size=5), max_size=40).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_no_text_makes_the_reader_fail(text: str):
    journal = read_journal(text)

    assert format_journal(format_journal(text)) == format_journal(text)
    assert journal.mission.name or journal.mission.name == ""
