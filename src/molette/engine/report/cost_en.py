"""The three coins in English, from the JSON of an assessment."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from molette.engine.report.wording_en import about, exact, number, short_day, working_days

Said = Mapping[str, Any]
ITEMS: Mapping[str, str] = {
    "idle": "Days kept free and left empty",
    "chasing": "Time spent reminding",
    "restart": "Getting back into it, when it moves again",
    "abandon": "Chance that the mission ends there",
    "offers": "Offers that must be declined",
    "prospecting": "Prospecting put off",
}
LEVELS = ("Not at all", "Only a little", "To some extent", "Rather much", "Very much")
"""The five answers to the single stress question of Elo and others 2003."""
QUESTION = "This week, did you feel tense, restless or anxious, or did your sleep suffer?"


def sentence(costs: Said) -> str:
    """What waiting has cost, and one more day."""
    money = costs["money"]
    if money is None:
        return "The plan names no daily rate: what waiting costs in money is not known."
    if not money["lines"]:
        return "Waiting has cost nothing so far."
    certain, expected, day = (about(money[name]) for name in ("certain", "expected", "next_day"))
    return f"Waiting has cost {certain} net, and {expected} more is to be feared; each further day costs {day}."


def money(costs: Said) -> Iterator[str]:
    """Where the days sold are going, and the bills that are late."""
    if costs["money"] is None:
        return
    envelope = costs["money"]["envelope"]
    if envelope["overrun"] >= 1:
        days, total = exact(round(envelope["overrun"])), exact(round(envelope["days_at_completion"]))
        uncovered = f"; {about(envelope['at_risk'])} of turnover is not covered" if envelope["at_risk"] else ""
        rate = number(envelope["effective_rate"])
        yield f"At this pace the mission takes {total} days, {days} more than sold: a day brings €{rate}{uncovered}."
    yield from (_late(bill) for bill in costs["money"]["late"])


def time(costs: Said) -> Iterator[str]:
    """The share of waiting, the slip, what is put off, the legal limit."""
    found = costs["time"]
    if found["blocked_days"] >= 1:
        share = round(100 * found["share"])
        yield f"The mission has waited for somebody for {working_days(found['blocked_days'])}, {share} % of its time."
    if found["slip"] and abs(found["slip"]) >= 1:
        side = "after" if found["slip"] > 0 else "before"
        yield f"The likeliest end is {working_days(abs(found['slip']))} {side} the planned one."
    if found["later_prospecting"] >= 1:
        later = working_days(found["later_prospecting"])
        yield f"The gap before the next mission may grow by {later}, for lack of prospecting."
    if found["near_limit"]:
        yield "A portage service lasts 36 months at most: the end is near."


def strength(costs: Said) -> str:
    """What the consultant's own marks say, and nothing more."""
    found = costs["strength"]
    if found["latest"] is None:
        return "One question a week, for your eyes only."
    if found["alert"] == "lasting":
        return "Four hard weeks in a row: talk to somebody you trust, your doctor or the occupational health service."
    if found["alert"] == "high":
        return "Two hard weeks in a row. Writing down the next step, when and where, often gives some rest."
    return f"Last answer, on {short_day(date.fromisoformat(found['on']))}: {LEVELS[found['latest'] - 1].lower()}."


def _late(bill: Said) -> str:
    state = "was paid" if bill["paid"] else "is still unpaid,"
    days = "1 day" if bill["days_late"] == 1 else f"{bill['days_late']} days"
    due = short_day(date.fromisoformat(bill["due"]))
    claim = f"€{number(bill['claim'])} may be claimed by whoever issued it"
    return f"The bill of €{number(bill['euros'])} due on {due} {state} {days} late: {claim}."
