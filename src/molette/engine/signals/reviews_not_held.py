"""More than twice the usual interval has passed since the last review."""

from itertools import pairwise
from statistics import median

from molette.engine.signals.meetings import meetings
from molette.engine.signals.types import Evidence, Signal

LIMIT, INTERVAL, LEAST = 2.0, 14.0, 3
"""Two intervals; two weeks when fewer than three meetings tell the interval: expert judgement."""


def reviews_not_held(evidence: Evidence) -> Signal | None:
    """Days since the last meeting held, over the usual interval between two."""
    held = [one for one in meetings(evidence) if one.is_held]
    if not held:
        return None
    gaps = [(later.at - one.at).days for one, later in pairwise(held)]
    usual = max(median(gaps), 1.0) if len(held) >= LEAST else INTERVAL
    value = (evidence.now - held[-1].at).days / usual
    return Signal("reviews_not_held", value > LIMIT, value, LIMIT, (held[-1].name,))
