"""Something was completed or accepted in the last ten working days."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT = 10.0
PROGRESS = (Kind.ACCEPT, Kind.APPROVE, Kind.DELIVER, Kind.PROGRESS)


def no_recent_progress(evidence: Evidence) -> Signal | None:
    """Working days since the last delivery, acceptance or report of progress; a young mission says nothing."""
    done = evidence.ledger.of(*PROGRESS)
    last = done[-1].at if done else evidence.ledger.facts[0].at if evidence.ledger.facts else evidence.now
    silent = evidence.calendar.between(last, evidence.now)
    if not done and silent <= LIMIT:
        return None
    facts = (name_of(done[-1]),) if done else ()
    return Signal("no_recent_progress", silent <= LIMIT, silent, LIMIT, facts)
