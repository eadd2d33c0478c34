"""`--map`: how a timesheet is written, told in a few words."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from molette.cli.words import say
from molette.sources.timesheets import Form, Layout, Role, Unit
from molette.sources.timesheets.dates import Order

UNITS = {"heures": "hours", "h": "hours", "jours": "days", "j": "days", "d": "days", "secondes": "seconds"}
SEPARATORS = {"tab": "\t", "comma": ",", "virgule": ",", "semicolon": ";", "point-virgule": ";"}
LONGEST_DAY = 24.0


def layout_of(pairs: Iterable[str], lang: str) -> Layout:
    """The layout told by `key=value` pairs. Errors: argparse.ArgumentTypeError, in words."""
    told: dict[str, Any] = {}
    for pair in pairs:
        key, _, value = pair.partition("=")
        try:
            _take(told, key.strip(), value.strip())
        except ValueError:
            raise argparse.ArgumentTypeError(say("map-wrong", lang, text=pair)) from None
    return Layout(**told)


def _hours(value: str) -> float:
    hours = float(value.lower().removesuffix("h").replace(",", "."))
    if not 0 < hours <= LONGEST_DAY:
        raise ValueError(value)
    return hours


def _month(value: str) -> date:
    return date.fromisoformat(f"{value}-01")


def _unit(value: str) -> Unit:
    return Unit(UNITS.get(value.lower(), value.lower()))


FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "unit": ("unit", _unit),
    "day": ("hours_per_day", _hours),
    "month": ("month", _month),
    "header": ("header", int),
    "order": ("order", Order),
    "form": ("form", Form),
    "separator": ("separator", lambda value: SEPARATORS.get(value.lower(), value)),
    "sheet": ("sheet", str),
    "encoding": ("encoding", str),
    "decimal": ("decimal", str),
    "person": ("person", str),
}
"""Key → field of a layout, and how its value is read."""


def _take(told: dict[str, Any], key: str, value: str) -> None:
    """One pair: `unit=hours`, `keep=Arvor`, `task:Cadrage=cadrage`, `duration=Temps`. Errors: ValueError."""
    kind, mark, subject = key.partition(":")
    if not value:
        raise ValueError(key)
    if key.lower() in FIELDS:
        field, read = FIELDS[key.lower()]
        told[field] = read(value)
    elif key.lower() == "keep":
        told["projects"] = (*told.get("projects", ()), value)
    elif mark and kind.lower() == "task":
        told["milestones"] = {**told.get("milestones", {}), subject: value}
    else:
        columns: Mapping[str, int | str] = told.get("columns", {})
        told["columns"] = {**columns, Role(key.lower()): int(value) if value.isdecimal() else value}
