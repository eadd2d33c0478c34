"""The three coins together."""

from datetime import date

from molette.engine.forecast.costs.late_payments import late_payments
from molette.engine.forecast.costs.money import envelope, later_prospecting, lines
from molette.engine.forecast.costs.situation import situation_of
from molette.engine.forecast.costs.strength import strength
from molette.engine.forecast.costs.time import time
from molette.engine.forecast.types import Forecast
from molette.engine.forecast.types.costs import Costs, Money
from molette.engine.forecast.types.pay import PayRules
from molette.engine.ledger.types import Ledger, Mission
from molette.engine.policy import CostPolicy
from molette.engine.waits.types import Account


def costs_of(
    mission: Mission, ledger: Ledger, account: Account, forecast: Forecast, rules: PayRules | None,
    today: date, policy: CostPolicy,
) -> Costs:  # fmt: skip
    """What waiting has cost until `today` and what one more day costs; no money without rules of pay or a rate."""
    situation = situation_of(mission, ledger, account, rules, policy) if rules else None
    money, later = None, 0.0
    if situation:
        later = later_prospecting(situation, policy)
        late = late_payments(ledger, today, policy)
        money = Money(situation, lines(situation, policy), envelope(situation, policy), late)
    return Costs(money, time(mission, account, forecast, later, today, policy), strength(ledger, today))
