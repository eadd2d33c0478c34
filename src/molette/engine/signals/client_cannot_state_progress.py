"""The client could say where the mission stands."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT = 15.0
TOLD = (Kind.PROGRESS, Kind.DELIVER, Kind.MEET)


def client_cannot_state_progress(evidence: Evidence) -> Signal | None:
    """Working days since progress was last reported, something delivered or a meeting held."""
    told = evidence.ledger.of(*TOLD)
    if not told:
        return None
    silent = evidence.calendar.between(told[-1].at, evidence.now)
    observable = "client_cannot_state_progress"
    return Signal(observable, silent <= LIMIT, silent, LIMIT, (name_of(told[-1]),), is_hint=True)
