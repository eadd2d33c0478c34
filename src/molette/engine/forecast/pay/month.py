"""From a month's turnover to net pay, and how much one more day brings."""

import numpy as np

from molette.engine.forecast.pay.contributions import employee_part, employer_part
from molette.engine.forecast.types.pay import Euros, Level, PayRules, Payslip, PortageTerms, Terms

HALVINGS = 60


def month(turnover: Euros, rules: PayRules, terms: Terms, expenses: Euros = 0.0) -> Payslip:
    """What a month of `turnover` euros (excluding VAT, cashed) gives; never a negative pay."""
    if not isinstance(terms, PortageTerms):
        aside = terms.kept_aside * turnover
        net = np.maximum(turnover - aside - expenses, 0.0)
        return Payslip(turnover, 0.0, expenses, net, net, aside, 0.0, 0.0, net)
    fee = terms.fee * turnover
    gross = _gross(np.maximum(turnover - fee - expenses, 0.0), rules, terms)
    base, employer = _base(gross, rules), employer_part(gross, rules, terms)
    is_paid = np.asarray(gross) > 0
    employee = np.where(is_paid, employee_part(gross, rules), 0.0)
    return Payslip(
        turnover, fee, expenses, gross, base, np.where(is_paid, employer, 0.0),
        _reserve(gross, employer, rules, terms), employee, np.maximum(gross - employee, 0.0),
    )  # fmt: skip


def least_turnover(level: Level, rules: PayRules, terms: PortageTerms, *, ceiling: float | None = None) -> float:
    """The month's turnover under which the pay of a level, and its reserve, are not covered; full time."""
    reference = rules.reference_ceiling if ceiling is None else ceiling
    gross = level.pay * reference
    employer = employer_part(gross, rules, terms)
    return float(gross + employer + _reserve(gross, employer, rules, terms)) / (1 - terms.fee)


def value_of_days(rate: float, days: Euros, rules: PayRules, terms: Terms) -> Euros:
    """The net pay of the last of `days` billed in the month."""
    return month(rate * days, rules, terms).net - month(rate * np.maximum(np.asarray(days) - 1, 0.0), rules, terms).net


def _gross(available: Euros, rules: PayRules, terms: PortageTerms) -> Euros:
    """The gross pay that, with its charges and its reserve, costs what is available: found by halving."""
    low, high = np.zeros_like(np.asarray(available, float)), np.asarray(available, float)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        employer = employer_part(middle, rules, terms)
        fits = middle + employer + _reserve(middle, employer, rules, terms) <= available
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    return low if np.ndim(available) else float(low)


def _base(gross: Euros, rules: PayRules) -> Euros:
    return gross / ((1 + rules.introduction) * (1 + rules.leave))


def _reserve(gross: Euros, employer: Euros, rules: PayRules, terms: PortageTerms) -> Euros:
    """A share of the base pay with the charges it will bear, at the rate of the month's pay."""
    if not terms.keeps_reserve:
        return gross * 0.0
    return rules.reserve * _base(gross, rules) * (1 + employer / np.maximum(gross, 1e-9))
