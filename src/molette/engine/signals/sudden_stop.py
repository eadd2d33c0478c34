"""The stop was sudden: one can name the date on which everything froze."""

from math import exp, lgamma, log

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal, name_of

LIMIT = 0.8
WEEK, WEEKS = 7, 16
LEAST_WEEKS, LEAST_FACTS = 6, 8
SHAPE, RATE = 1.0, 0.5
"""Two facts a week, hardly known, before any is seen: expert judgement."""
NOISE = (Kind.NUDGE, Kind.NOTE, Kind.STRAIN, Kind.BILL, Kind.PAY, Kind.HOLD, Kind.AWAY)


def sudden_stop(evidence: Evidence) -> Signal | None:
    """Probability that the weekly count of facts fell at one moment, against a steady rate (both Poisson)."""
    facts = [fact for fact in evidence.ledger if fact.kind not in NOISE]
    weeks = min((evidence.now - facts[0].at).days // WEEK + 1, WEEKS) if facts else 0
    if weeks < LEAST_WEEKS or len(facts) < LEAST_FACTS:
        return None
    counts = [0] * weeks
    for fact in facts:
        ago = (evidence.now - fact.at).days // WEEK
        if 0 <= ago < weeks:
            counts[weeks - 1 - ago] += 1
    value = _chance_of_a_fall(counts)
    last = name_of(facts[-1])
    return Signal("sudden_stop", value > LIMIT, value, LIMIT, (last,), is_hint=True)


def _chance_of_a_fall(counts: list[int]) -> float:
    """Even odds at the start between no change and a change at any week but the last ones."""
    steady = _log_evidence(counts)
    changes = [
        _log_evidence(counts[:cut]) + _log_evidence(counts[cut:]) - log(len(counts) - 2)
        for cut in range(2, len(counts))
        if sum(counts[cut:]) / len(counts[cut:]) < sum(counts[:cut]) / cut
    ]
    most = max([steady, *changes])
    changed = sum(exp(one - most) for one in changes)
    return changed / (changed + exp(steady - most))


def _log_evidence(counts: list[int]) -> float:
    """Logarithm of the chance of these counts, the rate unknown; what both sides share is left out."""
    total, weeks = sum(counts), len(counts)
    return SHAPE * log(RATE) - lgamma(SHAPE) + lgamma(SHAPE + total) - (SHAPE + total) * log(RATE + weeks)
