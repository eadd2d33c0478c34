"""An answer that the plan will need, in English: when, how long it takes, when to ask for it."""

from collections.abc import Mapping
from typing import Any

from molette.engine.ledger.types import Request
from molette.engine.report.wording_en import odds, short_day, working_days

NEEDED = {
    Request.INFORMATION: "information",
    Request.APPROVAL: "an approval",
    Request.DECISION: "a decision",
    Request.ACCESS: "access",
    Request.RESOURCE: "resources",
    Request.PAYMENT: "a payment",
    Request.ACTION: "an action",
}


def foreseen(values: Mapping[str, Any]) -> str:
    """What will be needed, and what that asks for."""
    verb = "was needed" if values["is_past"] else "will be needed"
    what = _what(values)
    needed = f"{what[0].upper()}{what[1:]} {verb} on {short_day(values['due'])}."
    return f"{needed} 8 such answers in 10 come within {working_days(max(values['takes'], 1))}{_then(values)}."


def _what(values: Mapping[str, Any]) -> str:
    who = "you" if values["mine"] else values["holder"]
    if values["kind"] is Request.APPROVAL and values["about"]:
        return f"the approval of “{values['about']}” by {who}"
    about = f", for “{values['about']}”," if values["about"] else ""
    return f"{NEEDED[values['kind']]} from {who}{about}"


def _then(values: Mapping[str, Any]) -> str:
    is_delivery = values["kind"] is Request.APPROVAL and values["about"]
    if values["is_past"]:
        return ""
    if values["is_late"]:
        past = "it was to be handed over" if is_delivery else "it was to be asked for"
        return f": {past} by {short_day(values['ask_by'])}. Today, there {odds(values['chance'])} that it comes in time"
    return f": {'hand it over' if is_delivery else 'ask'} by {short_day(values['ask_by'])}"
