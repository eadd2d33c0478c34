"""What days are worth in this mission."""

from molette.engine.forecast.types.costs import Costs
from molette.engine.policy import Policy
from molette.engine.remedies.types import Money


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
