"""Money lost to a stall, by the formulas of the domain's study; a further day is the same formula one day later."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import exp

from molette.engine.forecast.types.costs import Envelope, Item, Line, Situation
from molette.engine.policy import CostPolicy

MONTH = 21.0
HOURS = 7.0
KNOWN_ACCEPTED = 0.5
"""Accepted share from which the pace so far says all: expert judgement."""
TOO_LITTLE = 0.05
"""Accepted share under which it says nothing: expert judgement."""


def lines(situation: Situation, policy: CostPolicy) -> tuple[Line, ...]:
    """Each reason for money lost, so far and for one more blocked day; none while nothing has been blocked."""
    if not situation.blocked:
        return ()
    begun = _blocked_for(situation, max(situation.blocked, 1.0))
    later = _blocked_for(situation, begun.blocked + 1)
    return tuple(
        Line(item, count(situation, policy), max(count(later, policy) - count(begun, policy), 0.0))
        for item, count in COUNTS.items()
    )


def envelope(situation: Situation, policy: CostPolicy) -> Envelope:
    """Days at completion: the pace so far, as far as accepted work lets it be known, and the plan."""
    at_completion = _at_completion(situation, policy)
    overrun = max(at_completion - situation.planned, 0.0)
    at_risk = overrun * situation.rate if situation.is_capped else 0.0
    taken = at_completion + situation.chasing / HOURS
    sold = situation.planned * situation.rate
    return Envelope(at_completion, overrun, at_risk, sold / taken if taken else situation.rate)


def later_prospecting(situation: Situation, policy: CostPolicy) -> float:
    """Further days without a mission, for lack of prospecting during the stall."""
    lacking = max(1 - situation.prospecting, 0.0)
    return policy.prospecting_weight * policy.between_missions * lacking * situation.blocked / MONTH


def _blocked_for(situation: Situation, days: float) -> Situation:
    """The same after so many blocked days, each with its share of the reminders."""
    return replace(situation, blocked=days, chasing=situation.chasing * days / situation.blocked)


def _at_completion(situation: Situation, policy: CostPolicy) -> float:
    if situation.accepted < TOO_LITTLE:
        return max(situation.planned * policy.estimate_bias, situation.spent)
    weight = min(situation.accepted / KNOWN_ACCEPTED, 1.0)
    return weight * situation.spent / situation.accepted + (1 - weight) * situation.planned


def _idle(situation: Situation, policy: CostPolicy) -> float:
    return situation.blocked * situation.reserved * (1 - situation.redeployed) * situation.net_day


def _chasing(situation: Situation, policy: CostPolicy) -> float:
    return situation.chasing / HOURS * situation.net_day


def _restart(situation: Situation, policy: CostPolicy) -> float:
    days = policy.restart_least + policy.restart_a_day * situation.blocked
    return min(days, policy.restart_most) * situation.net_day


def _abandon(situation: Situation, policy: CostPolicy) -> float:
    chance = 1 / (1 + exp(policy.abandon_start - policy.abandon_a_day * situation.blocked))
    return chance * max(situation.planned - situation.spent, 0.0) * situation.net_day


def _offers(situation: Situation, policy: CostPolicy) -> float:
    missed = policy.offers_a_month * situation.blocked / MONTH * policy.offer_won * policy.offer_declined
    return missed * min(policy.offer_days, policy.offer_days_most) * situation.net_day


def _prospecting(situation: Situation, policy: CostPolicy) -> float:
    return later_prospecting(situation, policy) * situation.net_day


COUNTS: Mapping[Item, Callable[[Situation, CostPolicy], float]] = {
    Item.IDLE: _idle,
    Item.CHASING: _chasing,
    Item.RESTART: _restart,
    Item.ABANDON: _abandon,
    Item.OFFERS: _offers,
    Item.PROSPECTING: _prospecting,
}
