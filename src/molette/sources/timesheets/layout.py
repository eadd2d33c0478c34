"""How a timesheet is written: what was recognised of it, or what the user says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from molette.sources.timesheets.dates import Order
from molette.sources.timesheets.durations import Unit

HOURS_PER_DAY = 7.0
"""Hours of a day of work when nobody says: the legal week of 35 hours in five days (French labour code, L3121-27)."""
NOTHING: Mapping[str, int | str] = MappingProxyType({})
NOBODY: Mapping[str, str] = MappingProxyType({})


class Form(StrEnum):
    """The two ways to write down one's time."""

    LIST = "list"
    """A row for each piece of work, with its date."""
    GRID = "grid"
    """A month of days, across or down, with what was done each day: a portage company's activity report."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is empty or none is recognised; in a `TimesheetRead`, what was.

    `header`: the line of the names of the columns, 0 for none. `columns`: role → its name, or its
    place counted from 1, 0 for none.
    `order`: of day and month. `decimal`: the sign before decimals. `hours_per_day`: what a day of work is worth.
    `month`: the first day of a grid's month. `projects`: those whose rows are kept. `person`: whose rows are kept.
    `milestones`: what a row is about → the milestone it counts for, empty for none.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header: int | None = None
    columns: Mapping[str, int | str] = field(default_factory=lambda: NOTHING)
    order: Order | None = None
    decimal: str = ""
    unit: Unit | None = None
    hours_per_day: float = HOURS_PER_DAY
    form: Form | None = None
    month: date | None = None
    projects: tuple[str, ...] | None = None
    person: str = ""
    milestones: Mapping[str, str] = field(default_factory=lambda: NOBODY)
