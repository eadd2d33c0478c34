"""A mailbox file cut into messages, lazily, each with its place in the file."""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from molette.engine.problems import Place, Problem

LARGEST = 40 * 1024 * 1024
HEADERS_LARGEST = 1024 * 1024
POSTMARK = re.compile(rb"\nFrom ")
# A body may hold "From here on, ..." after an empty line, left as it is by careless writers: a true postmark has a time
# and a year, or is a single word before a header.
DATED = re.compile(rb"From [^\n]{0,300}?\d:\d\d[^\n]{0,60}?\d{4}")
BARE = re.compile(rb"From \S*[ \t]*\r?\n[!-9;-~]+:")
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
HEADERS_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """One message: where it lies in its file (`offset` and `length` in bytes, postmark included) and its own bytes.

    The pieces of a file follow each other without a hole, so the next import may start at `end`.
    """

    offset: int
    length: int
    raw: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def end(self) -> int:
        """The offset just after this message."""
        return self.offset + self.length


def split_mailbox(path: Path, start: int = 0) -> Iterator[Piece]:
    """The messages of an mbox, or the single one of an .eml, from byte `start` on.

    A `start` that is not the beginning of a message (the file was rewritten) reads everything again: intake is
    idempotent. Errors: OSError when the file cannot be opened.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size == 0 or start == size:
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as box:
            yield from _pieces(box, size, start, path.name)


def _pieces(box: mmap.mmap, size: int, start: int, name: str) -> Iterator[Piece]:
    if not _is_postmark(box, 0):
        yield _piece(box, 0, size, name)
        return
    offset = start if 0 < start < size and _is_postmark(box, start) else 0
    for end in _ends(box, offset, size):
        yield _piece(box, offset, end, name)
        offset = end


def _ends(box: mmap.mmap, start: int, size: int) -> Iterator[int]:
    """Where each message from `start` on ends."""
    for found in POSTMARK.finditer(box, start):
        place = found.start()
        is_after_empty_line = box[max(place - 1, 0) : place] == b"\n" or box[max(place - 2, 0) : place] == b"\n\r"
        if is_after_empty_line and _is_postmark(box, place + 1):
            yield place + 1
    yield size


def _is_postmark(box: mmap.mmap, place: int) -> bool:
    line = box[place : place + 600]
    return bool(DATED.match(line) or BARE.match(line))


def _piece(box: mmap.mmap, start: int, end: int, name: str) -> Piece:
    if end - start <= LARGEST:
        return Piece(start, end - start, letter(box[start:end]))
    opening = box[start : start + HEADERS_LARGEST]
    headers = opening[: found.end()] if (found := HEADERS_END.search(opening)) else opening
    values = {"megabytes": round((end - start) / 1024 / 1024), "limit": LARGEST // 1024 // 1024, "offset": start}
    problem = Problem("mail-too-large", Place(name), values, is_error=False)
    return Piece(start, end - start, letter(headers), (problem,))


def letter(raw: bytes) -> bytes:
    """A message without its postmark line, its `>From ` lines as they were written."""
    if raw.startswith(b"From "):
        raw = raw[raw.find(b"\n") + 1 :] if b"\n" in raw else b""
    return ESCAPED.sub(rb"\1", raw) if b"\n>" in raw and b">From " in raw else raw
