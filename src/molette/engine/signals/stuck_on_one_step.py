"""Progress is stopped on one precise step, on which the rest depends."""

from molette.engine.ledger.types import Request, Side
from molette.engine.signals.types import Evidence, Signal

LIMIT, LEAST = 0.5, 2


def stuck_on_one_step(evidence: Evidence) -> Signal | None:
    """Share of the steps left that wait, directly or not, for one that is with somebody else."""
    accepted = evidence.ledger.accepted()
    left = [one for one in evidence.mission.milestones if one.handle not in accepted]
    if len(left) < LEAST:
        return None
    out = {wait.about for wait in evidence.waits if wait.state.is_open and _is_theirs(wait.holder, evidence)
           and wait.kind is not Request.PAYMENT}  # fmt: skip
    behind = {one.handle: _behind(one.handle, evidence) for one in left if one.handle in out}
    if not behind:
        return Signal("stuck_on_one_step", False, 0.0, LIMIT)
    step, waiting = max(behind.items(), key=lambda item: len(item[1]))
    share = len(waiting) / (len(left) - 1)
    return Signal("stuck_on_one_step", share >= LIMIT, share, LIMIT, (step,))


def _is_theirs(handle: str, evidence: Evidence) -> bool:
    return evidence.side(handle) is not Side.ME


def _behind(handle: str, evidence: Evidence) -> set[str]:
    """The steps that come after this one, and after those."""
    found: set[str] = set()
    edge = {handle}
    while edge:
        edge = {one.handle for one in evidence.mission.milestones if edge & set(one.after)} - found
        found |= edge
    return found - {handle}
