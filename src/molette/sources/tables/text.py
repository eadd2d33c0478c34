"""Text → rows of cells, whatever separates them."""

import csv
from collections.abc import Iterator

from molette.sources.tables.rows import Row, Table

SEPARATORS = (";", ",", "\t", "|")


def read_text(text: str) -> tuple[Table, ...]:
    """The table each separator makes of `text`, without those that separate nothing."""
    tables = (Table(separator, _rows(text, separator)) for separator in SEPARATORS if separator in text)
    return tuple(table for table in tables if table.width > 1)


def _rows(text: str, separator: str) -> tuple[Row, ...]:
    """The rows; when a quote is never closed, each line is a row so that it does not swallow the file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").split("\n")
    try:
        rows = tuple(_quoted(lines, separator))
    except csv.Error:
        rows = tuple(Row(number, tuple(line.split(separator))) for number, line in enumerate(lines, start=1))
    stripped = (Row(row.line, tuple(cell.strip().strip('"').strip() for cell in row.cells)) for row in rows)
    return tuple(row for row in stripped if any(row.cells) and not row.cells[0].startswith("sep="))


def _quoted(lines: list[str], separator: str) -> Iterator[Row]:
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator, strict=True)
    line = 1
    for cells in reader:
        yield Row(line, tuple(cells))
        line = reader.line_num + 1
