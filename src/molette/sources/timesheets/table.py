"""Text → rows of cells, whatever separates them."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = (";", ",", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line it starts on, counted from 1."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """The cell of that column, counted from 0; empty when the row is short or there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that hold something."""

    separator: str
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """The usual number of cells of a row."""
        widths = Counter(len(row.cells) for row in self.rows)
        return widths.most_common(1)[0][0] if widths else 0

    @property
    def regularity(self) -> float:
        """Share of the rows that have the usual number of cells, 0 to 1."""
        usual = self.width
        return sum(len(row.cells) == usual for row in self.rows) / max(len(self.rows), 1)


def read_tables(text: str) -> tuple[Table, ...]:
    """The table each separator makes of `text`, without those that separate nothing."""
    tables = (Table(separator, _rows(text, separator)) for separator in SEPARATORS if separator in text)
    return tuple(table for table in tables if table.width > 1)


def folded(text: str) -> str:
    """Lower case without accents, words separated by one space, so that what people type can be compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


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
