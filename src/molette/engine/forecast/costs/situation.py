"""From plan, ledger and account of days to what the costs are counted from."""

from molette.engine.forecast.pay.month import month
from molette.engine.forecast.types.costs import Situation
from molette.engine.forecast.types.pay import FreelanceTerms, PayRules, PortageTerms, Terms
from molette.engine.ledger.types import Kind, Ledger, Mission, Regime, Side
from molette.engine.policy import CostPolicy
from molette.engine.waits.types import Account

WEEK = 5.0
LAST_DAYS = 5.0
"""Days over which the value of one more billed day is taken: a single one falls on a threshold of the law."""
ASKED_AGAIN = (Kind.NUDGE, Kind.TALK)


def situation_of(
    mission: Mission, ledger: Ledger, account: Account, rules: PayRules, policy: CostPolicy
) -> Situation | None:
    """What is known of the money; None when the plan names no rate."""
    if mission.budget is None or not mission.budget.rate:
        return None
    budget = mission.budget
    return Situation(
        rate=budget.rate,
        planned=budget.days,
        spent=sum(fact.days or 0.0 for fact in ledger.of(Kind.WORK)),
        accepted=accepted_share(mission, ledger),
        blocked=blocked_days(account),
        elapsed=account.elapsed,
        reserved=min(mission.capacity / WEEK, 1.0),
        redeployed=policy.redeployed,
        chasing=policy.nudge_hours * _times_asked_again(mission, ledger),
        prospecting=policy.prospecting,
        net_day=net_day(budget.rate, rules, terms_of(mission), policy),
        is_capped=budget.is_fixed_price,
    )


def blocked_days(account: Account) -> float:
    """Days in which the mission waited for somebody else, and not for the consultant alone."""
    return account.client + account.third_party + account.concurrent


def accepted_share(mission: Mission, ledger: Ledger) -> float:
    """Share of the planned work in the milestones that the client has accepted."""
    accepted = ledger.accepted()
    weights = {milestone.handle: milestone.days or 1.0 for milestone in mission.milestones}
    whole = sum(weights.values())
    return sum(weight for handle, weight in weights.items() if handle in accepted) / whole if whole else 0.0


def net_day(rate: float, rules: PayRules, terms: Terms, policy: CostPolicy) -> float:
    """Net pay of one more billed day, around a full month."""
    full, less = policy.billed_days, policy.billed_days - LAST_DAYS
    return float(month(full * rate, rules, terms).net - month(less * rate, rules, terms).net) / LAST_DAYS


def terms_of(mission: Mission) -> Terms:
    """How what is billed becomes pay: as the plan says, else the usual portage."""
    pay = mission.pay
    if pay is None:
        return PortageTerms()
    if pay.regime is Regime.FREELANCE:
        return FreelanceTerms() if pay.keeps is None else FreelanceTerms(1 - pay.keeps)
    return PortageTerms() if pay.fee is None else PortageTerms(fee=pay.fee)


def _times_asked_again(mission: Mission, ledger: Ledger) -> int:
    return sum(mission.person(fact.by).side is Side.ME for fact in ledger.of(*ASKED_AGAIN))
