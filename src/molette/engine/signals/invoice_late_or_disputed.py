"""An invoice of this mission is paid late."""

from molette.engine.ledger.types import Request
from molette.engine.signals.types import Evidence, Signal

LIMIT = 15
"""Days past the due date: the mean lateness in France is 14.1 days (Altares 2025)."""


def invoice_late_or_disputed(evidence: Evidence) -> Signal | None:
    """The longest lateness of a bill, paid or not; no bill due, no answer."""
    bills = [wait for wait in evidence.waits if wait.kind is Request.PAYMENT and wait.due_at]
    late = {wait.id: ((wait.answered_at or evidence.now) - wait.due_at).days for wait in bills if wait.due_at}
    if not late:
        return None
    facts = tuple(name for name, days in late.items() if days > LIMIT)
    return Signal("invoice_late_or_disputed", bool(facts), max(late.values()), LIMIT, facts)
