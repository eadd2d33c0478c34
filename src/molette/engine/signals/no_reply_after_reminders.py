"""A precise request stays unanswered after two reminders."""

from molette.engine.ledger.types import Side
from molette.engine.signals.types import Evidence, Signal

LIMIT = 2


def no_reply_after_reminders(evidence: Evidence) -> Signal | None:
    """The most reminders that an open request of mine got."""
    asked = evidence.open_with(Side.CLIENT)
    if not asked:
        return None
    most = max(len(wait.nudges) for wait in asked)
    facts = tuple(wait.id for wait in asked if len(wait.nudges) >= LIMIT)
    return Signal("no_reply_after_reminders", most >= LIMIT, most, LIMIT, facts)
