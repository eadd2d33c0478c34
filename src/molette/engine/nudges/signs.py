"""What was already tried on a wait."""

from dataclasses import dataclass, field
from datetime import date, datetime

from molette.engine.ledger.types import Fact, Kind
from molette.engine.nudges.past import NO_FACTS, SPOKEN, Past
from molette.engine.waits.types import Wait


@dataclass(slots=True)
class Signs:
    """What happened on a wait since it was asked, or since the last date promised for it."""

    promises: list[date]
    written: int = 0
    calls: int = 0
    talks: int = 0
    since_talk: int = 0
    """Reminders to the holder after a talk with her."""
    others: set[str] = field(default_factory=set)
    """Whom else it was raised with."""
    last: datetime | None = None

    @property
    def has_talked(self) -> bool:
        """A conversation, or two calls that found nobody."""
        return self.talks > 0 or self.calls > 1


def signs_of(wait: Wait, past: Past, base: date) -> Signs:
    """What was tried; a promise starts the count again.

    A talk counts from `base`, the day silence deserved a word, or once a word was said: before, it was about
    other things.
    """
    promises = past.promises(wait)
    began = max([wait.asked_at, *(fact.at for fact in promises)])
    signs = Signs([fact.due_at.date() for fact in promises if fact.due_at])
    tried = [*past.said.get(wait.id, NO_FACTS), *past.talks.get(wait.holder, NO_FACTS)]
    for fact in sorted(tried, key=lambda fact: fact.at):
        if fact.at >= began:
            _count(signs, fact, wait, base)
    return signs


def _count(signs: Signs, fact: Fact, wait: Wait, base: date) -> None:
    if fact.kind is Kind.TALK and (fact.at.date() >= base or signs.last):
        signs.talks += 1
    elif fact.kind is Kind.NUDGE:
        _count_nudge(signs, fact, wait)
    else:
        return
    signs.last = fact.at


def _count_nudge(signs: Signs, fact: Fact, wait: Wait) -> None:
    if fact.to and wait.holder not in fact.to:
        signs.others |= set(fact.to)
    elif fact.word in SPOKEN:
        signs.calls += 1
    else:
        signs.written += 1
        signs.since_talk += signs.has_talked
