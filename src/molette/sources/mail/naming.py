"""Whom words name: "Bruno, can you ...", "Hello Chloé", "Driss has left"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from molette.engine.ledger.types import Person
from molette.sources.mail.cues import plain

SHORTEST = 3
NAME = r"[^\W\d_a-z][\w'’-]+"
WORD = re.compile(r"[^\W\d_]+")
NAMED = re.compile(rf"(?<!\w){NAME}")
CALLED = re.compile(
    rf"^\W*(?:(?:et|and|bonjour|hello|hi|salut|merci|sinon|enfin),? )?({NAME}(?: {NAME})?)(?= ?[,:;–-] |,? (?:peux|"
    rf"pourrais|pouvez|pourriez|tu |vous |can |could |would |will |please|merci|as-tu|avez-vous|auriez|aurais|à toi|"
    rf"à vous))|@ ?({NAME})|, ({NAME})\s*\?\W*$"
)
HELLO = r"(?i:bonjour|bonsoir|hello|hi|hey|dear|salut|ch[eè]re?s?|coucou)\b"
GREETS = re.compile(rf"^\W*(?:{HELLO}\s+)?({NAME}(?:(?:,| et| and| &)? ?{NAME}){{0,3}})\s*[,!]?\s*$")
GREETING = re.compile(rf"^\W*{HELLO}")


@dataclass(frozen=True, slots=True)
class Names:
    """Who bears each word of a name, without case or accents."""

    bearers: Mapping[str, frozenset[str]]
    everybody: frozenset[str] = frozenset()

    def called(self, sentence: str, among: Collection[str]) -> str:
        """The one of `among` whom a sentence speaks to by name; empty when it is nobody, or several."""
        if "," not in sentence and "@" not in sentence and not sentence[:1].isupper():
            return ""
        found = CALLED.search(sentence)
        return self._one(next(filter(None, found.groups()), ""), among) if found else ""

    def greeted(self, text: str, among: Collection[str]) -> tuple[str, ...]:
        """Those of `among` whom the first line of a text greets by name."""
        first = text.lstrip().partition("\n")[0]
        found = (
            GREETS.match(first) if len(first) < 80 and (GREETING.match(first) or first.rstrip().endswith(",")) else None
        )
        names = NAMED.findall(found[1]) if found else []
        return tuple(dict.fromkeys(filter(None, (self._one(name, among) for name in names))))

    def told(self, sentence: str, among: Collection[str]) -> str:
        """The one of `among` whom a sentence names; empty when it is nobody, or several."""
        return self._one(" ".join(NAMED.findall(sentence)), among)

    def _one(self, words: str, among: Collection[str]) -> str:
        bearers = [self.bearers.get(word, frozenset()) & frozenset(among) for word in map(plain, WORD.findall(words))]
        bearers = [found for found in bearers if found]
        if not bearers:
            return ""
        shared = frozenset.intersection(*bearers) or frozenset.union(*bearers)
        return next(iter(shared)) if len(shared) == 1 else ""


def names_of(people: Iterable[Person]) -> Names:
    """The names of people: each word of the full name, and the handle."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for person in people:
        for word in WORD.findall(plain(f"{person.name} {person.handle}")):
            if len(word) >= SHORTEST:
                bearers[word].add(person.handle)
    everybody = frozenset().union(*bearers.values())
    return Names({word: frozenset(handles) for word, handles in bearers.items()}, everybody)
