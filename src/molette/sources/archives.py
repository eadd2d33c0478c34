"""A .zip → the files it holds, each put in a folder where it can be read as any other."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from molette.engine.problems import Place, Problem
from molette.sources.tables.sizes import DAMAGED

MOST_FILES = 50_000
"""A mailbox of several years kept as a file for each message."""
LARGEST = 4 << 30
"""Bytes all the files may hold once unpacked: a mailbox of several years."""
CHUNK = 1 << 20


def unpack(archive: Path, name: str, room: Path) -> Iterator[Path | Problem]:
    """The files of `archive` written under `room`, hidden ones left out; `name` is what the user calls it.

    What is unpacked before a fault is given. Problems: archive-broken, archive-too-large.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            yield from _files(opened, name, room)
    except DAMAGED:
        yield Problem("archive-broken", Place(name), {"name": name})


def _files(opened: zipfile.ZipFile, name: str, room: Path) -> Iterator[Path | Problem]:
    members = [info for info in opened.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    left = LARGEST
    for number, info in enumerate(members[: MOST_FILES + 1]):
        info.file_size = LARGEST + 1  # whatever size its header pretends
        # Each in a folder of its own: two files of one name stay two, and a hostile path leads nowhere.
        place = room / str(number) / (PurePosixPath(info.filename.replace("\\", "/")).name[-200:] or "_")
        place.parent.mkdir(parents=True)
        with opened.open(info) as member, place.open("wb") as file:
            while (chunk := member.read(CHUNK)) and left >= 0:
                left -= len(chunk)
                file.write(chunk)
        if left < 0 or number == MOST_FILES:
            place.unlink()
            yield Problem("archive-too-large", Place(name), {"name": name})
            return
        yield place


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if parts[-2:-1] in (("cur",), ("new",)):  # a Maildir's own folders are hidden ones
        return parts[-1].startswith(".")
    return any(part.startswith((".", "__MACOSX")) for part in parts)
