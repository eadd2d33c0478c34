"""Time lost to a stall: the share of waiting, the slip, the prospecting put off, the legal limit."""

from datetime import date

from molette.engine.forecast.costs.situation import blocked_days
from molette.engine.forecast.types import Forecast
from molette.engine.forecast.types.costs import Time
from molette.engine.ledger.types import Mission, Regime
from molette.engine.policy import CostPolicy
from molette.engine.waits.types import Account

DAYS_A_MONTH = 30.4375


def time(
    mission: Mission, account: Account, forecast: Forecast, later_prospecting: float, today: date, policy: CostPolicy
) -> Time:
    """The coin of time on `today`."""
    months = (today - mission.start).days / DAYS_A_MONTH
    is_portage = mission.pay is None or mission.pay.regime is Regime.PORTAGE
    return Time(
        blocked_days(account), account.elapsed, forecast.slip, later_prospecting, round(months, 1),
        is_near_limit=is_portage and months >= policy.limit_alert,
    )  # fmt: skip
