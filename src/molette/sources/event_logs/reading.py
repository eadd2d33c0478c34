"""An event log, XES or CSV, whole or as a stream."""

import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import tzinfo
from itertools import chain
from typing import BinaryIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from molette.engine.problems import Place, Problem
from molette.sources.event_logs.cases import Case, EventLog
from molette.sources.event_logs.tables import read_rows, recognise_columns
from molette.sources.event_logs.traces import read_traces
from molette.sources.recognition import GZIP, decode
from molette.sources.tables.opening import open_tables, sheets_said

CHUNK = 1 << 18
LARGEST = 4 << 30
"""Bytes a log may hold once inflated."""
LARGEST_TABLE = 512 << 20
"""Bytes of a CSV log, whose rows must all be held: they stand in any order."""


class TooLarge(Exception):
    """More bytes than may be read."""


def read_event_log(content: bytes, *, source: str, zone: str = "UTC", lang: str = "fr") -> EventLog:
    """The whole log. Problems: those of `read_cases`."""
    found = tuple(read_cases(io.BytesIO(content), source=source, zone=zone, lang=lang))
    cases = tuple(each for each in found if isinstance(each, Case))
    return EventLog(cases, tuple(each for each in found if isinstance(each, Problem)))


def read_cases(stream: BinaryIO, *, source: str, zone: str = "UTC", lang: str = "fr") -> Iterator[Case | Problem]:
    """The cases of an XES or CSV log, gzipped or not, as they are read; XES takes the memory of one case.

    `zone` is that of the moments that have none. Never raises on bad content; problems: file-empty,
    event-log-broken, event-log-unknown, event-log-too-large, those of `open_tables`, and the warning event-undated.
    """
    try:
        chunks = _chunks(stream)
        first = next(chunks, b"")
        if not first.strip():
            yield Problem("file-empty", Place(source), {"name": source})
        elif decode(first)[0].lstrip("\ufeff \t\r\n").startswith("<"):
            yield from read_traces(chain((first,), chunks), source, _zone(zone))
        else:
            yield from _rows(chain((first,), chunks), source, _zone(zone), lang)
    except TooLarge:
        yield Problem("event-log-too-large", Place(source), {"name": source})
    except (OSError, EOFError, zlib.error):
        yield Problem("event-log-broken", Place(source), {"cases": 0})


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes, inflated if they are gzipped."""
    start = stream.read(len(GZIP))
    rest = _Joined(start, stream)
    opened: BinaryIO = gzip.GzipFile(fileobj=rest) if start == GZIP else rest  # type: ignore[assignment]
    total = 0
    while chunk := opened.read(CHUNK):
        total += len(chunk)
        if total > LARGEST:
            raise TooLarge
        yield chunk


class _Joined(io.RawIOBase):
    """The first bytes of a stream put back before the rest."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self.start, self.rest = start, rest

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes."""
        taken, self.start = self.start, b""
        return taken + self.rest.read(max(size - len(taken), 0) if size >= 0 else -1)


def _rows(chunks: Iterator[bytes], source: str, zone: tzinfo, lang: str) -> Iterator[Case | Problem]:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if len(held) > LARGEST_TABLE:
            raise TooLarge
    opened = open_tables(bytes(held), source)
    columns = recognise_columns(opened.tables)
    if columns is None:
        yield opened.refusal or Problem("event-log-unknown", Place(source, 1), {"name": source})
        return
    yield from sheets_said(opened, {columns.sheet}, source)
    yield from read_rows(columns, source, zone, lang)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
