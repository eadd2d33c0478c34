"""The records of the ways out: what each would change, and what comes of it."""

from molette.engine.remedies.types.outcome import Comparison, Money, Outcome, Range
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
    "WaysOut",
]
