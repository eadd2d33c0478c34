"""Changes at the client that somebody told: reorganisation, crisis, budget, priorities."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

OBSERVED = {
    "reorganisation_announced": ("reorganisation", "takeover"),
    "crisis_at_client": ("crisis",),
    "client_priorities_changed": ("priorities",),
    "budget_freeze_signs": ("budget",),
}


def context(evidence: Evidence, observable: str) -> Signal | None:
    """Yes if it was told; silence says nothing."""
    told = [fact for fact in evidence.ledger.of(Kind.CONTEXT) if fact.word in OBSERVED[observable]]
    if not told:
        return None
    return Signal(observable, True, len(told), 1.0, tuple(name_of(fact) for fact in told))
