"""A mailbox file cut into messages, lazily, each with its place in the file."""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from molette.engine.problems import Place, Problem

LARGEST = 40 * 1024 * 1024
HEADERS_LARGEST = 1024 * 1024
READ = 16 * 1024 * 1024  # bytes of a mailbox given back at once
FROM = re.compile(rb"From ")  # searched once: it opens a message after a new line, and was escaped after ">"
# A body may hold "From here on, ..." after an empty line, left as it is by careless writers: a true postmark has a time
# and a year, or is a single word before a header.
DATED = re.compile(rb"From [^\n]{0,300}?\d:\d\d[^\n]{0,60}?\d{4}")
APPLE = re.compile(rb"(\d{1,10})\s*\n")  # an .emlx: how many bytes the message has, the message, notes of the program
BARE = re.compile(rb"From \S*[ \t]*\r?\n[!-9;-~]+:")
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
HEADERS_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """One message: where it lies in its file (`offset` and `length` in bytes, postmark included) and its own bytes.

    Reading may go on at `end`. Without bytes it is no message but what is wrong at this place.
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
        yield _single(box, size, name)
        return
    offset = start if 0 < start < size and _is_postmark(box, start) else 0
    is_escaped, held = False, offset - offset % READ
    for found in FROM.finditer(box, offset + 1):
        place = found.start()
        before = box[max(place - 3, 0) : place]
        if before.endswith((b"\n\n", b"\n\r\n")) and _is_postmark(box, place):
            yield _piece(box, offset, place, name, is_escaped=is_escaped)
            offset, is_escaped = place, False
            if place - held > 2 * READ:
                _let_go(box, held)
                held += READ
        elif before.endswith(b">"):
            is_escaped = True
    yield _piece(box, offset, size, name, is_escaped=is_escaped)


def _let_go(box: mmap.mmap, start: int) -> None:
    """Give the memory of what was read back, where the system can."""
    if hasattr(mmap, "MADV_DONTNEED"):
        box.madvise(mmap.MADV_DONTNEED, start, READ)


def _single(box: mmap.mmap, size: int, name: str) -> Piece:
    """The message of a file of one, which has no postmark and nothing escaped."""
    piece = _piece(box, 0, size, name, is_escaped=False)
    if length := APPLE.match(piece.raw):
        raw = piece.raw[length.end() : length.end() + int(length[1])]
        return Piece(0, size, raw, piece.problems)
    return piece


def _is_postmark(box: mmap.mmap, place: int) -> bool:
    line = box[place : place + 600]
    return bool(DATED.match(line) or BARE.match(line))


def _piece(box: mmap.mmap, start: int, end: int, name: str, *, is_escaped: bool) -> Piece:
    """A message without its postmark line, its `>From ` lines as they were written."""
    opening = start
    if box[start : start + 5] == b"From ":
        opening = box.find(b"\n", start, end) + 1 or end
    if end - start <= LARGEST:
        raw = box[opening:end]
        return Piece(start, end - start, ESCAPED.sub(rb"\1", raw) if is_escaped else raw)
    first = box[opening : opening + HEADERS_LARGEST]
    headers = first[: found.end()] if (found := HEADERS_END.search(first)) else first
    values = {"megabytes": round((end - start) / 1024 / 1024), "limit": LARGEST // 1024 // 1024, "offset": start}
    problem = Problem("mail-too-large", Place(name), values, is_error=False)
    return Piece(start, end - start, headers, (problem,))
