"""Bills paid late, or due and not paid, and what may be claimed for them."""

from collections.abc import Iterator
from datetime import date

from molette.engine.forecast.types.costs import LatePayment
from molette.engine.ledger.types import Fact, Kind, Ledger
from molette.engine.policy import CostPolicy

YEAR = 365


def late_payments(ledger: Ledger, today: date, policy: CostPolicy) -> tuple[LatePayment, ...]:
    """Each bill whose due date is past, unpaid or paid later, in the order of the due dates."""
    return tuple(sorted(_late(ledger, today, policy), key=lambda late: late.due))


def _late(ledger: Ledger, today: date, policy: CostPolicy) -> Iterator[LatePayment]:
    for bill in ledger.of(Kind.BILL):
        if bill.due_at is None or not bill.euros:
            continue
        due, paid = bill.due_at.date(), _paid_on(bill, ledger)
        days = ((paid or today) - due).days
        if days > 0:
            claim = bill.euros * policy.late_rate * days / YEAR + policy.late_indemnity
            yield LatePayment(bill.euros, due, days, paid is not None, round(claim, 2))


def _paid_on(bill: Fact, ledger: Ledger) -> date | None:
    """The day on which the payments of a bill reach its amount; a payment without one is of the whole."""
    left = bill.euros or 0.0
    for fact in ledger.of(Kind.PAY):
        if bill.label and fact.ref == bill.label:
            left -= left if fact.euros is None else fact.euros
            if left < 0.01:
                return fact.at.date()
    return None
