"""Base rates for a trade, and for what was settled at the start."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from molette.engine.diagnosis.types import Belief, Cause, Knowledge


def for_trade(knowledge: Knowledge, trade: str) -> Knowledge:
    """The knowledge with the rates of that trade; KeyError for a trade that is not known."""
    found = {one.id: one for one in knowledge.trades}[trade]
    return _with_odds(knowledge, found.odds, found.worth)


def with_start(knowledge: Knowledge, settled: Iterable[str]) -> Knowledge:
    """The knowledge once these points of the start are settled: what they prevent is rarer."""
    points = {one.id: one for one in knowledge.parameters}
    odds: dict[str, float] = {}
    for id in settled:
        for cause in points[id].prevents:
            odds[cause] = odds.get(cause, 1.0) * points[id].odds
    return _with_odds(knowledge, odds)


def _with_odds(knowledge: Knowledge, odds: Mapping[str, float], most_worth: float | None = None) -> Knowledge:
    return replace(
        knowledge,
        causes=tuple(_cause(one, odds[one.id], most_worth) if one.id in odds else one for one in knowledge.causes),
    )


def _cause(cause: Cause, times: float, most_worth: float | None) -> Cause:
    rate, moving = _times(cause.rate, times, most_worth), _times(cause.rate_moving, times, most_worth)
    return replace(cause, rate=rate, rate_moving=moving)


def _times(belief: Belief, times: float, most_worth: float | None) -> Belief:
    odds = times * belief.mean / (1 - belief.mean)
    worth = belief.worth if most_worth is None else min(belief.worth, most_worth)
    return Belief(odds / (1 + odds), worth)
