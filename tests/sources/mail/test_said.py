"""Sentences of mail, act by act: how many of a hundred are understood, in each language, seen or held out."""

from datetime import date

import pytest
from tests.sources.mail.saying import NONE, RECEIPT, Said, day_in, found_in, said, wanted_in

from molette.engine.ledger.types import Kind
from molette.sources.mail.acts import act_of

ACTS = ["ask", "answer", "part", "approve", "refuse", "promise", "away", "hold", "gone", "meeting", RECEIPT, NONE]
FILES = ["french", "english", "second", "third"]
LEAST = 0.8  # of each act, where chance and "nothing" get nearly none; figures in bench/mail.md
LEAST_OF_ALL = {"french": 0.93, "english": 0.93, "second": 0.8, "third": 0.9}


def share(rows: list[Said], right: list[bool]) -> float:
    assert rows
    return sum(right) / len(rows)


@pytest.mark.parametrize("name", ["french", "english"])
@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_understood(name: str, act: str) -> None:
    rows = [one for one in said(name) if one.act == act]
    wrong = [(one.words, found) for one in rows if (found := found_in(one)) != act]
    assert len(wrong) <= (1 - LEAST) * len(rows), wrong


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("is_held_out", [False, True])
def test_nearly_all_are_understood(name: str, is_held_out: bool) -> None:
    rows = [one for one in said(name) if one.is_held_out is is_held_out]
    assert share(rows, [found_in(one) == one.act for one in rows]) >= LEAST_OF_ALL[name]


@pytest.mark.parametrize("name", ["french", "english"])
def test_the_days_named_are_read(name: str) -> None:
    rows = [one for one in said(name) if one.when]
    ends = [one.when.rpartition("..")[2].partition(" ")[0] for one in rows]
    assert share(rows, [day_in(one) == end for one, end in zip(rows, ends, strict=True)]) >= 0.93


def test_an_absence_told_ahead_begins_on_its_first_day() -> None:
    act = act_of("Je serai absent du 3 au 14 août.", date(2026, 3, 18))
    assert act is not None
    assert (act.kind, act.start, act.due) == (Kind.AWAY, date(2026, 8, 3), date(2026, 8, 14))


@pytest.mark.parametrize("name", ["kinds", "more_kinds"])
def test_the_kind_of_a_request_is_understood(name: str) -> None:
    rows = list(said(name))
    assert share(rows, [wanted_in(one) == one.act for one in rows]) >= 0.9
