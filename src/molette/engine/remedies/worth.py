"""What days are worth in this mission, and what each way out is worth in each mix of causes."""

from collections.abc import Callable

import numpy as np

from molette.engine.diagnosis.types import Knowledge
from molette.engine.forecast.types.costs import Costs
from molette.engine.policy import Policy, WayOutPolicy
from molette.engine.remedies.types import Money, Remedy, WaysOut

HOURS = 7.0


def worth(costs: Costs, policy: Policy) -> Money:
    """The mission's own money where its rate is known, else that of a usual day, half of it lost when blocked."""
    if costs.money is None:
        day = policy.ways_out.day_euros
        return Money(day / 2, day, day / 2, 0.0, policy.costs.between_missions * day)
    situation, envelope = costs.money.situation, costs.money.envelope
    reserved = situation.reserved * (1 - situation.redeployed) * situation.net_day
    left = max(situation.planned - situation.spent, 0.0)
    return Money(
        day=max(costs.money.next_day, reserved),
        net_day=situation.net_day,
        reserved_day=reserved,
        at_risk=envelope.at_risk * situation.net_day / situation.rate,
        ending=min(policy.costs.between_missions, left) * situation.net_day,
    )


def advising(
    knowledge: Knowledge, ways: WaysOut, money: Money, blocked: float, policy: WayOutPolicy
) -> Callable[[np.ndarray], np.ndarray]:
    """From mixes of causes, (N, causes), to what doing nothing and each way out are worth in each, in blocked days.

    A quick estimate, by which questions are ranked: each cause blocks for its median, or for what the way out leaves;
    `blocked` days are to be expected if nothing is done. Shape (N, 1 + ways that do not end the mission).
    """
    remedies = [remedy for remedy in ways.remedies if not remedy.ends_mission]
    blocks = np.array([cause.block_days for cause in knowledge.causes], np.float32)
    left = np.stack([blocks, *(_left(remedy, blocks, knowledge) for remedy in remedies)])
    spent = np.array([0.0, *(_expected_cost(remedy, money, policy) for remedy in remedies)]) / money.day

    def worth_of(mixes: np.ndarray) -> np.ndarray:
        days = np.stack([np.where(mixes, row, 0).max(axis=1) for row in left], axis=1)
        scale = blocked / max(float(days[:, 0].mean()), 1.0)
        return np.asarray((days[:, :1] - days) * min(scale, 1.0) - spent)

    return worth_of


def _left(remedy: Remedy, blocks: np.ndarray, knowledge: Knowledge) -> np.ndarray:
    """Days that each cause still blocks, once the way out is taken."""
    days = blocks.copy()
    for effect in remedy.effects:
        column = knowledge.cause_places[effect.cause]
        ended = np.minimum(remedy.delay_days.mean, blocks[column])
        days[column] = effect.resolves.mean * ended + (1 - effect.resolves.mean) * blocks[column] / effect.speedup
    return days


def effort_and_cost(remedy: Remedy, money: Money) -> float:
    """Euros of effort and of direct cost, at their mean."""
    return remedy.effort_hours.mean / HOURS * money.net_day + remedy.cost_euros.mean


def _expected_cost(remedy: Remedy, money: Money, policy: WayOutPolicy) -> float:
    """The same, and what the side effects cost on average, a started cause as a risk of its severity."""
    feared = sum(side.belief.mean * policy.severity_euros[side.severity - 1] for side in remedy.side_effects)
    return effort_and_cost(remedy, money) + feared
