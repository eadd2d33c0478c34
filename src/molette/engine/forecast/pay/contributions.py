"""What is due on a gross pay, by the rules of a year. Every function takes one amount or an array of them."""

import numpy as np

from molette.engine.forecast.types.pay import Contribution, Euros, PayRules, PortageTerms


def employer_part(gross: Euros, rules: PayRules, terms: PortageTerms) -> Euros:
    """Employer contributions, the general reduction taken off if the company returns it."""
    due = sum(one.employer * _slice(gross, one, rules) for one in rules.contributions if one.staff_from <= terms.staff)
    due += gross * (rules.work_accidents + rules.mobility) + _covers(gross, rules) * (1 + rules.covers.levy)
    return due - (reduction(gross, rules) if terms.returns_reduction else 0.0)


def employee_part(gross: Euros, rules: PayRules) -> Euros:
    """Employee contributions and social taxes."""
    due = sum(one.employee * _slice(gross, one, rules) for one in rules.contributions)
    tax, limit = rules.social_tax, rules.social_tax.share_up_to * rules.ceiling
    taxed = tax.share * np.minimum(gross, limit) + np.maximum(gross - limit, 0.0) + _covers(gross, rules)
    return due + rules.covers.health_employee + tax.rate * taxed


def reduction(gross: Euros, rules: PayRules) -> Euros:
    """The general reduction of employer contributions: none from some minimum wages on."""
    rule = rules.reduction
    over = np.maximum(rule.limit * rules.minimum_wage / np.maximum(gross, 1.0) - 1, 0.0)
    share = np.round(np.minimum(rule.most, rule.floor + rule.slope * (rule.half * over) ** rule.power), rule.digits)
    return np.where(over > 0, share, 0.0) * gross


def _slice(gross: Euros, one: Contribution, rules: PayRules) -> Euros:
    """The part of the gross pay that a contribution is counted on."""
    low, high = one.above * rules.ceiling, one.up_to * rules.ceiling
    part = np.maximum(np.minimum(gross, high) - low, 0.0)
    return part * (np.asarray(gross) > rules.ceiling) if one.only_over_ceiling else part


def _covers(gross: Euros, rules: PayRules) -> Euros:
    """The employer's part of the covers."""
    return rules.covers.death * np.minimum(gross, rules.ceiling) + rules.covers.health_employer
