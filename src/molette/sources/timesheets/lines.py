"""A row → a date and a duration in days of work, or what is wrong in it."""

from dataclasses import dataclass
from datetime import date

from molette.engine.problems import Place, Problem, Value
from molette.sources.tables import Cell, Row, folded
from molette.sources.timesheets.columns import Columns, Role
from molette.sources.timesheets.dates import Order, read_triple
from molette.sources.timesheets.durations import Amount, Unit, read_amount, read_minutes
from molette.sources.timesheets.layout import Layout

LONGEST = 24.0
"""Hours a row may last: a row has one date."""
DAY = 24 * 60
TOTALS = frozenset({"total", "totaux", "sum", "somme", "cumul", "sous", "subtotal"})
PAUSES = frozenset({"break", "pause"})


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of time understood: its day, its days of work, what it was for, the row it stands on.

    `is_absence`: it says that one was away. `is_other`: it is of no mission (prospection, training).
    """

    day: date
    days: float
    project: str = ""
    client: str = ""
    task: str = ""
    text: str = ""
    person: str = ""
    row: int = 0
    is_absence: bool = False
    is_other: bool = False

    @property
    def group(self) -> str:
        """What the rows are sorted by when a sheet holds several missions: the client and the project."""
        named = [self.client, "" if self.project == self.client else self.project]
        return " · ".join(name for name in named if name)

    @property
    def subject(self) -> str:
        """What the row is about, to find its milestone."""
        return self.task or self.text or self.project


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to understand a row."""

    columns: Columns
    order: Order
    unit: Unit
    layout: Layout
    source: str
    pauses_at: int | None = None
    """The column where breaks are told from work."""

    def read(self, row: Row) -> Line | Problem | None:
        """The row understood, or what is wrong in it; none when it holds no time (a total, a running timer)."""
        written = self.columns.cell(row, self.columns.dated_by)
        duration = self.columns.cell(row, Role.DURATION)
        if not written or not (duration or self.columns.cell(row, Role.END)) or self._is_pause(row):
            return None
        triple = read_triple(written)
        day = triple.date(self.order) if triple else None
        if day is None:
            return None if is_total(row) else self._wrong("timesheet-date-unreadable", row, self.columns.dated_by)
        days = self._days(row)
        if days is None:
            return self._wrong("timesheet-duration-unreadable", row, Role.DURATION)
        if days < 0:
            return self._wrong("timesheet-duration-negative", row, Role.DURATION)
        if days * self.layout.hours_per_day > LONGEST + 1e-9:
            return self._wrong("timesheet-duration-too-long", row, Role.DURATION)
        return self._line(row, day, round(days, 4)) if days else None

    def _days(self, row: Row) -> float | None:
        """The duration written, else the time from start to end (past midnight when the end comes first)."""
        hours_per_day = self.layout.hours_per_day
        if written := self.columns.cell(row, Role.DURATION):
            amount = amount_of(written, self.layout.decimal)
            return amount.days(self.unit, hours_per_day) if amount else None
        start = read_minutes(self.columns.cell(row, Role.START))
        end = read_minutes(self.columns.cell(row, Role.END))
        return None if start is None or end is None else (end - start) % DAY / 60 / hours_per_day

    def _line(self, row: Row, day: date, days: float) -> Line:
        roles = (Role.PROJECT, Role.CLIENT, Role.TASK, Role.TEXT, Role.PERSON)
        project, client, task, text, person = (" ".join(self.columns.cell(row, role).split()) for role in roles)
        return Line(day, days, project, client, task, text, person, row.line)

    def _is_pause(self, row: Row) -> bool:
        """Clockify writes breaks among the work."""
        return self.pauses_at is not None and folded(row.cell(self.pauses_at)) in PAUSES

    def _wrong(self, code: str, row: Row, role: Role) -> Problem:
        place = self.columns.places.get(role, self.columns.places.get(Role.END, 0))
        values: dict[str, Value] = {"written": row.cell(place)[:60]}
        return Problem(code, place_in(self.source, row, place), values)


def place_in(source: str, row: Row, column: int) -> Place:
    """Where a cell stands, its column counted from 0."""
    return Place(f"{source} › {row.sheet}" if row.sheet else source, row.line, column + 1)


def amount_of(text: str, decimal: str) -> Amount | None:
    """The quantity of a cell, where the sign before decimals may have been told."""
    if isinstance(text, Cell) or decimal not in (",", "."):
        return read_amount(text)
    thousands = "." if decimal == "," else ","
    return read_amount(text.replace(thousands, "").replace(",", "."))


def is_total(row: Row) -> bool:
    """Whether a row sums others up."""
    return any(folded(cell).split(" ")[0] in TOTALS for cell in row.cells)
