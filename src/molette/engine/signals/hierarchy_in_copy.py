"""The hierarchy, purchasing or legal people appeared."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT = 15.0
ROLES = ("achat", "purchas", "procurement", "jurid", "legal", "direct", "contentieux", "audit")


def hierarchy_in_copy(evidence: Evidence) -> Signal | None:
    """Somebody of that role joined within three weeks; silence says nothing."""
    joined = [
        fact
        for fact in evidence.ledger.of(Kind.JOIN)
        if evidence.calendar.between(fact.at, evidence.now) <= LIMIT and _is_high(fact.by, fact.word, evidence)
    ]
    if not joined:
        return None
    return Signal("hierarchy_in_copy", True, len(joined), 1.0, tuple(name_of(fact) for fact in joined))


def _is_high(handle: str, role: str, evidence: Evidence) -> bool:
    words = f"{role} {evidence.mission.person(handle).role}".lower()
    return any(word in words for word in ROLES)
