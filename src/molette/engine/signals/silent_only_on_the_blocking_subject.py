"""The client answers quickly on other subjects, but not on the one that blocks."""

from statistics import median

from molette.engine.ledger.types import Side
from molette.engine.signals.types import Evidence, Signal

LIMIT, LEAST = 3.0, 3
RECENT = 28


def silent_only_on_the_blocking_subject(evidence: Evidence) -> Signal | None:
    """The longest silence of an open request, over the pace of the same person's other answers since it was asked."""
    open_waits = [wait for wait in evidence.open_with(Side.CLIENT) if not wait.held_on(evidence.now.date())]
    if not open_waits:
        return None
    stuck = min(open_waits, key=lambda wait: wait.asked_at)
    others = [
        evidence.calendar.between(wait.asked_at, wait.answered_at)
        for wait in evidence.waits
        if wait.answered_at and wait.holder == stuck.holder and wait.answered_at > evidence.since(RECENT)
    ]
    if len(others) < LEAST:
        return None
    value = evidence.calendar.between(stuck.asked_at, evidence.now) / max(median(others), 0.5)
    observable = "silent_only_on_the_blocking_subject"
    return Signal(observable, value >= LIMIT, value, LIMIT, (stuck.id,), is_hint=True)
