"""Words a pattern cannot do without: where none of them stands, the pattern need not be tried."""

import re
from collections.abc import Iterator, Sequence
from math import inf
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Strings = frozenset[str]
"""Texts a part of a pattern may match, every letter that belongs to no word written as a space."""

MOST_STRINGS = 64
MOST_SETS, TOO_COMMON = 3, 6.0
VERY = 64  # times as common as a word of as many letters
COMMON_WORDS = """
je tu il on nous vous elle le la les un une des de du en et est ce ça me te se au ne pas plus pour par que qui
sur dans avec sont votre notre mon ton mes the a an i we you it is are be to of for in on and that this not have has
your my our if with at as by was l d c j m n s t qu were will can would could should please
"""
COMMON = frozenset(COMMON_WORDS.split())
NOTHING: Strings = frozenset({""})
SPACE: Strings = frozenset({" "})


def keywords(pattern: str) -> tuple[Strings, ...]:
    """Sets of pieces of words: each match of `pattern` holds at least one piece of each set; the rarest sets.

    A piece has a space on the side where its word begins or ends: `" valid"` stands for any word that begins so.
    """
    found = {pieces for texts in _choices(_parser.parse(pattern)) for pieces in _ranked(texts)}
    best = sorted(found, key=_cost)[:MOST_SETS]
    return tuple(pieces for pieces in best if _cost(pieces) < max(TOO_COMMON, 2 * _cost(best[0])))


def _choices(items: Sequence[Any]) -> Iterator[Strings]:
    """For each stretch of a sequence, the texts of which one must be there."""
    run = SPACE  # a pattern starts where a word does
    for kind, value in items:
        texts = _texts(kind, value)
        if texts is not None and len(run) * len(texts) <= MOST_STRINGS:
            run = _joined(run, texts)
            continue
        yield run
        yield from _inside(kind, value)
        run = NOTHING if texts is None else texts
    yield run


def _inside(kind: Any, value: Any) -> Iterator[Strings]:
    """What must be there of a part whose texts are too many to list."""
    if kind is op.SUBPATTERN:
        yield from _choices_within(value[3])
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0]:
        yield from _choices_within(value[2])
    elif kind is op.ASSERT and value[0] > 0:
        yield from _choices_within(value[1])
    elif kind is op.BRANCH:
        best = [min(_choices_within(branch), key=lambda run: _cost(_pieces(run))) for branch in value[1]]
        yield frozenset().union(*best) if all(map(_pieces, best)) else frozenset()


def _choices_within(items: Sequence[Any]) -> Iterator[Strings]:
    """The same inside a pattern, where a word may have begun before."""
    return _choices([(op.ANY, None), *items])


def _texts(kind: Any, value: Any) -> Strings | None:
    """All that a part may match, if it is little."""
    found: Strings | None = None
    match kind:
        case op.LITERAL:
            found = frozenset({_letter(value)})
        case op.IN:
            found = _letters(value)
        case op.AT:
            found = None if value is op.AT_NON_BOUNDARY else SPACE
        case op.ASSERT | op.ASSERT_NOT:
            found = NOTHING
        case op.SUBPATTERN:
            found = _listed(value[3])
        case op.BRANCH:
            branches = [_listed(branch) for branch in value[1]]
            found = None if None in branches else frozenset().union(*filter(None, branches))
        case op.MAX_REPEAT | op.MIN_REPEAT:
            found = _repeated(value[0], value[1], _listed(value[2]))
    return found


def _letter(code: int) -> str:
    letter = chr(code)
    return letter if letter.isalnum() or letter == "_" else " ? " if letter == "?" else " "


def _letters(found: Sequence[tuple[Any, Any]]) -> Strings | None:
    """The letters of a set, if they are listed or all between words."""
    if all(kind is op.LITERAL for kind, _ in found):
        return frozenset(_letter(value) for _, value in found)
    between = (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)
    return SPACE if all(kind is op.CATEGORY and value in between for kind, value in found) else None


def _repeated(least: int, most: int, texts: Strings | None) -> Strings | None:
    """Optional texts; a text that comes several times is unknown, spaces apart."""
    if texts is None or (most > 1 and texts != SPACE):
        return None
    return texts if least else texts | NOTHING


def _listed(items: Sequence[Any]) -> Strings | None:
    run = NOTHING
    for kind, value in items:
        texts = _texts(kind, value)
        if texts is None or len(run) * len(texts) > MOST_STRINGS:
            return None
        run = _joined(run, texts)
    return run


def _joined(before: Strings, after: Strings) -> Strings:
    return frozenset(one + other for one in before for other in after)


def _ranked(texts: Strings) -> Iterator[Strings]:
    """A piece of a word of each text, as long as each has one: the first, the last, the rarest, the second rarest..."""
    words = [_words(text) for text in texts]
    if not words or not all(words):
        return
    yield frozenset(found[0] for found in words)
    yield frozenset(found[-1] for found in words)
    ranked = [sorted(found, key=_commonness) for found in words]
    for place in range(min(map(len, ranked))):
        yield frozenset(found[place] for found in ranked)


def _pieces(texts: Strings) -> Strings:
    return min(_ranked(texts), key=_cost, default=frozenset())


def _words(text: str) -> list[str]:
    return [text[max(found.start() - 1, 0) : found.end() + 1] for found in re.finditer(r"[^ ]+", text)]


def _commonness(piece: str) -> float:
    """A guess: each letter, and each end that is sure, halves it."""
    return 0.5 ** len(piece) * (VERY if piece.strip() in COMMON else 1)


def _cost(pieces: Strings) -> float:
    return sum(map(_commonness, pieces)) if pieces else inf
