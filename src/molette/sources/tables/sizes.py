"""How large a workbook becomes once opened, known before it is: a file of a few bytes may hold billions of cells."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

INFLATED = 300 << 20
"""Bytes a workbook may hold once unpacked."""
CELLS = 4_000_000
"""Cells between the first and the last filled one of a sheet: the reader makes room for all of them."""
CHUNK = 1 << 20
LONGEST_TAG = 1 << 16
FILLED = re.compile(rb"""<(?:\w+:)?c\b[^<>]*?\br=["']([A-Z]{1,9})([0-9]{1,12})["'][^<>]*(?<!/)>""")
UNPLACED = re.compile(rb"<(?:\w+:)?c(?:\s(?![^<>]*\br=)[^<>]*)?(?<!/)>")
ROW = re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\br=["']([0-9]{1,12})["']""")
ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^<>]*)>")
REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["']([0-9]{1,12})["']""")
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, OSError, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What reading an archive that is damaged, locked or packed in an unknown way may raise."""


class TooLarge(Exception):
    """More than may be opened."""


def measure(archive: zipfile.ZipFile) -> None:
    """Unpack everything, keeping nothing.

    Errors: TooLarge; those of DAMAGED.
    """
    left = INFLATED
    for info in archive.infolist():
        watch = _watch(info.filename)
        for chunk in _inflated(archive, info):
            left -= len(chunk)
            if left < 0:
                raise TooLarge
            watch.see(chunk)


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """All the bytes of a member, whatever size its header pretends."""
    info.file_size = INFLATED + 1
    with archive.open(info) as member:
        while chunk := member.read(CHUNK):
            yield chunk


def _watch(name: str) -> "_Excel | _Open":
    return _Open() if name == "content.xml" else _Excel()


@dataclass(slots=True)
class _Excel:
    """The rectangle of the filled cells of an Excel sheet; a part that is no sheet has none."""

    rest: bytes = b""
    height: int = 0
    width: int = 1

    def see(self, chunk: bytes) -> None:
        """Read the place of each filled cell; a cell that says none follows the one before."""
        seen, self.rest = _whole(self.rest + chunk)
        for letters, digits in FILLED.findall(seen):
            self.width = max(self.width, _column(letters))
            self.height = max(self.height, int(digits))
        if UNPLACED.search(seen):
            self.width = max([self.width, *(len(UNPLACED.findall(part)) for part in seen.split(b"<row"))])
            self.height = max([self.height, *(int(digits) for digits in ROW.findall(seen))])
        if self.height * self.width > CELLS:
            raise TooLarge


@dataclass(slots=True)
class _Open:
    """The rectangle of the filled cells of an OpenDocument sheet, where rows and cells are repeated by a number."""

    rest: bytes = b""
    rows: int = 0
    place: int = 0
    width: int = 0
    height: int = 0

    def see(self, chunk: bytes) -> None:
        """Follow the rows and cells."""
        seen, self.rest = _whole(self.rest + chunk)
        for tag in ODS_TAG.finditer(seen):
            self._tag(tag[1], tag[2])

    def _tag(self, name: bytes, attributes: bytes) -> None:
        found = REPEATED.search(attributes)
        times = int(found[1]) if found else 1
        if name == b"table":
            self.rows = self.place = self.width = self.height = 0
        elif name == b"table-row":
            self.rows += times
            self.place = 0
        else:
            self.place += times
            if b"value" in attributes or not attributes.rstrip().endswith(b"/"):
                self.width, self.height = max(self.width, self.place), self.rows
        if self.width * self.height > CELLS:
            raise TooLarge


def _whole(seen: bytes) -> tuple[bytes, bytes]:
    """What ends with a whole tag, and the tag begun after it."""
    cut = seen.rfind(b"<")
    if cut < 0 or b">" in seen[cut:]:
        return seen, b""
    if len(seen) - cut > LONGEST_TAG:
        raise TooLarge
    return seen[:cut], seen[cut:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
