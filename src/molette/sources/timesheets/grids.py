"""A month as a grid of days, as portage companies ask for → lines.

Across: a row for each mission, a column for each day or half day. Down: a row for each day, a column for each mission.
The month stands in the days themselves, in a title, in the name of the sheet or of the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from molette.engine.problems import Problem, Value
from molette.sources.tables import Cell, Row, Table, folded
from molette.sources.timesheets.columns import RANKS, Role
from molette.sources.timesheets.durations import Amount, Unit, read_amount
from molette.sources.timesheets.layout import Layout
from molette.sources.timesheets.lines import LONGEST, TOTALS, Line, place_in
from molette.sources.timesheets.stretches import Stretch, find_stretch, month_said

SEARCHED = 60
"""Rows looked at: a month of days with what stands above and below."""
HALF, FULL = 0.5, 1.0
ABSENCE = re.compile(
    r"\b(?:conges?|cp|css|rtt|ferie\w*|absen\w*|maladie|sans solde|repos|arret|maternite|paternite|leave|holidays?"
    r"|vacances|vacations?|sick)\b"
)
OTHER = re.compile(
    r"\b(?:prospection|formation|intercontrat|inter contrat|delegation|administrati\w+|interne|commercial\w*|training"
    r"|internal|business development|bench)\b"
)
SUMMED = TOTALS | {"nb", "nombre", "jours", "jour", "day", "days", "semaine", "week", "signature", "visa", "date"}
SUMMED |= {"commentaire", "commentaires", "comment", "comments", "observations", "note", "notes"}
HALVES = frozenset({"m", "am", "ap", "pm", "matin", "matinee", "apres midi", "morning", "afternoon"})
MARKS = {
    "x": FULL, "✓": FULL, "✔": FULL, "j": FULL, "jour": FULL, "journee": FULL, "oui": FULL, "1 1": FULL,
    "½": HALF, "1/2": HALF, "d": HALF, "demi": HALF, **dict.fromkeys(HALVES, HALF),
}  # fmt: skip
NOTHING = frozenset({"", "-", "–", "0", "we", "f", "jf", "n", "non", "w"})
WEEKDAYS = frozenset({"l", "v", "s", "lu", "lun", "lundi", "mon", "monday", "sat", "saturday", "sam", "samedi", "sa"})


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a sheet read as a grid, what is wrong in it, its month, how it counts, where its header stands."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    month: date | None
    unit: Unit
    header: int
    sheet: str
    is_named: bool
    """Whether its rows or columns have names: without one it may be a plain list."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is written for one day of one mission."""

    row: Row
    column: int
    day: int
    client: str = ""
    project: str = ""
    task: str = ""
    is_half: bool = False

    @property
    def cell(self) -> str:
        return self.row.cell(self.column)

    @property
    def label(self) -> str:
        return folded(f"{self.client} {self.project} {self.task}")


def read_grid(table: Table, source: str, layout: Layout) -> Grid | None:
    """The sheet as a grid, none when it is not one; the month and the unit of `layout` win.

    Problems: timesheet-month-unknown, timesheet-day-unknown, and those of a duration.
    """
    rows = table.rows[:SEARCHED]
    across = [found for at, row in enumerate(rows) if (found := find_stretch(row.cells, at))]
    cells = ([row.cell(column) for row in rows] for column in range(min(table.width, SEARCHED)))
    down = [found for column, held in enumerate(cells) if (found := find_stretch(held, column))]
    best = max((*across, *down), key=lambda one: one.length, default=None)
    if best is None:
        return None
    is_across = best in across
    entries = tuple(_entries_across(rows, best) if is_across else _entries_down(rows, best))
    if not entries:
        return None
    month = layout.month or best.month or month_said(rows, table.sheet, source)
    unit = layout.unit or _unit(entries)
    lines, problems = _read(entries, month, unit, layout.hours_per_day, source)
    header = rows[best.at].line if is_across else rows[min(best.days)].line - 1
    return Grid(lines, problems, month, unit, header, table.sheet, any(entry.label for entry in entries))


def _entries_across(rows: Sequence[Row], stretch: Stretch) -> Iterator[_Entry]:
    """A row for each mission, named before the first day; a second row may be its afternoon."""
    first = min(stretch.days)
    names = [folded(cell) for cell in rows[stretch.at].cells[:first]]
    label = ("", "", "")
    for row in rows[stretch.at + 1 :]:
        said = row.cells[:first]
        is_half = stretch.is_halved or any(folded(cell) in HALVES for cell in said)
        label = _label(said, names) if any(cell and folded(cell) not in HALVES for cell in said) else label
        cells = [folded(row.cell(place)) for place in stretch.days]
        if any(label) and not _is_summed(label) and not WEEKDAYS & set(cells):
            for place, day in stretch.days.items():
                yield _Entry(row, place, day, *label, is_half=is_half)


def _label(said: Sequence[str], names: Sequence[str]) -> tuple[str, str, str]:
    """The client, project and task of a row: by the names of these columns, else the first is the project."""
    held: dict[Role, list[str]] = {Role.CLIENT: [], Role.PROJECT: [], Role.TASK: []}
    for cell, name in zip(said, names, strict=False):
        role = RANKS.get(name, (None, 0))[0]
        if cell and folded(cell) not in HALVES:
            kept = role if role in held else Role.TASK if held[Role.PROJECT] else Role.PROJECT
            held[kept].append(cell)
    client, project, task = (" ".join(held[role]) for role in held)
    return client, project, task


def _entries_down(rows: Sequence[Row], stretch: Stretch) -> Iterator[_Entry]:
    """A column for each mission, named above the first day; a column may be the morning or the afternoon instead."""
    first = min(stretch.days)
    header = rows[first - 1] if first else Row(0, ())
    for place, day in stretch.days.items():
        row = rows[place]
        for column, cell in enumerate(row.cells):
            name = header.cell(column)
            is_half = stretch.is_halved or folded(name) in HALVES
            if column == stretch.at or not cell or _is_summed((name,)):
                continue
            if folded(name) in HALVES:
                is_name = _quantity(cell) is None and folded(cell) not in NOTHING and not ABSENCE.search(folded(cell))
                yield _Entry(row, column, day, project=cell if is_name else "", is_half=True)
            elif name or _quantity(cell):
                yield _Entry(row, column, day, project=name, is_half=is_half)


def _is_summed(label: Sequence[str]) -> bool:
    return any(folded(name).split(" ")[0] in SUMMED for name in label if name)


def _unit(entries: Sequence[_Entry]) -> Unit:
    """Never more than 1: days, else hours."""
    amounts = [amount for entry in entries if (amount := _quantity(entry.cell))]
    return Unit.HOURS if any(amount.number > 1 for amount in amounts if amount.unit is None) else Unit.DAYS


def _read(
    entries: Sequence[_Entry], month: date | None, unit: Unit, hours_per_day: float, source: str
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    if month is None:
        return (), (Problem("timesheet-month-unknown", place_in(source, entries[0].row, 0)),)
    read = [_line(entry, month, unit, hours_per_day, source) for entry in entries]
    lines = tuple(each for each in read if isinstance(each, Line))
    return lines, tuple(each for each in read if isinstance(each, Problem))


def _line(entry: _Entry, month: date, unit: Unit, hours_per_day: float, source: str) -> Line | Problem | None:
    place = place_in(source, entry.row, entry.column)
    written: dict[str, Value] = {"written": entry.cell[:60]}
    days = _days(entry, unit, hours_per_day)
    if days is None:
        is_said = folded(entry.cell) not in NOTHING and entry.cell not in NOTHING
        return Problem("timesheet-duration-unreadable", place, written) if is_said else None
    if not days:
        return None
    if days < 0 or days * hours_per_day > LONGEST + 1e-9:
        code = "timesheet-duration-negative" if days < 0 else "timesheet-duration-too-long"
        return Problem(code, place, written)
    try:
        day = month.replace(day=entry.day)
    except ValueError:
        return Problem("timesheet-day-unknown", place, {"day": entry.day, "month": f"{month:%Y-%m}"})
    is_code = bool(ABSENCE.search(folded(entry.cell)))
    return Line(
        day, round(days, 4), entry.cell if is_code else entry.project, entry.client, entry.task, row=entry.row.line,
        is_absence=is_code or bool(ABSENCE.search(entry.label)), is_other=bool(OTHER.search(entry.label)),
    )  # fmt: skip


def _days(entry: _Entry, unit: Unit, hours_per_day: float) -> float | None:
    """The days of an entry; a whole one in a half day's place is a half, and so is a code or a name."""
    amount = _quantity(entry.cell)
    if amount is None:
        is_named = entry.project == entry.cell or bool(ABSENCE.search(folded(entry.cell)))
        return (HALF if entry.is_half else FULL) if is_named else None
    days = amount.days(unit, hours_per_day)
    return HALF if entry.is_half and unit is Unit.DAYS and days == FULL else days


def _quantity(cell: str) -> Amount | None:
    """What is written for a day: a number, a duration, or a mark."""
    is_text = not isinstance(cell, Cell) or isinstance(cell.value, str | bool)
    mark = (MARKS.get(cell.casefold().strip()) or MARKS.get(folded(cell))) if is_text else None
    if mark:
        return Amount(mark, Unit.DAYS)
    return read_amount(cell) if cell else None
