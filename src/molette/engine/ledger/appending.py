"""Facts added at the end of a journal's text, between two marks, so that what was there stays as it was written.

The marks are comments: `; import 2026-05-21T10:14:02 mails.mbox` … `; end of import`. The people an import brings are
added under the plan with the same mark, and the last import can be taken back.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from molette.engine.ledger.chain import content_digest, next_link
from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.tokens import Unreadable
from molette.engine.ledger.types import COMMITS_THE_CLIENT, ME, Erased, Fact, Journal, Person, Seal
from molette.engine.ledger.writing import write_person

MARK = re.compile(r"; import (\S+)(?: (.*))?\Z")
END = "; end of import"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A text without its last import: what was taken, and how many facts."""

    text: str
    names: str
    facts: int


def append_facts(
    text: str, people: Iterable[Person], facts: Sequence[Fact], *, names: Sequence[str], now: datetime
) -> str:
    """The text with the people it lacks and the facts, in their order; `names` are those of the files.

    In a sealed journal the facts that commit the client are sealed too.
    """
    journal = read_journal(text)
    known = {person.handle for person in journal.mission.people}
    newcomers = [person for person in people if person.handle not in known]
    if not facts and not newcomers:
        return text
    stamp = _stamp(text, now)
    sealed, tip = _sealed(journal, facts)
    lines = text.removesuffix("\n").split("\n")
    head = _head_end(lines)
    added = [f"{write_person(person)}  ; import {stamp}" for person in newcomers]
    lines = [*lines[:head], *added, *lines[head:]]
    said = re.sub(r"\s+", " ", ", ".join(names))[:200]
    lines += [f"; import {stamp} {said}".rstrip(), *(write_fact(fact) for fact in sealed), END]
    return "\n".join(_with_tip(lines, tip)) + "\n"


def take_back(text: str) -> TakenBack | None:
    """The text without its last import, none when there is no import in it; a sealed fact leaves its digest."""
    lines = text.removesuffix("\n").split("\n")
    starts = [place for place, line in enumerate(lines) if MARK.match(line.strip())]
    if not starts:
        return None
    start = starts[-1]
    end = next((place for place in range(start, len(lines)) if lines[place].strip() == END), len(lines) - 1)
    stamp, names = MARK.match(lines[start].strip()).groups()  # type: ignore[union-attr]
    gone = _facts(lines[start + 1 : end + 1])
    left = [*lines[:start], *_erased(gone), *lines[end + 1 :]]
    named = {who for fact in _facts(left) for who in (fact.by, *fact.to)}
    return TakenBack("\n".join(_without_people(left, stamp, named)) + "\n", names or "", len(gone))


def _stamp(text: str, now: datetime) -> str:
    """The moment of the import, a second later when there is one of that moment already."""
    moment = now.replace(microsecond=0)
    while f"; import {moment.isoformat()}" in text:
        moment += timedelta(seconds=1)
    return moment.isoformat()


def _head_end(lines: Sequence[str]) -> int:
    """The place after the last line of the plan."""
    title = next((place for place, line in enumerate(lines) if line.startswith("mission")), 0)
    end = title + 1
    for place in range(title + 1, len(lines)):
        if lines[place].strip() and not lines[place][0].isspace():
            break
        end = place + 1 if lines[place].strip() else end
    return end


def _sealed(journal: Journal, facts: Sequence[Fact]) -> tuple[list[Fact], Seal | None]:
    tip = journal.tip
    if tip is None:
        return list(facts), None
    kept: list[Fact] = []
    for fact in facts:
        if fact.kind in COMMITS_THE_CLIENT:
            tip = next_link(tip, content_digest(fact))
            fact = replace(fact, seal=tip)
        kept.append(fact)
    return kept, tip


def _with_tip(lines: Iterable[str], tip: Seal | None) -> Iterable[str]:
    if tip is None:
        return lines
    return [f"  sealed {tip.number} {tip.digest}" if line.strip().startswith("sealed ") else line for line in lines]


def _facts(lines: Iterable[str]) -> list[Fact]:
    found = []
    for line in lines:
        if line[:1].isdigit():
            try:
                found.append(read_fact(line))
            except Unreadable:
                continue
    return found


def _erased(facts: Iterable[Fact]) -> list[str]:
    gone = [Erased(fact.seal.number, content_digest(fact)) for fact in facts if fact.seal]
    return [f"erased {one.number} {one.content}" for one in gone]


def _without_people(lines: Iterable[str], stamp: str, named: Collection[str]) -> list[str]:
    """The lines without the people this import brought, unless a fact left speaks of them."""
    kept = []
    for line in lines:
        words = line.split()
        is_brought = line.endswith(f"; import {stamp}") and words[:1] == ["person"]
        if not is_brought or words[1] in named or words[1] == ME:
            kept.append(line)
    return kept
