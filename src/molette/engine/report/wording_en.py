"""Findings in English."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from molette.engine.forecast.types import Status
from molette.engine.ledger.types import Request
from molette.engine.report.types import Finding, Headline

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
STATUS = {
    Status.MOVING: "is moving",
    Status.SLOWING: "is slowing down",
    Status.STALLED: "is stalled",
    Status.ON_HOLD: "is on an agreed hold",
}
STATUS_WORD = {
    Status.MOVING: "moving",
    Status.SLOWING: "slowing",
    Status.STALLED: "stalled",
    Status.ON_HOLD: "on agreed hold",
}
NOT_KNOWN = "nothing yet"
KINDS = {
    Request.INFORMATION: "information",
    Request.APPROVAL: "approval",
    Request.DECISION: "decision",
    Request.ACCESS: "access",
    Request.RESOURCE: "resource",
    Request.PAYMENT: "payment",
    Request.ACTION: "action",
}
PLACES = {
    "work": "work",
    "client": "client",
    "third_party": "third party",
    "mission": "leave, pauses and unplanned days",
    "me": "you",
    "concurrent": "several at once",
}
STATES = {
    "open": "open",
    "held": "agreed silence",
    "answered": "answered",
    "refused": "refused",
    "withdrawn": "withdrawn",
    "moot": "no longer needed",
    "lapsed": "dropped",
}


def day(on: date) -> str:
    """`Tue 7 April`."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def short_day(on: date) -> str:
    """`7 April`."""
    return f"{on.day} {MONTHS[on.month - 1]}"


def number(value: float) -> str:
    """`1,234.5`, one decimal at most."""
    return f"{value:,.1f}".removesuffix(".0")


def exact(value: float) -> str:
    """A number of days with two decimals at most, so that the parts make the whole."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def euros(value: float) -> str:
    """`€1,258`, whole."""
    return f"€{round(value):,}"


def about(value: float) -> str:
    """`about €1,500`: two figures, the others would pretend to be known."""
    step = 10 ** max(len(str(round(abs(value)))) - 2, 0)
    return f"about €{round(value / step) * step:,}"


def working_days(days: float) -> str:
    """`12 working days`."""
    if days < 1:
        return "less than a working day"
    whole = round(days)
    return "1 working day" if whole == 1 else f"{whole:,} working days"


def odds(chance: float) -> str:
    """A probability as people say it, after "there"."""
    tenths = round(chance * 10)
    if tenths >= 10:
        return "is hardly any doubt"
    if abs(chance - 2 / 3) < 0.04:
        return "are 2 chances in 3"
    if abs(chance - 1 / 3) < 0.04:
        return "is 1 chance in 3"
    if tenths == 5:
        return "is 1 chance in 2"
    if tenths == 0:
        return "is less than 1 chance in 10"
    return f"are {tenths} chances in 10" if tenths > 1 else "is 1 chance in 10"


def _clip(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def subject(values: Mapping[str, Any]) -> str:
    """What is awaited, as the subject of a sentence."""
    rest = "the rest of " if values["partial"] else ""
    if values["kind"] is Request.APPROVAL and values["about"]:
        return f"{rest}the approval of “{values['about']}”"
    if values["text"]:
        return f"{rest}the answer to “{_clip(values['text'])}”"
    return f"{rest}the {KINDS[values['kind']]} that was asked for"


def headline(finding: Finding) -> Headline:
    """The first sentence."""
    values = finding.values
    if finding.code == "nothing-known":
        after = ": drop a mail, a calendar or a timesheet, or tell what happened."
        return Headline(f"Of {values['mission']}, ", "nothing is known yet", after)
    why = values["why"]
    return Headline(f"{values['mission']} ", STATUS[values["status"]], f": {WHY[why.code](why.values)}.")


def habit(values: Mapping[str, Any]) -> str:
    """Why the usual pace is what is said."""
    if values["asked"] < 3:
        usual = working_days(values["usual"])
        return f"Too few exchanges so far to know the usual pace; such answers often come within {usual}."
    who = "you have" if values["mine"] else f"{values['holder']} has"
    if not values["answered"]:
        return f"Of {values['asked']} requests, {who} answered none."
    count = "all" if values["answered"] == values["asked"] else values["answered"]
    return f"Of {values['asked']} requests, {who} answered {count}, half of them {_within(values['half'])}."


def habit_short(seen: Mapping[str, Any]) -> str:
    """The same in a cell of a table; nothing of too few exchanges."""
    return f"{seen['answered']} answers to {seen['asked']} requests" if seen["asked"] >= 3 else ""


def _within(days: float) -> str:
    return f"in {working_days(days)}" if days < 1 else f"within {working_days(days)}"


def _forgotten(values: Mapping[str, Any]) -> str:
    without = "something else" if values["nudges"] else "a nudge"
    return f"There {odds(values['chance'])} that it will not come without {without}."


def _stuck(values: Mapping[str, Any]) -> str:
    return f"Out of the next 10 working days, about {round(values['share'] * 10)} are stuck."


def _cost(values: Mapping[str, Any]) -> str:
    likely = f", and {about(values['expected'])} more is to be feared" if values["expected"] >= 1 else ""
    return (
        f"Each further day costs {about(values['next_day'])} net; waiting has already cost "
        f"{about(values['certain'])}{likely}."
    )


def _finish(values: Mapping[str, Any]) -> str:
    dates = values["range"]
    year = f" {dates.p10.year}" if dates.p10.year != dates.p90.year else ""
    between = f"between {short_day(dates.p10)}{year} and {short_day(dates.p90)} {dates.p90.year}"
    text = f"At this pace, it ends {between} (8 chances in 10)"
    return f"{text}; planned for {short_day(values['due'])}." if values["due"] else f"{text}."


def _mine_too(values: Mapping[str, Any]) -> str:
    what = "1 answer" if values["count"] == 1 else f"{values['count']} answers"
    return f"On your side, you owe {what}, the oldest for {working_days(values['days'])}."


def _until(values: Mapping[str, Any]) -> str:
    until = values["until"]
    return f" until {day(until)}" if until and until < date.max else ""


def _in_time(values: Mapping[str, Any]) -> str:
    if values["mine"]:
        return f"the ball is with you ({subject(values)}), within the usual time"
    return f"{subject(values)} is with {values['holder']}, within the usual time"


WHY: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "paused": lambda values: f"nothing is expected{_until(values)}",
    "quiet": lambda values: "nothing has happened in the evidence for more than ten working days",
    "nothing-awaited": lambda values: "no answer is awaited",
    "held": lambda values: f"silence is agreed on {subject(values)}{_until(values)}",
    "in-time": _in_time,
    "awaited": lambda values: f"{subject(values)} has been with {values['holder']} for {working_days(values['days'])}",
    "owed": lambda values: (
        f"{subject(values)} has been yours to give to {values['asker']} for {working_days(values['days'])}"
    ),
}


DETAILS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "habit": habit,
    "forgotten": _forgotten,
    "stuck": _stuck,
    "cost": _cost,
    "finish": _finish,
    "mine-too": _mine_too,
}


def detail(finding: Finding) -> str:
    """One sentence of what follows."""
    return DETAILS[finding.code](finding.values)


def account(values: Mapping[str, float]) -> str:
    """The title of the account of days, which is its answer."""
    total = sum(values.values())
    days = "1 working day" if total == 1 else f"{exact(total)} working days"
    return f"Of {days}, {exact(values['work'])} at work and {exact(values['client'])} waiting for the client"
