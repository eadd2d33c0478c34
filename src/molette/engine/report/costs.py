"""The three coins as the JSON of the command line contract: euros net for the consultant, working days."""

from typing import Any

from molette.engine.forecast.types.costs import Costs, Envelope, LatePayment, Money, Strength, Time


def costs_json(costs: Costs) -> dict[str, Any]:
    """Money (null without a known rate), time, strength."""
    return {
        "money": _money(costs.money) if costs.money else None,
        "time": _time(costs.time),
        "strength": _strength(costs.strength),
    }


def _money(money: Money) -> dict[str, Any]:
    return {
        "certain": round(money.certain),
        "expected": round(money.expected),
        "next_day": round(money.next_day),
        "lines": [
            {"item": str(line.item), "certain": line.is_certain, "so_far": round(line.so_far, 2),
             "next_day": round(line.next_day, 2)}
            for line in money.lines
        ],
        "envelope": _envelope(money.envelope),
        "late": [_late(late) for late in money.late],
    }  # fmt: skip


def _envelope(envelope: Envelope) -> dict[str, Any]:
    return {
        "days_at_completion": round(envelope.at_completion, 1),
        "overrun": round(envelope.overrun, 1),
        "at_risk": round(envelope.at_risk),
        "effective_rate": round(envelope.effective_rate),
    }


def _late(late: LatePayment) -> dict[str, Any]:
    return {
        "euros": late.euros,
        "due": late.due.isoformat(),
        "days_late": late.days_late,
        "paid": late.is_paid,
        "claim": late.claim,
    }


def _time(time: Time) -> dict[str, Any]:
    return {
        "blocked_days": round(time.blocked, 2),
        "share": round(time.share, 3),
        "slip": None if time.slip is None else round(time.slip, 1),
        "later_prospecting": round(time.later_prospecting, 1),
        "months": time.months,
        "near_limit": time.is_near_limit,
    }


def _strength(strength: Strength) -> dict[str, Any]:
    return {
        "latest": strength.latest,
        "on": strength.on.isoformat() if strength.on else None,
        "weeks_high": strength.weeks_high,
        "trend": None if strength.trend is None else round(strength.trend, 2),
        "alert": str(strength.alert),
    }
