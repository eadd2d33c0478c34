"""Sentences that somebody has judged, and the sentences that are nearly the same: they are read alike."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from molette.engine.ledger.types import Kind
from molette.sources.mail.calendar_words import MONTHS, WEEKDAYS
from molette.sources.mail.cues import plain

LONGEST_WORDS = 140
FEWEST_WORDS = 6  # under that, one word changed is another sentence
SHORT_CAPITALS = 4  # "OK" and "RDV" are words, "MOREL" is a name
TOKEN = re.compile(r"[^\W_]+|\?")
NAME, NUMBER = "*", "0"
BINDING_WORDS = """
? ne n pas non plus jamais aucun sauf hormis si no not never t cannot if unless except
"""
BINDING = frozenset(BINDING_WORDS.split())  # a sentence with one of these more or less says something else
DATES = frozenset((*WEEKDAYS, *MONTHS, "demain", "tomorrow", "today"))

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What words do, as somebody judged: their act, or nothing when they do nothing."""

    words: str
    act: Kind | None


@dataclass(frozen=True, slots=True)
class Judged:
    """Examples by their words: `same` whole; `near` with a word left out, after what rules read in them."""

    same: Mapping[Key, Example]
    near: Mapping[Key, Example]

    def like(self, sentence: str, by_rule: Kind | None) -> Example | None:
        """The example a sentence repeats, names and numbers apart; or but for one word, if rules read both alike."""
        words = plain_words(sentence)
        found = self.same.get(words)
        if found:
            return found
        return next((self.near[key] for key in _near(words, by_rule) if key in self.near), None)

    def dismisses(self, sentence: str) -> bool:
        """Whether somebody said that a sentence does nothing, be it an answer."""
        found = self.same.get(plain_words(sentence))
        return found is not None and found.act is None


NOTHING = Judged({}, {})


def learn(examples: Sequence[Example], by_rule: Callable[[str], Kind | None]) -> Judged:
    """Examples made ready, the latest of two that differ first; `by_rule` tells what rules alone read in a sentence."""
    words = {plain_words(example.words): example for example in examples}
    return Judged(words, {key: found for said, found in words.items() for key in _near(said, by_rule(found.words))})


def _near(words: Key, by_rule: Kind | None) -> Iterator[Key]:
    """Keys that two sentences share when one word was added, left out or changed between them."""
    if len(words) < FEWEST_WORDS:
        return
    yield (str(by_rule), *words)
    for place, word in enumerate(words):
        if word not in BINDING:
            yield (str(by_rule), *words[:place], *words[place + 1 :])


def plain_words(sentence: str) -> Key:
    """The words without case or accents; a name is `*`, a number or a date `0`, several of them in a row are one."""
    sentence = sentence[:LONGEST_WORDS]
    found = list(TOKEN.finditer(sentence.lower() if sentence.isupper() else sentence))
    words: list[str] = []
    for place, token in enumerate(found):
        is_called = place == 0 and sentence[token.end() : token.end() + 1] == ","
        word = _masked(token[0], may_be_name=place > 0 or is_called)
        if word not in (NAME, NUMBER) or words[-1:] != [word]:
            words.append(word)
    return tuple(words[:-1] if len(sentence) == LONGEST_WORDS else words)


def _masked(word: str, *, may_be_name: bool) -> str:
    lowered = plain(word)
    if lowered in DATES or any(map(str.isdigit, word)):
        return NUMBER
    if may_be_name and word[0].isupper() and not (word.isupper() and len(word) <= SHORT_CAPITALS):
        return NAME
    return lowered
