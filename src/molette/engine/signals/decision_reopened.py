"""A decision already taken was put in question again."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

DAYS = 42


def decision_reopened(evidence: Evidence) -> Signal | None:
    """Decisions reopened in six weeks; no decision recorded, no answer."""
    again = [fact for fact in evidence.ledger.of(Kind.REOPEN) if fact.at >= evidence.since(DAYS)]
    if not again and not evidence.ledger.of(Kind.DECIDE):
        return None
    return Signal("decision_reopened", bool(again), len(again), 1.0, tuple(name_of(fact) for fact in again))
