"""An awaited approval is past its agreed date."""

from molette.engine.ledger.types import Request, Side
from molette.engine.signals.lateness import GRACE, worst
from molette.engine.signals.types import Evidence, Signal


def approval_overdue(evidence: Evidence) -> Signal | None:
    """The longest lateness among the client's open approvals and decisions."""
    kinds = (Request.APPROVAL, Request.DECISION)
    found = worst((wait for wait in evidence.open_with(Side.CLIENT) if wait.kind in kinds), evidence)
    return Signal("approval_overdue", found[0] >= GRACE, found[0], GRACE, found[1]) if found else None
