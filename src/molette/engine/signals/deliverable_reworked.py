"""One deliverable was redone more than twice."""

from collections import defaultdict

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT = 2


def deliverable_reworked(evidence: Evidence) -> Signal | None:
    """The most times that a milestone came back; none handed over, no answer."""
    delivered = evidence.ledger.of(Kind.DELIVER)
    if not delivered:
        return None
    asked = {fact.label: fact.about for fact in evidence.ledger.of(Kind.ASK, Kind.DELIVER) if fact.label}
    back: dict[str, list[str]] = defaultdict(list)
    for fact in evidence.ledger.of(Kind.RETURN, Kind.REFUSE):
        if about := fact.about or asked.get(fact.ref, ""):
            back[about].append(name_of(fact))
    most = max(back.values(), key=len, default=[])
    return Signal("deliverable_reworked", len(most) > LIMIT, len(most), LIMIT, tuple(most))
