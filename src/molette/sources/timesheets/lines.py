"""A row → a date and a duration in days of work, or what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from molette.engine.problems import Place, Problem, Value
from molette.sources.timesheets.columns import Columns, Role
from molette.sources.timesheets.dates import Order, read_triple
from molette.sources.timesheets.durations import Unit, read_amount, read_minutes
from molette.sources.timesheets.table import Row, folded

LONGEST = 24.0
"""Hours a row may last: a row has one date."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Detected:
    """How the file is written; `columns` gives each role its column, counted from 1, as `mapping` takes it."""

    encoding: str = ""
    separator: str = ""
    decimal: str = "."
    order: Order = Order.YEAR_FIRST
    unit: Unit = Unit.HOURS
    columns: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Line:
    """One row understood: a date and a duration in days of work."""

    day: date
    days: float
    project: str
    task: str
    text: str


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to understand a row."""

    columns: Columns
    detected: Detected
    hours_per_day: float
    source: str

    def read(self, row: Row) -> Line | Problem | None:
        """The row understood, or what is wrong in it; none when it holds no time (a total, a running timer)."""
        written = self.columns.cell(row, self._dated_by)
        duration = self.columns.cell(row, Role.DURATION)
        if not written or not (duration or self.columns.cell(row, Role.END)):
            return None
        triple = read_triple(written)
        day = triple.date(self.detected.order) if triple else None
        if day is None:
            return None if _is_total(row) else self._wrong("timesheet-date-unreadable", row, self._dated_by)
        days = self._days(row)
        if days is None:
            return self._wrong("timesheet-duration-unreadable", row, Role.DURATION)
        if days < 0:
            return self._wrong("timesheet-duration-negative", row, Role.DURATION)
        if days * self.hours_per_day > LONGEST + 1e-9:
            return self._wrong("timesheet-duration-too-long", row, Role.DURATION)
        return self._line(row, day, round(days, 4)) if days else None

    @property
    def _dated_by(self) -> Role:
        return Role.DATE if Role.DATE in self.columns.places else Role.START

    def _days(self, row: Row) -> float | None:
        """The duration written, else the time from start to end (past midnight when the end comes first)."""
        if written := self.columns.cell(row, Role.DURATION):
            amount = read_amount(written)
            return amount.days(self.detected.unit, self.hours_per_day) if amount else None
        start = read_minutes(self.columns.cell(row, Role.START))
        end = read_minutes(self.columns.cell(row, Role.END))
        return None if start is None or end is None else (end - start) % DAY / 60 / self.hours_per_day

    def _line(self, row: Row, day: date, days: float) -> Line:
        roles = (Role.PROJECT, Role.CLIENT, Role.TASK, Role.TEXT)
        project, client, task, text = (" ".join(self.columns.cell(row, role).split()) for role in roles)
        return Line(day, days, project or client, task, text)

    def _wrong(self, code: str, row: Row, role: Role) -> Problem:
        place = self.columns.places.get(role, self.columns.places.get(Role.END, 0))
        values: dict[str, Value] = {"written": row.cell(place)[:60]}
        return Problem(code, Place(self.source, row.line, place + 1), values)


def _is_total(row: Row) -> bool:
    return any(folded(cell).split(" ")[0] in ("total", "totaux", "sum", "somme") for cell in row.cells)
