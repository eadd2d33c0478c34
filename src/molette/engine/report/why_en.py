"""The causes and the ways out in English."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from molette.engine.report.diagnosis_en import STANDS_OUT, tenths
from molette.engine.report.wording_en import number, short_day

Said = Mapping[str, Any]
PLACES = {"client": "At the client", "mission": "In the mission", "me": "On my side"}
REVERSIBLE = {"easy": "easy to undo", "partial": "partly reversible", "hard": "hard to undo"}
LEVELS = {"tweak": "slight tweak", "process": "new way of working", "contract": "contract", "exit": "exit"}
VERDICTS = {"helped": "helped", "nothing": "changed nothing", "hurt": "did harm"}
WORSE = "that it makes things worse"
ANSWERS = {"yes": "yes", "no": "no"}


def cause(said: Said) -> str:
    """What holds the mission most, or the doubt."""
    first, second = said["causes"][:2]
    if first["probability"] < STANDS_OUT:
        return f"No cause stands out yet: first “{first['label']}” ({tenths(first['probability'])})."
    return (
        f"The likeliest: “{first['label']}” ({tenths(first['probability'])}), then “{second['label']}” "
        f"({tenths(second['probability'])})."
    )


def way_out(ways: tuple[Said, ...]) -> str:
    """The best way out, or waiting."""
    if not ways:
        return "Nothing is blocked: there is no way out to look for."
    best = ways[0]
    if best["remedy"] in ("wait", "nothing"):
        until = short_day(date.fromisoformat(next(way["until"] for way in ways if way["remedy"] == "wait")))
        return f"The best is to wait until {until}: no way out brings more than it costs."
    return f"The most useful: {best['label'][0].lower()}{best['label'][1:]}. {gain(best)}."


def gain(way: Said) -> str:
    """`0 to 8 days gained, 2 chances in 10 that it makes things worse`."""
    low, high = max(way["days"]["p10"], 0.0), max(way["days"]["p90"], 0.0)
    days = "Less than a day gained" if high < 1 else f"{number(round(low))} to {number(round(high))} days gained"
    return f"{days}, {tenths(way['p_backfire'])} {WORSE}"


def days(way: Said) -> str:
    """`0 to 8 days`."""
    low, high = round(max(way["days"]["p10"], 0.0)), round(max(way["days"]["p90"], 0.0))
    return "less than a day" if high < 1 else f"{number(low)} to {number(high)} days"


def money(way: Said) -> str:
    """`€-330 to 2,430`."""
    return f"€{number(round(way['euros']['p10'], -1))} to {number(round(way['euros']['p90'], -1))}"


def effort(hours: float) -> str:
    """`2 h`."""
    return f"{number(hours)} h"
