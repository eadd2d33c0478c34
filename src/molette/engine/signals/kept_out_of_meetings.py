"""The consultant is kept out of meetings or exchanges useful to the mission."""

from datetime import datetime, timedelta

from molette.engine.ledger.types import Fact, Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT, LEAST = 0.4, 4
MONTH = timedelta(weeks=4)
INVITING = (Kind.MEETING, Kind.ASK, Kind.TALK)


def kept_out_of_meetings(evidence: Evidence) -> Signal | None:
    """What the client sent or invited to in the last four weeks, over the first four."""
    theirs = sorted(
        (_when(fact), name_of(fact))
        for fact in evidence.ledger.of(*INVITING)
        if fact.by and evidence.side(fact.by) is Side.CLIENT and _when(fact) <= evidence.now
    )
    if not theirs or evidence.now - theirs[0][0] < 2 * MONTH:
        return None
    first = [name for at, name in theirs if at < theirs[0][0] + MONTH]
    last = tuple(name for at, name in theirs if at > evidence.now - MONTH)
    if len(first) < LEAST:
        return None
    value = len(last) / len(first)
    return Signal("kept_out_of_meetings", value <= LIMIT, value, LIMIT, last, is_hint=True)


def _when(fact: Fact) -> datetime:
    """A meeting counts on its day: a whole series may have been made at once."""
    return fact.due_at or fact.at if fact.kind is Kind.MEETING else fact.at
