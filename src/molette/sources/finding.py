"""Paths → the files there, each with what it is, or why it is refused; folders are walked, archives unpacked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from molette.engine.problems import Place, Problem
from molette.sources.archives import unpack
from molette.sources.mail.stores.maildir import PARTS, is_maildir, letters_of
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
        for file, kind in _files(path):
            found = File(file, _name(file, path), kind) if kind else _recognised(file, _name(file, path))
            if isinstance(found, File) and found.kind is SourceKind.ARCHIVE:
                number += 1
                yield from unpacked(found, room / str(number))
            else:
                yield found


def _files(path: Path) -> Iterator[tuple[Path, SourceKind | None]]:
    """The files at `path`, with what they are where the folder says it: those of a Maildir are messages."""
    if not path.is_dir():
        yield path, None
        return
    is_mail = is_maildir(path)
    if is_mail:
        yield from ((letter, SourceKind.MESSAGE) for letter in letters_of(path))
    for child in sorted(path.iterdir()):
        if child.name.startswith(".") or (is_mail and (child.is_file() or child.name in PARTS)):
            continue
        if child.is_file() or (child.is_dir() and not child.is_symlink()):
            yield from _files(child)


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


def unpacked(archive: File, room: Path) -> Iterator[File | Problem]:
    """The files of an archive; an archive inside it stays closed."""
    for path in unpack(archive.path, archive.name, room):
        name = f"{archive.name} › {path.name}" if isinstance(path, Path) else archive.name
        found = _recognised(path, name) if isinstance(path, Path) else path
        if isinstance(found, File) and found.kind is SourceKind.ARCHIVE:
            found = Problem("file-compressed", Place(name), {"name": name})
        yield found if isinstance(found, Problem) else replace(found, name=name)
