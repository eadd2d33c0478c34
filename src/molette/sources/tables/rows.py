"""Rows of cells, and the table they make."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, the line it starts on, counted from 1, and the sheet it is in, if any."""

    line: int
    cells: tuple[str, ...]
    sheet: str = ""

    def cell(self, column: int | None) -> str:
        """The cell of that column, counted from 0; empty when the row is short or there is no such column."""
        return self.cells[column] if column is not None and 0 <= column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that hold something: cut by `separator` in a text, or those of `sheet` in a workbook."""

    separator: str
    rows: tuple[Row, ...]
    sheet: str = ""

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
