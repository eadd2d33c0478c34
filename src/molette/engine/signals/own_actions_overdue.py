"""The consultant has overdue actions in this mission."""

from molette.engine.ledger.types import Side
from molette.engine.signals.lateness import GRACE, overdue
from molette.engine.signals.types import Evidence, Signal

LIMIT = 2


def own_actions_overdue(evidence: Evidence) -> Signal | None:
    """What I owe, past its date by more than the grace: the rule that holds for the client."""
    owed = evidence.open_with(Side.ME)
    late = tuple(wait.id for wait in owed if (overdue(wait, evidence) or 0.0) > GRACE)
    known = any(evidence.side(wait.holder) is Side.ME for wait in evidence.waits)
    return Signal("own_actions_overdue", len(late) >= LIMIT, len(late), LIMIT, late) if known else None
