"""A file opened as tables, whether it is text or a workbook; or why it cannot be."""

from dataclasses import dataclass

from molette.engine.problems import Place, Problem
from molette.sources.recognition import decode, is_binary
from molette.sources.tables.rows import Table
from molette.sources.tables.sizes import TooLarge
from molette.sources.tables.text import read_text
from molette.sources.tables.workbooks import Broken, Locked, is_workbook, read_workbook

ENCODINGS = ("utf-8", "cp1252", "utf-16", "iso-8859-15", "mac-roman", "cp850")
"""Those a user may choose: what spreadsheets and old tools write."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The tables a file may be read as: one for each separator of a text, one for each sheet of a workbook."""

    tables: tuple[Table, ...]
    text: str = ""
    encoding: str = ""
    refusal: Problem | None = None


def open_tables(content: bytes, source: str, encoding: str = "") -> Opened:
    """`encoding`: that of the text, when it is known.

    Never raises; refusals: file-empty, file-binary, sheet-broken, sheet-locked, sheet-too-large.
    """
    if not content.strip():
        return Opened((), refusal=_refusal("file-empty", source))
    if is_workbook(content):
        return _workbook(content, source)
    text, encoding = (_told(content, encoding), encoding) if encoding in ENCODINGS else decode(content)
    if is_binary(text):
        return Opened((), encoding=encoding, refusal=_refusal("file-binary", source))
    return Opened(read_text(text), text, encoding)


def _told(content: bytes, encoding: str) -> str:
    return content.decode(encoding, "replace").removeprefix("\ufeff")


def _workbook(content: bytes, source: str) -> Opened:
    try:
        tables = read_workbook(content)
    except Broken:
        return Opened((), refusal=_refusal("sheet-broken", source))
    except Locked:
        return Opened((), refusal=_refusal("sheet-locked", source))
    except TooLarge:
        return Opened((), refusal=_refusal("sheet-too-large", source))
    return Opened(tables) if tables else Opened((), refusal=_refusal("file-empty", source))


def sheets_said(opened: Opened, used: set[str], source: str) -> tuple[Problem, ...]:
    """A word about the sheets that were read, when the workbook has others."""
    others = [table.sheet for table in opened.tables if table.sheet and table.sheet not in used]
    if not others:
        return ()
    read = [table.sheet for table in opened.tables if table.sheet in used]
    values = {"read": ", ".join(read)[:120], "others": ", ".join(others)[:120]}
    return (Problem("sheet-chosen", Place(source), values, is_error=False),)


def _refusal(code: str, source: str) -> Problem:
    return Problem(code, Place(source), {"name": source})
