"""A fact's line, read and written by the same grammar."""

from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from molette.engine.ledger.grammar import CLOSED_LISTS, GRAMMAR, OPENERS, WORDS, Piece
from molette.engine.ledger.slots import SLOTS, read_handle, read_moment, read_ref, written_moment, written_ref
from molette.engine.ledger.tokens import Cursor, Token, Unreadable, quoted, unquoted
from molette.engine.ledger.types import Fact, Kind, Origin, Seal


def read_fact(line: str) -> Fact:
    """One line of the journal as a fact; raises Unreadable."""
    cursor = Cursor(line)
    values: dict[str, Any] = {"at": read_moment(cursor), "to": ()}
    token = cursor.peek("word")
    if token and token.text not in OPENERS:
        _read_people(cursor, values)
    values["kind"] = _read_kind(cursor)
    _read_phrase(cursor, GRAMMAR[values["kind"]], values)
    _read_closing(cursor, values)
    return Fact(**values)


def _read_people(cursor: Cursor, values: dict[str, Any]) -> None:
    values["by"] = read_handle(cursor)
    if not cursor.take("arrow"):
        return
    people = [read_handle(cursor)]
    while cursor.take("mark", ","):
        people.append(read_handle(cursor))
    values["to"] = tuple(people)


def _read_kind(cursor: Cursor) -> Kind:
    token = cursor.need("verb-expected", "word")
    if token.text not in OPENERS:
        close = get_close_matches(token.text[:30], OPENERS, 1)
        raise Unreadable("verb-unknown", token.column, found=token.text[:40], expected=close[0] if close else "")
    cursor.place -= 1
    return OPENERS[token.text]


def _read_phrase(cursor: Cursor, phrase: tuple[Piece, ...], values: dict[str, Any]) -> None:
    for group, members in groupby(phrase, key=lambda piece: piece.group):
        run = tuple(members)
        _read_text(cursor, values)
        if not group or _opens(cursor, run[0]):
            for piece in run:
                _read_piece(cursor, piece, values)


def _opens(cursor: Cursor, piece: Piece) -> bool:
    """Whether an optional group begins here: its first word stands there, or its first slot can be filled."""
    token = cursor.peek()
    if token is None:
        return False
    if piece.word:
        return token.shape == "word" and token.text == piece.word
    return _fits(token, piece.slot)


def _fits(token: Token, slot: str) -> bool:
    if slot == "ref":
        return token.shape == "label"
    if token.shape != "word" or token.text in WORDS:
        return False
    return token.text[0].isdigit() == (slot in ("days", "euros", "share"))


def _read_piece(cursor: Cursor, piece: Piece, values: dict[str, Any]) -> None:
    if piece.word:
        cursor.need("word-missing", "word", piece.word)
        return
    column, (name, read, _) = cursor.column, SLOTS[piece.slot]
    values[name] = read(cursor)
    allowed = CLOSED_LISTS.get(values["kind"]) if name == "word" else None
    if allowed and values[name] not in allowed:
        raise Unreadable("word-not-listed", column, found=values[name][:40], expected=", ".join(allowed))


def _read_text(cursor: Cursor, values: dict[str, Any]) -> None:
    """The text, which may stand before any part of the phrase and is written after it."""
    if "text" not in values and (token := cursor.take("string")):
        values["text"] = unquoted(token.text)


def _read_closing(cursor: Cursor, values: dict[str, Any]) -> None:
    """The text, the label and the tags, in that order."""
    _read_text(cursor, values)
    if token := cursor.take("label"):
        if token.text.startswith("~"):
            raise Unreadable("label-expected", token.column, found=token.text)
        values["label"] = token.text.removeprefix("#")
    while cursor.take("mark", "["):
        _read_tag(cursor, values)
        cursor.need("bracket-missing", "mark", "]")
    if cursor.peek():
        raise Unreadable("words-left", cursor.column, found=cursor.rest())


def _read_tag(cursor: Cursor, values: dict[str, Any]) -> None:
    token = cursor.need("tag-unknown", "word")
    match token.text:
        case "known":
            values["known_at"] = read_moment(cursor)
        case "from":
            item = cursor.take("word"), cursor.take("string")
            values["origin"] = Origin(item[0].text if item[0] else "", unquoted(item[1].text) if item[1] else "")
        case "replaces":
            values["replaces"] = read_ref(cursor)
        case "private":
            values["is_private"] = True
        case "seal":
            values["seal"] = read_seal(cursor)
        case _:
            raise Unreadable("tag-unknown", token.column, found=token.text[:40])


def read_seal(cursor: Cursor) -> Seal:
    """A link of the chain: its number and digest."""
    number, digest = cursor.need("seal-expected", "word"), cursor.need("seal-expected", "word")
    if not number.text.isascii() or not number.text.isdecimal() or len(number.text) > 9:
        raise Unreadable("seal-expected", number.column, found=number.text[:40])
    return Seal(int(number.text), digest.text)


def write_fact(fact: Fact) -> str:
    """A fact as one line; `read_fact` gives it back."""
    words = [written_moment(fact.at)]
    if fact.by:
        words.append(fact.by)
    if fact.to:
        words += ["->", ", ".join(fact.to)]
    words += _written_phrase(fact)
    words += [quoted(fact.text)] if fact.text else []
    words += [written_ref(fact.label)] if fact.label else []
    return " ".join(words + _written_tags(fact))


def bare(fact: Fact) -> Fact:
    """The fact without its link in the chain and without the clock of our knowledge: what it says."""
    return replace(fact, seal=None, known_at=None)


def _written_phrase(fact: Fact) -> list[str]:
    words: list[str] = []
    for group, members in groupby(GRAMMAR[fact.kind], key=lambda piece: piece.group):
        written = [_written_piece(fact, piece) for piece in members]
        if not group or "" not in written:
            words += [word for word in written if word]
    return words


def _written_piece(fact: Fact, piece: Piece) -> str:
    if piece.word:
        return piece.word
    name, _, write = SLOTS[piece.slot]
    value = getattr(fact, name)
    return "" if value is None or value == "" else write(value)


def _written_tags(fact: Fact) -> list[str]:
    tags = []
    if fact.known_at:
        tags.append(f"[known {written_moment(fact.known_at)}]")
    if fact.origin:
        tags.append(f"[from {fact.origin.source} {quoted(fact.origin.item)}]")
    if fact.replaces:
        tags.append(f"[replaces {written_ref(fact.replaces)}]")
    if fact.is_private:
        tags.append("[private]")
    if fact.seal:
        tags.append(f"[seal {fact.seal.number} {fact.seal.digest}]")
    return tags
