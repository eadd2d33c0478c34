"""Hostile text costs linear time: ten times longer takes about ten times more, never a hundred."""

from time import process_time

import pytest

from molette.engine.ledger.reading import read_journal

HOSTILE = [
    '"',
    "\\",
    "[",
    "->",
    "a,",
    "<",
    "~0",
    "#",
    '2026-03-02 me notes "',
    "me aks ",
    "9",
    " ",
    "[known ",
    "x\u2028",
]


def seconds(text: str) -> float:
    start = process_time()
    read_journal(text)
    return process_time() - start


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("head", ["", "2026-03-02 me ", "2026-03-02 me notes ", "  person "])
def test_a_long_hostile_line_is_read_in_linear_time(head: str, piece: str):
    short = min(seconds(head + piece * 2_000) for _ in range(3))
    long = min(seconds(head + piece * 40_000) for _ in range(2))

    assert long < max(short, 0.002) * 20 * 6


def test_many_bad_lines_are_all_told():
    assert len(read_journal("2026-03-02 me aks\n" * 5_000).problems) == 5_001
