"""The pay of a month, to the cent, on the reference salaries of the public model of contributions."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from molette.engine.forecast.pay.month import least_turnover, month, value_of_days
from molette.engine.forecast.types.pay import FreelanceTerms, PortageTerms
from molette.knowledge.pay import pay_rules

RULES = pay_rules(date(2026, 11, 2))
KEPT = PortageTerms()


@pytest.mark.parametrize(
    ("rate", "net"), [(350, 2948.93), (450, 3740.28), (550, 4521.32), (650, 5368.77), (800, 6639.95)]
)
def test_eighteen_days_give_the_net_pay_of_the_public_model(rate, net):
    assert round(float(month(18 * rate, RULES, KEPT).net), 2) == net


def test_every_line_of_the_payslip_of_alice():
    slip = month(18 * 550, RULES, KEPT)

    lines = (slip.fee, slip.gross, slip.base, slip.employer, slip.reserve, slip.employee)
    assert [round(float(line), 2) for line in lines] == [693.00, 5746.30, 4975.15, 2727.08, 733.63, 1224.98]


def test_a_reserve_paid_with_the_month_leaves_half_of_the_turnover():
    assert float(month(9900, RULES, PortageTerms(keeps_reserve=False)).net) / 9900 == pytest.approx(0.50, abs=0.005)


def test_a_lost_day_costs_least_where_the_reduction_ends():
    lost = value_of_days(550, np.array([18.0, 17.0]), RULES, KEPT)

    assert np.round(lost).tolist() == [198, 259]


def test_the_reduction_ends_at_three_minimum_wages_of_the_day():
    in_spring, in_autumn = pay_rules(date(2026, 3, 2)), pay_rules(date(2026, 9, 1))

    assert (in_spring.minimum_wage, in_autumn.minimum_wage) == (1823.03, 1867.02)
    assert float(month(8900, in_autumn, KEPT).net) > float(month(8900, in_spring, KEPT).net)


@pytest.mark.parametrize(("level", "turnover"), [("first", 2825), ("junior", 3339), ("senior", 3692), ("expert", 4372)])
def test_the_turnover_that_the_least_pay_needs(level, turnover):
    wanted = next(one for one in RULES.levels if one.name == level)

    assert least_turnover(wanted, RULES, KEPT) == pytest.approx(turnover, abs=1)


@pytest.mark.parametrize("turnover", [4000, 7000, 9900, 12_500, 20_000])
def test_the_parts_make_the_whole(turnover):
    slip = month(turnover, RULES, PortageTerms(returns_reduction=False))

    whole = slip.fee + slip.expenses + slip.gross + slip.employer + slip.reserve
    assert float(whole) == pytest.approx(turnover, abs=0.01)


def test_a_freelance_keeps_contributions_aside():
    assert float(month(1000, RULES, FreelanceTerms()).net) == pytest.approx(742)


@given(st.floats(0, 60_000), st.booleans(), st.booleans())
def test_the_parts_never_exceed_the_whole_and_nobody_owes_for_working(turnover, keeps, returns):
    terms = PortageTerms(keeps_reserve=keeps, returns_reduction=returns)
    slip = month(turnover, RULES, terms)

    whole = float(slip.fee + slip.expenses + slip.gross + slip.employer + slip.reserve)
    # The general reduction goes by steps, and ends by one of 2 % of the gross pay: no pay costs what falls between.
    assert -0.01 <= turnover - whole <= 0.025 * float(slip.gross) + 120
    assert 0 <= float(slip.net) <= turnover


def test_months_without_turnover_give_nothing():
    assert np.asarray(month(np.array([0.0, 9900.0]), RULES, KEPT).net).round(2).tolist() == [0.0, 4521.32]
