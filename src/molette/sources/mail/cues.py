"""Words that give an intention away: many small patterns tried at once, quickly."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from molette.sources.mail.keywords import MOST_SETS, keywords

MOST_WORDS, LONGEST_WORD = 100_000, 80  # kept in mind
PARTS = re.compile(r"\w+|\?")
LETTERS = (("e", "éèêë"), ("a", "àâ"), ("c", "ç"), ("i", "îï"), ("o", "ôö"), ("u", "ùûü"), ("oe", "œ"), ("'", "’‘"))
ACCENTS = tuple((odd, even) for even, many in (*LETTERS, (" ", "\xa0\u202f")) for odd in many)
Said = TypeVar("Said")
_NUMBERS: dict[str, int] = {}
"""Every pattern of every table, numbered: the place of its bit."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns for text made plain, and their bits."""

    patterns: tuple[str, ...]
    bits: int

    def is_likely(self, text: str) -> bool:
        """Whether the text has the words for one of the patterns: false when none is in it."""
        return bool(may_hold(text) & self.bits)

    def found(self, text: str) -> bool:
        """Whether one of the patterns is in the text."""
        likely = may_hold(text) & self.bits
        return bool(likely) and any(is_in(text) for is_in in _searches(likely))


def cues(*patterns: str) -> Cues:
    """Cues of patterns that start with a whole word, or with `^` for the opening of a sentence only.

    A pattern is tried only on a text with one of the words it cannot do without. What a word may stand for is found
    once, for a mailbox has few new words. Their accents do not count, for many write without.
    """
    patterns = tuple(map(without_accents, patterns))
    known = len(_NUMBERS)
    numbers = {_NUMBERS.setdefault(pattern, len(_NUMBERS)) for pattern in patterns}
    if len(_NUMBERS) > known:
        for memory in (_words, may_hold, _searches):
            memory.cache_clear()
    return Cues(patterns, sum(1 << number for number in numbers))


def first_found(tables: Sequence[tuple[Said, Cues]], text: str) -> Said | None:
    """What the first of these tables with a pattern in the text stands for."""
    likely = may_hold(text)
    for said, table in tables:
        bits = likely & table.bits
        if bits and any(is_in(text) for is_in in _searches(bits)):
            return said
    return None


def together(*tables: Cues) -> Cues:
    """The patterns of several tables as one."""
    return cues(*(pattern for table in tables for pattern in table.patterns))


def plain(text: str) -> str:
    """Text as cues are looked for in it: lower case, without accents, one kind of apostrophe and of space."""
    text = text.lower()
    return text if text.isascii() else without_accents(text)


@lru_cache(maxsize=2048)  # a sentence is looked at by several tables, and a mailbox says the same words again
def without_accents(text: str) -> str:
    """The text with its French accents, curved apostrophes and narrow spaces made plain."""
    for odd, even in ACCENTS:
        text = text.replace(odd, even)
    return text


@lru_cache(maxsize=256)
def may_hold(text: str) -> int:
    """The bits of the patterns that may be in a text, by its words."""
    known = _words()
    found = known.always
    for bits in map(known.__getitem__, text.split()):
        found |= bits
    return found & found >> known.width & found >> 2 * known.width


@lru_cache(maxsize=4096)
def _searches(bits: int) -> tuple[Callable[[str], object], ...]:
    return tuple(_search(pattern) for pattern, number in _NUMBERS.items() if bits >> number & 1)


@cache
def _search(pattern: str) -> Callable[[str], object]:
    if pattern.startswith("^"):
        return re.compile(pattern[1:]).match
    return re.compile(rf"(?<!\w)(?:{pattern})").search


@lru_cache(maxsize=1)
def _words() -> "_Words":
    return _Words(_NUMBERS)


class _Words(dict[str, int]):
    """The bits of the sets of keywords that each word seen belongs to, punctuation in and around it.

    The bits of the first set of every pattern come first, then those of the second sets, then of the third.
    """

    def __init__(self, patterns: Collection[str]) -> None:
        self.width = len(patterns)
        self.always = 0
        self.pieces: defaultdict[str, int] = defaultdict(int)
        for number, pattern in enumerate(patterns):
            needed = keywords(pattern.removeprefix("^"))
            for place in range(MOST_SETS):
                bit = 1 << number + place * self.width
                self.always |= bit if place >= len(needed) else 0
                for piece in needed[place] if place < len(needed) else ():
                    self.pieces[piece] |= bit
        self.reach = range(1, max(map(len, self.pieces), default=0) + 1)
        self.inner = [piece for piece in self.pieces if " " not in piece]
        self.has_inner = re.compile("|".join(map(re.escape, self.inner)) or "(?!)")

    def __missing__(self, word: str) -> int:
        bits = 0
        for part in PARTS.findall(word):
            bits |= self._bits_of(part) if part == word else self[part]
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = bits
        return bits

    def _bits_of(self, part: str) -> int:
        word, bits = f" {part} ", 0
        for length in self.reach[: len(word)]:
            bits |= self.pieces.get(word[:length], 0) | self.pieces.get(word[-length:], 0)
        if self.has_inner.search(part):
            for piece in self.inner:
                bits |= self.pieces[piece] if piece in part else 0
        return bits
