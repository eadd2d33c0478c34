"""Of the last five requests, two at least lacked a date or one addressee, or held several questions."""

from molette.engine.ledger.types import Fact, Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of

LAST, LIMIT = 5, 2


def requests_incomplete(evidence: Evidence) -> Signal | None:
    """Those that lack something; fewer than five requests tell too little."""
    asked = [fact for fact in evidence.ledger.of(Kind.ASK) if evidence.side(fact.by or "me") is Side.ME][-LAST:]
    if len(asked) < LAST:
        return None
    lacking = tuple(name_of(fact) for fact in asked if _lacks(fact))
    return Signal("requests_incomplete", len(lacking) >= LIMIT, len(lacking), LIMIT, lacking)


def _lacks(fact: Fact) -> bool:
    return fact.due_at is None or len(fact.to) != 1 or fact.text.count("?") > 1
