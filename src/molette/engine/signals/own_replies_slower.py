"""The consultant answers the client later than at the start."""

from molette.engine.ledger.types import Side
from molette.engine.signals.pace import pace
from molette.engine.signals.types import Evidence, Signal

LIMIT = 2.0


def own_replies_slower(evidence: Evidence) -> Signal | None:
    """The same rule as for the client."""
    found = pace(evidence, Side.ME)
    return Signal("own_replies_slower", found.ratio >= LIMIT, found.ratio, LIMIT, found.waits) if found else None
