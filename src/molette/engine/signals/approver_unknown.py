"""One knows, for the step that comes next, who gives the final approval and within what time."""

from molette.engine.ledger.types import Milestone
from molette.engine.signals.types import Evidence, Signal


def approver_unknown(evidence: Evidence) -> Signal | None:
    """Whether the plan names an approver, and his response time or a due date, for the first step not yet accepted."""
    accepted = evidence.ledger.accepted()
    step = next((one for one in evidence.mission.milestones if one.handle not in accepted), None)
    if step is None:
        return None
    is_known = bool(step.approver) and _has_time(step, evidence)
    return Signal("approver_unknown", is_known, float(is_known), 1.0, (step.handle,), is_hint=True)


def _has_time(step: Milestone, evidence: Evidence) -> bool:
    return step.due is not None or evidence.mission.person(step.approver).answers_within is not None
