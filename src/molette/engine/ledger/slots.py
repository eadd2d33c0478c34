"""What can stand in each slot of a phrase: read from a cursor, written to text."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from molette.engine.calendar import noon
from molette.engine.ledger.grammar import WORDS
from molette.engine.ledger.tokens import Cursor, Unreadable
from molette.engine.ledger.types import Request

HANDLE = re.compile(r"[^\W\d_][\w.'-]*\Z")
WORD = re.compile(r"[\w][\w.'+-]*\Z")
NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?\Z")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\Z")
NOON = time(12)


def read_date(cursor: Cursor) -> date:
    """A date such as 2026-03-18."""
    token = cursor.need("date-expected", "word")
    try:
        return date.fromisoformat(token.text)
    except ValueError:
        raise Unreadable("date-expected", token.column, found=token.text[:40]) from None


def read_moment(cursor: Cursor) -> datetime:
    """A date, and a time if one follows; noon if not."""
    day, token = read_date(cursor), cursor.peek("word")
    match = CLOCK.match(token.text) if token else None
    if not match:
        return noon(day)
    cursor.take()
    return datetime(day.year, day.month, day.day, int(match[1]), int(match[2]), int(match[3] or 0))


def read_handle(cursor: Cursor) -> str:
    """The short name of a person or a milestone; a word of the grammar is not one."""
    token = cursor.need("name-expected", "word")
    if token.text in WORDS:
        raise Unreadable("name-reserved", token.column, found=token.text)
    if not HANDLE.match(token.text):
        raise Unreadable("name-expected", token.column, found=token.text[:40])
    return token.text


def read_ref(cursor: Cursor) -> str:
    """The label of a fact without its `#`, or its digest with `~`."""
    return cursor.need("label-expected", "label").text.removeprefix("#")


def read_number(cursor: Cursor, *units: str) -> float:
    """A number followed by one of these units; a decimal comma is understood."""
    token = cursor.need("number-expected", "word")
    if not NUMBER.match(token.text):
        raise Unreadable("number-expected", token.column, found=token.text[:40])
    unit = cursor.need("unit-expected", "word")
    if unit.text not in units:
        raise Unreadable("unit-expected", unit.column, found=unit.text[:40], expected=" / ".join(units))
    return float(token.text.replace(",", "."))


def read_share(cursor: Cursor) -> float:
    """A percentage, 0 to 1."""
    column, value = cursor.column, read_number(cursor, "%")
    if value > 100:
        raise Unreadable("share-too-large", column, found=written_number(value))
    return round(value / 100, 8)


def read_level(cursor: Cursor) -> float:
    """`4 of 5` as 0.8."""
    token = cursor.need("level-expected", "word")
    if token.text not in "12345" or len(token.text) != 1:
        raise Unreadable("level-expected", token.column, found=token.text[:40])
    cursor.need("level-expected", "word", "of")
    cursor.need("level-expected", "word", "5")
    return int(token.text) / 5


def read_request(cursor: Cursor) -> Request:
    """One of the kinds of request."""
    token = cursor.need("request-expected", "word")
    if token.text not in list(Request):
        raise Unreadable("request-expected", token.column, found=token.text[:40], expected=", ".join(Request))
    return Request(token.text)


def read_word(cursor: Cursor) -> str:
    """One word, such as a role or a channel."""
    token = cursor.need("word-expected", "word")
    if not WORD.match(token.text):
        raise Unreadable("word-expected", token.column, found=token.text[:40])
    return token.text


def written_number(value: float) -> str:
    """A number without needless zeros: 1.5, 60."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def written_moment(moment: datetime) -> str:
    """A date, with its time unless it is noon."""
    if moment.time() == NOON:
        return moment.date().isoformat()
    return moment.isoformat(" ", "seconds" if moment.second else "minutes")


def written_ref(ref: str) -> str:
    """A reference as it stands in the journal."""
    return ref if ref.startswith("~") else f"#{ref}"


Slot = tuple[str, Callable[[Cursor], Any], Callable[[Any], str]]

SLOTS: dict[str, Slot] = {
    "about": ("about", read_handle, str),
    "days": ("days", lambda cursor: read_number(cursor, "d"), lambda value: f"{written_number(value)} d"),
    "due_at": ("due_at", read_moment, written_moment),
    "euros": ("euros", lambda cursor: read_number(cursor, "EUR"), lambda value: f"{written_number(value)} EUR"),
    "level": ("share", read_level, lambda value: f"{round(value * 5)} of 5"),
    "ref": ("ref", read_ref, written_ref),
    "request": ("request", read_request, str),
    "share": ("share", read_share, lambda value: f"{written_number(value * 100)} %"),
    "word": ("word", read_word, str),
}
"""Slot of a phrase -> field of Fact, reader, writer."""
