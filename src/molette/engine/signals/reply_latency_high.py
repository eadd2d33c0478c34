"""The client's replies arrive much later than at the start, or than agreed."""

from statistics import median

from molette.engine.ledger.types import Request, Side
from molette.engine.signals.pace import LAST, pace
from molette.engine.signals.types import Evidence, Signal

LIMIT = 2.0
AGREED_LEAST = 4


def reply_latency_high(evidence: Evidence) -> Signal | None:
    """Twice as slow as in the first four weeks, or slower than the agreed response time in half of four exchanges."""
    found, agreed = pace(evidence, Side.CLIENT), _against_agreement(evidence)
    if agreed and (found is None or agreed.is_yes):
        return agreed
    if found is None:
        return None
    return Signal("reply_latency_high", found.ratio >= LIMIT, found.ratio, LIMIT, found.waits)


def _against_agreement(evidence: Evidence) -> Signal | None:
    ratios = {}
    for wait in evidence.waits:
        agreed, end = evidence.mission.person(wait.holder).answers_within, wait.answered_at or evidence.now
        is_recent = end >= evidence.now - LAST and wait.kind is not Request.PAYMENT and not wait.holds
        if agreed and is_recent and evidence.side(wait.holder) is Side.CLIENT:
            ratios[wait.id] = evidence.calendar.between(wait.asked_at, end) / agreed
    if len(ratios) < AGREED_LEAST:
        return None
    value = median(ratios.values())
    return Signal("reply_latency_high", value > 1, value, 1.0, tuple(ratios))
