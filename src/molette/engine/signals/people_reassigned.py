"""People of the mission were taken by another subject."""

from molette.engine.ledger.types import Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of


def people_reassigned(evidence: Evidence) -> Signal | None:
    """Somebody of the client left the mission; the ledger does not see a person who is merely busy."""
    gone = [fact for fact in evidence.ledger.of(Kind.LEAVE) if evidence.side(fact.by) is Side.CLIENT]
    if not gone:
        return None
    return Signal("people_reassigned", True, len(gone), 1.0, tuple(name_of(fact) for fact in gone), is_hint=True)
