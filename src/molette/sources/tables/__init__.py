"""Tables: the text of a CSV or the sheets of a workbook → rows of cells, whatever they are about."""

from molette.sources.tables.cells import Cell, folded
from molette.sources.tables.opening import Opened, open_tables
from molette.sources.tables.rows import Row, Table

__all__ = ["Cell", "Opened", "Row", "Table", "folded", "open_tables"]
