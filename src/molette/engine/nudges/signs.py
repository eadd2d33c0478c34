"""What was already tried on a wait, by whom it was answered with a promise, and what is planned with the person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from molette.engine.ledger.types import ME, Fact, Kind, Ledger, Person
from molette.engine.waits.types import Wait

SPOKEN = frozenset({"phone", "video", "person"})


@dataclass(slots=True)
class Signs:
    """What happened on a wait since it was asked, or since the last date promised for it."""

    began: datetime
    written: int = 0
    calls: int = 0
    talks: int = 0
    since_talk: int = 0
    """Reminders to the holder after a talk with her."""
    others: set[str] = field(default_factory=set)
    """Whom else it was raised with."""
    last: datetime | None = None
    promises: list[date] = field(default_factory=list)

    @property
    def has_talked(self) -> bool:
        """A conversation, or two calls that found nobody."""
        return self.talks > 0 or self.calls > 1


def promises_of(wait: Wait, ledger: Ledger) -> tuple[Fact, ...]:
    """The dates promised for this wait."""
    return tuple(fact for fact in ledger.of(Kind.PROMISE) if fact.ref == wait.id and fact.due_at)


def signs_of(wait: Wait, ledger: Ledger, base: date) -> Signs:
    """What was tried; a promise starts the count again.

    A talk counts from `base`, the day silence deserved a word, or once a word was said: before, it was about
    other things.
    """
    promises = promises_of(wait, ledger)
    signs = Signs(max([wait.asked_at, *(fact.at for fact in promises)]))
    signs.promises = [fact.due_at.date() for fact in promises if fact.due_at]
    for fact in ledger:
        if fact.at >= signs.began:
            _count(signs, fact, wait, base)
    return signs


def _count(signs: Signs, fact: Fact, wait: Wait, base: date) -> None:
    if fact.kind is Kind.TALK and wait.holder in (fact.by, *fact.to):
        if fact.at.date() < base and not signs.last:
            return
        signs.talks += 1
    elif fact.kind is Kind.NUDGE and fact.ref == wait.id:
        _count_nudge(signs, fact, wait)
    else:
        return
    signs.last = max(signs.last or fact.at, fact.at)


def _count_nudge(signs: Signs, fact: Fact, wait: Wait) -> None:
    if fact.to and wait.holder not in fact.to:
        signs.others |= set(fact.to)
    elif fact.word in SPOKEN:
        signs.calls += 1
    else:
        signs.written += 1
        signs.since_talk += signs.has_talked


def last_written(holder: str, wait: str, waits: Iterable[Wait], ledger: Ledger) -> datetime | None:
    """When this person was last reminded in writing of anything else."""
    other = {one.id for one in waits if one.holder == holder and one.id != wait}
    facts = ledger.of(Kind.NUDGE)
    return max((fact.at for fact in facts if fact.ref in other and fact.word not in SPOKEN), default=None)


def absences(ledger: Ledger, handle: str) -> list[tuple[date, date]]:
    """The whole days of leave of a person, first and last of each."""
    mine = ("", ME) if handle == ME else (handle,)
    away = [fact for fact in ledger.of(Kind.AWAY) if fact.by in mine and (fact.days is None or fact.days >= 1)]
    return [(fact.at.date(), fact.lasts_until) for fact in away]


def next_meeting(ledger: Ledger, handle: str, first: date, last: date) -> date | None:
    """The first meeting planned with this person from `first` to `last`; a meeting without a list is everybody's."""
    days: dict[str, date] = {}
    for place, fact in enumerate(ledger):
        if fact.kind is Kind.MEETING and fact.due_at and (not fact.to or handle in (fact.by, *fact.to)):
            days[fact.label or str(place)] = fact.due_at.date()
        elif fact.kind is Kind.MOVE and fact.due_at and fact.ref in days:
            days[fact.ref] = fact.due_at.date()
        elif fact.kind in (Kind.CANCEL, Kind.MEET):
            days.pop(fact.ref, None)
    return min((day for day in days.values() if first <= day <= last), default=None)


def has_left(ledger: Ledger, handle: str) -> bool:
    """Whether this person left the mission and did not come back."""
    moves = [fact for fact in ledger.of(Kind.LEAVE, Kind.JOIN) if fact.by == handle]
    return bool(moves) and moves[-1].kind is Kind.LEAVE


def present(people: Iterable[Person], ledger: Ledger) -> tuple[Person, ...]:
    """Those who are still in the mission."""
    return tuple(person for person in people if not has_left(ledger, person.handle))
