"""The meetings of the ledger: planned, moved, cancelled, held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from molette.engine.ledger.types import Fact, Kind
from molette.engine.signals.types import Evidence


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting: when it was to be at last, who was to come, who moved or cancelled it, whether it was held."""

    name: str
    at: datetime
    people: frozenset[str]
    put_off_by: str
    is_held: bool


def meetings(evidence: Evidence) -> tuple[Meeting, ...]:
    """The meetings due so far, in order; one that nobody cancelled and whose time has passed counts as held."""
    ledger = evidence.ledger
    changes = {fact.ref: fact for fact in ledger.of(Kind.MOVE, Kind.CANCEL) if fact.ref}
    planned = [_planned(fact, changes) for fact in ledger.of(Kind.MEETING)]
    names = {meeting.name for meeting in planned}
    alone = [
        Meeting(fact.label, fact.at, _people(fact), "", is_held=True)
        for fact in ledger.of(Kind.MEET)
        if fact.ref not in names
    ]
    due = [meeting for meeting in (*planned, *alone) if meeting.at <= evidence.now]
    return tuple(sorted(due, key=lambda meeting: meeting.at))


def _planned(fact: Fact, changes: Mapping[str, Fact]) -> Meeting:
    change = changes.get(fact.label) if fact.label else None
    at = fact.due_at or fact.at
    if change is None:
        return Meeting(fact.label, at, _people(fact), "", is_held=True)
    moved = change.due_at if change.kind is Kind.MOVE and change.due_at else at
    return Meeting(fact.label, moved, _people(fact), change.by or "client", is_held=change.kind is Kind.MOVE)


def _people(fact: Fact) -> frozenset[str]:
    return frozenset({fact.by, *fact.to})
