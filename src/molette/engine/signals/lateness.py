"""How late an open request is, by the date it was asked for, or by the agreed response time."""

from collections.abc import Iterable

from molette.engine.signals.types import Evidence
from molette.engine.waits.types import Wait

GRACE = 3.0
"""Working days past the date under which nobody speaks of lateness: expert judgement."""


def overdue(wait: Wait, evidence: Evidence) -> float | None:
    """Working days past the date, or past the agreed response time; None when neither was said or silence is agreed."""
    if wait.held_on(evidence.now.date()):
        return None
    if wait.due_at:
        return evidence.calendar.between(wait.due_at, evidence.now)
    agreed = evidence.mission.person(wait.holder).answers_within
    if agreed is None:
        return None
    return max(evidence.calendar.between(wait.asked_at, evidence.now) - agreed, 0.0)


def worst(waits: Iterable[Wait], evidence: Evidence) -> tuple[float, tuple[str, ...]] | None:
    """The longest lateness among these requests, and those past the grace; None when none has a date."""
    late = {wait.id: days for wait in waits if (days := overdue(wait, evidence)) is not None}
    if not late:
        return None
    return max(late.values()), tuple(name for name, days in late.items() if days >= GRACE)
