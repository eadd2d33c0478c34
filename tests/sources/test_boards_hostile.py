"""Boards that are none, broken, huge or made to hurt."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.test_boards import codes, read

FAST = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (bytes(range(256)) * 4, "file-binary"),
        (b'{"a": 1}', "board-unknown"),
        (b"[1, 2, {}]", "board-unknown"),
        (b"{broken", "board-unknown"),
        (b"[" * 100_000, "board-unknown"),
        (b"Nom;Ville\nChloe;Brest\n", "board-columns-unknown"),
        (b"Bonjour Alice", "board-columns-unknown"),
    ],
)
def test_what_is_no_board_is_refused_with_a_reason(content, code):
    result = read(content)
    assert (result.facts, codes(result)) == ((), [code])


def test_an_unknown_zone_is_told_and_read_as_utc():
    assert codes(read(b'{"cards": [], "lists": []}', zone="Mars/Olympus")) == ["board-zone-unknown"]


def test_a_board_of_ten_thousand_moves_is_read_in_a_few_seconds():
    actions = [
        {"id": str(n), "type": "updateCard", "date": "2026-03-02T08:00:00Z", "memberCreator": {"fullName": f"P {n}"},
         "data": {"card": {"id": str(n % 50), "name": "x"}, "listAfter": {"name": ("Review", "Doing")[n // 50 % 2]}}}
        for n in range(10_000)
    ]  # fmt: skip
    started = time.process_time()
    assert read({"cards": [], "lists": [], "actions": actions}).facts
    assert time.process_time() - started < 6


DATES = ("2026-03-02", "2026-03-02T08:00:00Z", "9999-12-31T23:59:59-14:00")
WORDS = st.sampled_from(["À valider", "Done", *DATES, "c1", "labeled", "closed", ""])
LEAVES = st.one_of(WORDS, st.integers(), st.none(), st.booleans(), st.text(max_size=5))
KEYS = st.sampled_from(
    ["cards", "lists", "actions", "members", "id", "name", "type", "date", "data", "card", "listAfter", "memberCreator",
     "title", "state", "number", "labels", "events", "event", "created_at", "updated_at", "label", "user", "comments"]
)  # fmt: skip
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=30
)


@FAST
@given(TREES, st.booleans())
def test_no_document_makes_it_fail_and_reading_twice_gives_the_same_facts(tree, is_board):
    document = (
        {"cards": [tree], "lists": [tree], "actions": [tree]}
        if is_board
        else [{"title": "a", "number": 1, "x": tree}, tree]
    )
    content = json.dumps(document).encode()
    assert read(content) == read(content)


@FAST
@given(st.lists(st.lists(WORDS, max_size=5), max_size=6))
def test_no_table_makes_it_fail(rows):
    read("\n".join([",".join(row) for row in [["Title", "Status", "Updated", "Created", "Comment"], *rows]]).encode())


@FAST
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content):
    read(content)
