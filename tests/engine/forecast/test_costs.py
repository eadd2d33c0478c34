"""The three coins: the study's worked example, then missions told in journals."""

from dataclasses import replace
from datetime import date

import pytest
from tests.engine.conftest import case_of

from molette.engine.forecast.costs.late_payments import late_payments
from molette.engine.forecast.costs.money import envelope, lines
from molette.engine.forecast.costs.strength import strength
from molette.engine.forecast.types.costs import Alert, Item, Money, Situation
from molette.engine.policy import CostPolicy

POLICY = CostPolicy()
EXAMPLE = Situation(
    rate=550, planned=40, spent=18, accepted=0.3, blocked=15, elapsed=60, reserved=0.6, redeployed=0.2,
    chasing=4, prospecting=1 / 3.5, net_day=242, is_capped=True,
)  # fmt: skip


def test_the_worked_example_of_the_study():
    found = {line.item: round(line.so_far) for line in lines(EXAMPLE, POLICY)}

    assert found[Item.IDLE] == pytest.approx(1745, abs=5)
    assert found[Item.CHASING] == 138
    assert found[Item.RESTART] == 254
    assert found[Item.ABANDON] == pytest.approx(208, abs=2)
    assert found[Item.OFFERS] == pytest.approx(433, abs=2)
    assert found[Item.PROSPECTING] == pytest.approx(1236, abs=2)


def test_certain_and_expected_are_told_apart():
    money = Money(EXAMPLE, lines(EXAMPLE, POLICY), envelope(EXAMPLE, POLICY), ())

    assert (round(money.certain, -2), round(money.expected, -2), round(money.next_day, -1)) == (2100, 1900, 260)


def test_the_days_sold_run_out():
    found = envelope(EXAMPLE, POLICY)

    assert (found.at_completion, found.overrun, found.at_risk) == (52, 12, 6600)
    assert found.effective_rate == pytest.approx(418, abs=1)


def test_days_paid_by_the_day_put_no_turnover_at_risk():
    assert envelope(replace(EXAMPLE, is_capped=False), POLICY).at_risk == 0


def test_nothing_blocked_costs_nothing():
    assert lines(replace(EXAMPLE, blocked=0), POLICY) == ()


def test_a_bill_paid_in_two_parts_is_late_until_the_second():
    ledger = case_of("""
    2026-03-31 me -> chloe bills 11880 EUR due 2026-04-30 #i1
    2026-05-05 chloe pays 1880 EUR on #i1
    2026-05-30 chloe pays 10000 EUR on #i1
    2026-05-31 me -> chloe bills 900 EUR due 2026-07-30 #i2
    """).ledger

    late = late_payments(ledger, date(2026, 6, 15), POLICY)

    assert [(one.days_late, one.is_paid, one.claim) for one in late] == [(30, True, 158.64)]


def test_two_hard_weeks_in_a_row_are_an_alert_and_one_is_not():
    hard = """
    2026-04-03 me feels 2 of 5 [private]
    2026-04-10 me feels 4 of 5 [private]
    """
    once = strength(case_of(hard).ledger, date(2026, 4, 17))
    twice = strength(case_of(hard + "    2026-04-17 me feels 5 of 5 [private]\n").ledger, date(2026, 4, 17))

    assert (once.latest, once.alert) == (4, Alert.NONE)
    assert (twice.latest, twice.weeks_high, twice.alert) == (5, 2, Alert.HIGH)


def test_a_month_without_marks_ends_the_row():
    ledger = case_of("""
    2026-03-06 me feels 5 of 5 [private]
    2026-04-10 me feels 5 of 5 [private]
    """).ledger

    assert strength(ledger, date(2026, 4, 10)).weeks_high == 1


def test_chloe_s_moods_are_nobody_s_business():
    ledger = case_of("    2026-04-10 chloe feels 5 of 5\n").ledger

    assert strength(ledger, date(2026, 4, 10)).latest is None
