"""The client adds requests without the time or budget moving."""

from molette.engine.ledger.types import Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT, SHARE = 2, 0.10


def requests_added(evidence: Evidence) -> Signal | None:
    """Additions that the client asked for and that no cut made up for: two, or more than a tenth of the days."""
    added = [fact for fact in evidence.ledger.of(Kind.SCOPE) if evidence.side(fact.by or "me") is Side.CLIENT]
    if not added:
        return None
    days = sum(fact.days or 0.0 for fact in added) - sum(fact.days or 0.0 for fact in evidence.ledger.of(Kind.CUT))
    budget = evidence.mission.budget.days if evidence.mission.budget else 0.0
    is_much = days > 0 and (len(added) >= LIMIT or (budget > 0 and days / budget > SHARE))
    return Signal("requests_added", is_much, len(added), LIMIT, tuple(name_of(fact) for fact in added))
