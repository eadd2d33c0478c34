"""In the last four weeks, more than one meeting in four was cancelled or moved by the client."""

from molette.engine.ledger.types import Side
from molette.engine.signals.meetings import meetings
from molette.engine.signals.types import Evidence, Signal

DAYS, LEAST, LIMIT = 28, 4, 0.25


def meetings_cancelled(evidence: Evidence) -> Signal | None:
    """The share, with four meetings at least."""
    recent = [one for one in meetings(evidence) if one.at >= evidence.since(DAYS)]
    if len(recent) < LEAST:
        return None
    put_off = [one for one in recent if one.put_off_by and evidence.side(one.put_off_by) is not Side.ME]
    share = len(put_off) / len(recent)
    return Signal("meetings_cancelled", share > LIMIT, share, LIMIT, tuple(one.name for one in put_off))
