"""How fast a side answers now, beside how fast it did at the start."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from molette.engine.ledger.types import Request, Side
from molette.engine.signals.types import Evidence
from molette.engine.waits.types import State, Wait

FIRST, LAST = timedelta(weeks=4), timedelta(weeks=2)
LEAST = 2
"""Exchanges needed in each of the two periods: expert judgement."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Median working days to answer: in the first four weeks of exchanges, and in the last two."""

    first: float
    last: float
    waits: tuple[str, ...]
    """The exchanges of the last two weeks."""

    @property
    def ratio(self) -> float:
        """How many times slower; half a day is the least that is told apart."""
        return max(self.last, 0.5) / max(self.first, 0.5)


def pace(evidence: Evidence, side: Side) -> Pace | None:
    """The pace of a side; None with too few exchanges, or when the two periods meet."""
    waits = [wait for wait in evidence.waits if _counts(wait, evidence, side)]
    if not waits:
        return None
    begun = min(wait.asked_at for wait in waits)
    first = [wait for wait in waits if wait.answered_at and wait.asked_at < begun + FIRST]
    last = [wait for wait in waits if (wait.answered_at or evidence.now) >= evidence.now - LAST]
    if evidence.now - LAST < begun + FIRST or min(len(first), len(last)) < LEAST:
        return None
    return Pace(_median(first, evidence), _median(last, evidence), tuple(wait.id for wait in last))


def _counts(wait: Wait, evidence: Evidence, side: Side) -> bool:
    is_real = wait.kind is not Request.PAYMENT and not wait.holds
    return is_real and evidence.side(wait.holder) is side and wait.state not in (State.WITHDRAWN, State.MOOT)


def _median(waits: Collection[Wait], evidence: Evidence) -> float:
    return median(evidence.calendar.between(wait.asked_at, wait.answered_at or evidence.now) for wait in waits)
