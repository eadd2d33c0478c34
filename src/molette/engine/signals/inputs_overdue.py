"""Items (data, access, documents) are past the date on which they were to come."""

from molette.engine.ledger.types import Request, Side
from molette.engine.signals.lateness import GRACE, worst
from molette.engine.signals.types import Evidence, Signal

INPUTS = (Request.INFORMATION, Request.ACCESS, Request.RESOURCE, Request.ACTION)


def inputs_overdue(evidence: Evidence) -> Signal | None:
    """The longest lateness among what the client must provide."""
    found = worst((wait for wait in evidence.open_with(Side.CLIENT) if wait.kind in INPUTS), evidence)
    return Signal("inputs_overdue", found[0] >= GRACE, found[0], GRACE, found[1]) if found else None
