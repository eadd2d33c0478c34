"""Tables given on the command line: packed or not, with the columns they need, read line by line."""

import csv
import gzip
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from molette.cli.words import say
from molette.sources.recognition import decode

GZIP = b"\x1f\x8b"

Row = TypeVar("Row")


class NotThatTableError(Exception):
    """The file is not what the command needs; the message says why, in the user's language."""


class WrongRowError(ValueError):
    """A line cannot be used; the message is the code of what is wrong with it."""


def read_text(path: Path, lang: str) -> str:
    """The text of a file, unpacked if it is packed."""
    content = path.read_bytes()
    try:
        return decode(gzip.decompress(content) if content.startswith(GZIP) else content)[0]
    except (OSError, EOFError, zlib.error):
        raise NotThatTableError(say("gzip-broken", lang)) from None


def lines_of(path: Path, columns: tuple[str, ...], out: Path, lang: str) -> "csv.DictReader[str]":
    """The lines of a table, once its columns are there and what is written to `out` is another file."""
    lines = csv.DictReader(read_text(path, lang).splitlines())
    try:
        missing = [name for name in columns if name not in (lines.fieldnames or ())]
    except csv.Error:
        missing = list(columns)
    if missing:
        raise NotThatTableError(say("columns-missing", lang, names=", ".join(missing)))
    keep_apart(path, out, lang)
    return lines


def keep_apart(path: Path, out: Path, lang: str) -> None:
    """Refuse to write over what is read."""
    if out.exists() and out.samefile(path):
        raise NotThatTableError(say("out-is-input", lang))


def rows_of(
    lines: "csv.DictReader[str]", read: Callable[[Mapping[str, str]], Row], name: str, lang: str
) -> tuple[list[Row], list[dict[str, str]]]:
    """The rows that read well, and what is wrong with the others; `read` raises ValueError for those."""
    rows: list[Row] = []
    problems: list[dict[str, str]] = []
    while True:
        try:
            line = next(lines, None)
            if line is None:
                return rows, problems
            rows.append(read({name: (text or "").strip() for name, text in line.items() if isinstance(name, str)}))
        except (ValueError, csv.Error) as wrong:
            code = str(wrong) if isinstance(wrong, WrongRowError) else "row-wrong"
            problems.append({"code": code, "where": f"{name}:{lines.line_num}", "text": say(code, lang)})
