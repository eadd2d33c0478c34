"""Actions that the client accepted stay without result."""

from molette.engine.ledger.types import Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT, LEAST, DAYS = 0.40, 5, 42


def promises_not_kept(evidence: Evidence) -> Signal | None:
    """Share of the dates that the client gave in six weeks and that passed without the answer; five at least."""
    answered = {wait.id: wait.answered_at for wait in evidence.waits}
    due = [
        fact
        for fact in evidence.ledger.of(Kind.PROMISE)
        if evidence.side(fact.by) is Side.CLIENT and fact.due_at and evidence.since(DAYS) <= fact.due_at < evidence.now
    ]
    if len(due) < LEAST:
        return None
    broken = [fact for fact in due if fact.due_at and _day(answered.get(fact.ref)) > fact.due_at.date().toordinal()]
    share = len(broken) / len(due)
    return Signal("promises_not_kept", share >= LIMIT, share, LIMIT, tuple(name_of(fact) for fact in broken))


def _day(moment: object) -> float:
    return moment.date().toordinal() if hasattr(moment, "date") else float("inf")
