"""The mission waits for a third party, neither the consultant nor the client."""

from molette.engine.ledger.types import Side
from molette.engine.signals.lateness import overdue
from molette.engine.signals.types import Evidence, Signal


def waiting_for_third_party(evidence: Evidence) -> Signal | None:
    """The third parties' open requests past their date; no third party in the plan, no answer."""
    if not any(person.side is Side.THIRD_PARTY for person in evidence.mission.people):
        return None
    late = {wait.id: overdue(wait, evidence) or 0.0 for wait in evidence.open_with(Side.THIRD_PARTY)}
    facts = tuple(name for name, days in late.items() if days > 0)
    return Signal("waiting_for_third_party", bool(facts), max(late.values(), default=0.0), 0.0, facts)
