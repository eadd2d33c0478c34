"""A file of tables → the pieces of time it holds, read as a list or as a grid of days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from molette.engine.problems import Place, Problem, Value
from molette.sources.tables import Opened, Row, Table
from molette.sources.tables.cells import cell_of
from molette.sources.tables.opening import sheets_said
from molette.sources.timesheets.columns import Columns, Role, recognise_columns
from molette.sources.timesheets.dates import read_triple, recognise_order
from molette.sources.timesheets.durations import recognise_decimal, recognise_unit
from molette.sources.timesheets.grids import Grid, read_grid
from molette.sources.timesheets.layout import Form, Layout
from molette.sources.timesheets.lines import Line, Reader
from molette.sources.timesheets.stretches import month_said

SEEN = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet understood, before its rows are chosen: `rows` under the header, and how the first ones are written."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    detected: Layout
    rows: int
    header: tuple[str, ...] = ()
    rows_seen: tuple[Row, ...] = ()


def read_sheet(opened: Opened, layout: Layout, source: str, lang: str) -> Sheet | Problem:
    """The file as a list, or as a grid when it makes a better one."""
    tables = [table for table in opened.tables if _is_told(table, layout)] or list(opened.tables)
    if not tables:
        return Problem("timesheet-not-table", Place(source))
    columns, table = _columns(tables, layout)
    if layout.form is not Form.LIST and (layout.form is Form.GRID or not _is_list(columns)):
        grids = [grid for table in tables if (grid := read_grid(table, source, layout))]
        if grids and (layout.form is Form.GRID or not columns.is_enough or _is_better(grids, columns)):
            return _of_grids(grids, opened, layout, source)
    if not columns.is_enough:
        return _unknown(columns, table, opened, layout, source)
    return _of_list(columns, table, opened, layout, (source, lang))


def _unknown(columns: Columns, table: Table, opened: Opened, layout: Layout, source: str) -> Sheet:
    """Nothing is dated or measured: the columns are shown for the user to say which they are."""
    values: dict[str, Value] = {"header": ", ".join(columns.header.cells)[:200]}
    problem = Problem("timesheet-columns-unknown", Place(source, columns.header.line), values)
    header = columns.header if columns.header.line else table.rows[0]
    places = {str(role): place + 1 for role, place in columns.places.items()}
    detected = replace(layout, encoding=opened.encoding, separator=table.separator, header=header.line, columns=places)
    return Sheet((), (problem,), detected, len(columns.rows), header.cells, table.rows[1 : 1 + SEEN])


def _is_told(table: Table, layout: Layout) -> bool:
    return layout.separator in ("", table.separator) and layout.sheet in ("", table.sheet)


def _columns(tables: Sequence[Table], layout: Layout) -> tuple[Columns, Table]:
    """The columns under the separator, or in the sheet, where the most are recognised, then the most regular."""
    tries = [(recognise_columns(table, layout), table) for table in tables]
    best, table = max(
        tries, key=lambda each: (each[0].is_enough, len(each[0].places), each[1].regularity, each[1].width)
    )
    if not table.sheet or not best.is_enough or layout.sheet:
        return best, table
    alike = [one for one, _ in tries if one.is_enough and (one.places, one.names) == (best.places, best.names)]
    return replace(best, rows=tuple(row for one in alike for row in one.rows)), table


def _is_list(columns: Columns) -> bool:
    """Whether the columns have names and most of their dates are whole."""
    if not columns.is_enough or columns.is_guessed:
        return False
    written = [cell for row in columns.rows if (cell := columns.cell(row, columns.dated_by))]
    return 2 * sum(read_triple(cell) is not None for cell in written) >= len(written)


def _is_better(grids: Sequence[Grid], columns: Columns) -> bool:
    """A grid beats a list that was only guessed when its missions have names."""
    return columns.is_guessed and any(grid.is_named for grid in grids)


def _of_grids(grids: Sequence[Grid], opened: Opened, layout: Layout, source: str) -> Sheet:
    """All the months of a workbook; of the separators of a text, the one that cuts the most."""
    if not grids[0].sheet:
        grids = [max(grids, key=lambda grid: len(grid.lines))]
    first = grids[0]
    detected = replace(
        layout, encoding=opened.encoding, form=Form.GRID, month=first.month if len(grids) == 1 else None,
        unit=first.unit, header=first.header, sheet=", ".join(grid.sheet for grid in grids if grid.sheet),
    )  # fmt: skip
    lines = tuple(line for grid in grids for line in grid.lines)
    problems = tuple(problem for grid in grids for problem in grid.problems)
    said = sheets_said(opened, {grid.sheet for grid in grids}, source)
    return Sheet(lines, (*said, *problems), detected, len(lines) + len(problems))


def _of_list(columns: Columns, table: Table, opened: Opened, layout: Layout, said_in: tuple[str, str]) -> Sheet:
    source, lang = said_in
    if not any(read_triple(columns.cell(row, columns.dated_by)) for row in columns.rows):
        columns = _dated(columns, table, layout, source)
    detected, doubts = _detect(columns, opened, layout, source, lang)
    assert detected.order is not None
    assert detected.unit is not None
    names = columns.names
    pauses_at = names.index("type") if "type" in names else None
    reader = Reader(columns, detected.order, detected.unit, layout, source, pauses_at)
    read = [reader.read(row) for row in columns.rows]
    lines = tuple(line for line in read if isinstance(line, Line))
    wrong = tuple(problem for problem in read if isinstance(problem, Problem))
    said = sheets_said(opened, {row.sheet for row in columns.rows} | {columns.sheet}, source)
    return Sheet(
        lines, (*said, *doubts, *wrong), detected, len(columns.rows), columns.header.cells, columns.rows[:SEEN]
    )


def _dated(columns: Columns, table: Table, layout: Layout, source: str) -> Columns:
    """The rows with whole dates, when they only number the days of a month said elsewhere."""
    month = layout.month or month_said(table.rows, table.sheet, source)
    place = columns.places[columns.dated_by]
    rows = []
    for row in columns.rows:
        written = row.cell(place).strip()
        is_day = month and written.isdecimal() and 1 <= int(written[:3]) <= 31
        try:
            cell: str = cell_of(month.replace(day=int(written))) if month and is_day else row.cell(place)
        except ValueError:
            cell = row.cell(place)
        rows.append(replace(row, cells=(*row.cells[:place], cell, *row.cells[place + 1 :])))
    return replace(columns, rows=tuple(rows))


def _detect(
    columns: Columns, opened: Opened, layout: Layout, source: str, lang: str
) -> tuple[Layout, tuple[Problem, ...]]:
    """How the file is written, and a warning for each guess."""
    durations = [columns.cell(row, Role.DURATION) for row in columns.rows]
    dates = (columns.cell(row, columns.dated_by) for row in columns.rows)
    order, is_order_guessed = (layout.order, False) if layout.order else recognise_order(dates, lang)
    told = layout.unit or columns.unit
    unit, is_unit_guessed = (told, False) if told else recognise_unit(durations)
    places = {str(role): place + 1 for role, place in sorted(columns.places.items())}
    separator = next((table.separator for table in opened.tables if columns.header in table.rows), "")
    detected = replace(
        layout, encoding=opened.encoding, separator=layout.separator or separator, sheet=columns.sheet, order=order,
        unit=unit, decimal=layout.decimal or recognise_decimal(durations), form=Form.LIST, header=columns.header.line,
        columns=MappingProxyType(places),
    )  # fmt: skip
    doubts: list[tuple[bool, str, Role, dict[str, Value]]] = [
        (is_order_guessed, "timesheet-date-order-guessed", columns.dated_by, {"order": str(order)}),
        (is_unit_guessed, "timesheet-unit-guessed", Role.DURATION, {"unit": str(unit)}),
    ]
    return detected, tuple(
        Problem(code, Place(source, 0, columns.places.get(role, -1) + 1), values, is_error=False)
        for is_doubtful, code, role, values in doubts
        if is_doubtful
    )
