"""The present silence was agreed: leave, a freeze, a date given by the client."""

from datetime import datetime

from molette.engine.ledger.types import Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of


def silence_agreed(evidence: Evidence) -> Signal | None:
    """A freeze of the mission, or a hold on every answer that the client owes; nothing awaited, no answer."""
    today = evidence.now.date()
    frozen = [
        fact
        for fact in evidence.ledger.of(Kind.HOLD)
        if not fact.ref and fact.due_at and fact.due_at.date() >= today and not _has_resumed(fact.at, evidence)
    ]
    waits = evidence.open_with(Side.CLIENT)
    if not frozen and not waits:
        return None
    held = [wait.id for wait in waits if wait.held_on(today)]
    is_agreed = bool(frozen) or len(held) == len(waits)
    return Signal("silence_agreed", is_agreed, len(held), len(waits), (*map(name_of, frozen), *held))


def _has_resumed(since: datetime, evidence: Evidence) -> bool:
    return any(not fact.ref and fact.at >= since for fact in evidence.ledger.of(Kind.RESUME))
