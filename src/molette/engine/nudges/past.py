"""What happened, put in order once for all the waits of a mission."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from molette.engine.ledger.types import ME, Fact, Kind, Ledger
from molette.engine.waits.types import Wait

SPOKEN = frozenset({"phone", "video", "person"})

ENOUGH_ANSWERS = 14
"""Answers without one on some weekday before that day is taken for hers off: by luck, 1 chance in 20 (0.8 ** 14)."""

MEETINGS = (Kind.MEETING, Kind.MOVE, Kind.CANCEL, Kind.MEET)
NO_FACTS: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What a plan reads of the ledger."""

    said: Mapping[str, list[Fact]]
    """Reminders and promises, by the wait they speak of."""
    talks: Mapping[str, list[Fact]]
    """By the person talked with."""
    leave: Mapping[str, list[tuple[date, date]]]
    """Whole days, first and last, by person."""
    written: Mapping[str, list[tuple[datetime, str]]]
    """Written reminders and their waits, by the person reminded."""
    silent: Mapping[str, frozenset[int]]
    """Weekdays without any answer of somebody who answers often."""
    gone: frozenset[str]
    """Who left the mission and did not come back."""
    meetings: tuple[Fact, ...]

    def promises(self, wait: Wait) -> list[Fact]:
        """The dates promised for this wait."""
        return [fact for fact in self.said.get(wait.id, NO_FACTS) if fact.kind is Kind.PROMISE and fact.due_at]

    def last_written(self, holder: str, wait: str) -> datetime | None:
        """When this person was last reminded in writing of anything else."""
        return max((at for at, other in self.written.get(holder, ()) if other != wait), default=None)

    def next_meeting(self, handle: str, first: date, last: date) -> date | None:
        """The first meeting planned with this person from `first` to `last`; one without a list is everybody's."""
        days: dict[str, date] = {}
        for place, fact in enumerate(self.meetings):
            if fact.kind is Kind.MEETING and fact.due_at and (not fact.to or handle in (fact.by, *fact.to)):
                days[fact.label or str(place)] = fact.due_at.date()
            elif fact.kind is Kind.MOVE and fact.due_at and fact.ref in days:
                days[fact.ref] = fact.due_at.date()
            elif fact.kind in (Kind.CANCEL, Kind.MEET):
                days.pop(fact.ref, None)
        return min((day for day in days.values() if first <= day <= last), default=None)


def past_of(ledger: Ledger, waits: Iterable[Wait]) -> Past:
    """The ledger read once."""
    holders = {wait.id: wait.holder for wait in waits}
    said, talks, leave, written = defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
    for fact in ledger.of(Kind.NUDGE, Kind.PROMISE):
        said[fact.ref].append(fact)
        if fact.kind is Kind.NUDGE and fact.word not in SPOKEN:
            written[holders.get(fact.ref, "")].append((fact.at, fact.ref))
    for fact in ledger.of(Kind.TALK):
        for person in {fact.by, *fact.to}:
            talks[person].append(fact)
    for fact in ledger.of(Kind.AWAY):
        if fact.days is None or fact.days >= 1:
            leave[fact.by or ME].append((fact.at.date(), fact.lasts_until))
    return Past(said, talks, leave, written, _silent(waits), _gone(ledger), ledger.of(*MEETINGS))


def _silent(waits: Iterable[Wait]) -> dict[str, frozenset[int]]:
    seen: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for wait in waits:
        if wait.answered_at:
            seen[wait.holder][wait.answered_at.weekday()] += 1
    often = {holder: days for holder, days in seen.items() if days.total() >= ENOUGH_ANSWERS}
    return {holder: frozenset(day for day in range(5) if not days[day]) for holder, days in often.items()}


def _gone(ledger: Ledger) -> frozenset[str]:
    last = {fact.by: fact.kind for fact in ledger.of(Kind.LEAVE, Kind.JOIN)}
    return frozenset(handle for handle, kind in last.items() if kind is Kind.LEAVE)
