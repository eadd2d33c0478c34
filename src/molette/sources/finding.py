"""Paths → the files there, each with what it is, or why it is refused; folders are walked, archives unpacked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from molette.engine.problems import Place, Problem
from molette.sources.archives import unpack
from molette.sources.papers import largest, settled
from molette.sources.recognition import SourceKind, recognise

HEAD = 4096
MAIL = (SourceKind.MAILBOX, SourceKind.MESSAGE)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, what the user calls it, what it holds."""

    path: Path
    name: str
    kind: SourceKind


def find_files(paths: Iterable[Path], room: Path) -> Iterator[File | Problem]:
    """The files at `paths`, folders in the order of their names, hidden ones left alone.

    `room`: an empty folder for what archives hold. Errors: OSError when a path cannot be read.
    """
    number = 0
    for path in paths:
        for file in _files(path):
            found = _recognised(file, _name(file, path))
            if isinstance(found, File) and found.kind is SourceKind.ARCHIVE:
                number += 1
                yield from _unpacked(found, room / str(number))
            else:
                yield found


def _files(path: Path) -> list[Path]:
    path.stat()
    if path.is_file():
        return [path]
    return sorted(child for child in path.rglob("*") if child.is_file() and not _is_hidden(child.relative_to(path)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _name(file: Path, path: Path) -> str:
    return file.name if file == path else str(file.relative_to(path))


def _recognised(path: Path, name: str) -> File | Problem:
    with path.open("rb") as opened:
        kind = recognise(path.name, opened.read(HEAD))
    if isinstance(kind, Problem):
        return kind.at(name)
    if kind not in (*MAIL, SourceKind.ARCHIVE) and path.stat().st_size > largest(kind):
        return Problem("file-too-large", Place(name), {"name": name})
    if kind is SourceKind.SPREADSHEET:
        kind = settled(kind, path.read_bytes(), name)
    return kind if isinstance(kind, Problem) else File(path, name, kind)


def _unpacked(archive: File, room: Path) -> Iterator[File | Problem]:
    """The files of an archive; an archive inside it stays closed."""
    for path in unpack(archive.path, archive.name, room):
        name = f"{archive.name} › {path.name}" if isinstance(path, Path) else archive.name
        found = _recognised(path, name) if isinstance(path, Path) else path
        if isinstance(found, File) and found.kind is SourceKind.ARCHIVE:
            found = Problem("file-compressed", Place(name), {"name": name})
        yield found if isinstance(found, Problem) else replace(found, name=name)
