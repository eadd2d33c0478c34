"""The records of the ways out: what each would change, and what comes of it."""

from molette.engine.remedies.types.outcome import Choice, Comparison, Money, Outcome, Range, Verdict
from molette.engine.remedies.types.ways_out import (
    Bridge,
    Effect,
    Level,
    Party,
    Remedy,
    Reversibility,
    Risk,
    SideEffect,
    Triangle,
    WaysOut,
)

__all__ = [
    "Bridge",
    "Choice",
    "Comparison",
    "Effect",
    "Level",
    "Money",
    "Outcome",
    "Party",
    "Range",
    "Remedy",
    "Reversibility",
    "Risk",
    "SideEffect",
    "Triangle",
    "Verdict",
    "WaysOut",
]
