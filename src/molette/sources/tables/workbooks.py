"""The sheets of an Excel or OpenDocument workbook → tables of typed cells."""

import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from molette.sources.tables.cells import Cell, cell_of
from molette.sources.tables.rows import Row, Table
from molette.sources.tables.sizes import CELLS, DAMAGED, TooLarge, measure

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_SHEETS = 200


class Broken(Exception):
    """A workbook that cannot be opened."""


class Locked(Exception):
    """A workbook closed by a password."""


def is_workbook(content: bytes) -> bool:
    """Whether the first bytes are those of a workbook, or of what else is packed the same way."""
    return content.startswith((ZIP, OLE))


def read_workbook(content: bytes) -> tuple[Table, ...]:
    """The sheets that hold something and are not hidden, in their order. Errors: Broken, Locked, TooLarge."""
    if content.startswith(OLE) and ENCRYPTED in content:
        raise Locked
    if content.startswith(ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                measure(archive)
        except DAMAGED as error:
            raise Broken from error
    try:
        tables = tuple(_tables(content))
    except PasswordError as error:
        raise Locked from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise Broken from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own fault on a hostile file: no class to name
            raise Broken from error
        raise
    return tuple(table for table in tables if table.rows)


def _tables(content: bytes) -> Iterator[Table]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        shown = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        for name in shown[:MOST_SHEETS]:
            yield _table(book.get_sheet_by_name(name))


def _table(sheet: CalamineSheet) -> Table:
    if sheet.total_height * sheet.total_width > CELLS:
        raise TooLarge
    values = sheet.to_python(skip_empty_area=False)
    cells = [[cell_of(value) for value in row] for row in values]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right and bottom < len(cells):
            _fill_down(cells, top, bottom, left)
    rows = (Row(number, tuple(row), sheet.name) for number, row in enumerate(cells, start=1))
    return Table("", tuple(row for row in rows if any(row.cells)), sheet.name)


def _fill_down(cells: list[list[Cell]], top: int, bottom: int, column: int) -> None:
    """A name or a date merged over several rows is that of each of them; a quantity is written once."""
    if column >= len(cells[top]):
        return
    said = cells[top][column]
    if said.day is None and (said.number is not None or said.hours is not None):
        return
    for row in cells[top + 1 : bottom + 1]:
        row[column] = said
