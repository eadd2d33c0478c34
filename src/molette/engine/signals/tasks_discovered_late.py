"""Tasks that were not planned are discovered on the way."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT = 0.25


def tasks_discovered_late(evidence: Evidence) -> Signal | None:
    """Days added since the plan, over the days planned; nothing added says nothing."""
    added = evidence.ledger.of(Kind.SCOPE)
    planned = sum(one.days or 0.0 for one in evidence.mission.milestones)
    if not added or not planned:
        return None
    value = sum(fact.days or 0.0 for fact in added) / planned
    return Signal("tasks_discovered_late", value > LIMIT, value, LIMIT, tuple(name_of(fact) for fact in added))
