"""A watched folder: the files that are new or changed, once whole. Nothing in it is ever touched."""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from molette.connectors.failures import Failure
from molette.engine.problems import Place, Problem

CALM = 2.0  # seconds without a change: whoever was writing has finished
MOST = 20_000
UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".swp")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a file was known: its size and time tell quickly that it is the same, its digest tells surely."""

    size: int
    modified: int
    digest: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is new or changed; `name` is its path from the folder, with slashes."""

    name: str
    path: Path
    mark: Mark


@dataclass(frozen=True, slots=True)
class Changes:
    """What to read now, and how each file is known; a name becomes known only once its file was given.

    `is_waiting`: some files were still being written, look again soon.
    """

    found: tuple[Found, ...]
    known: Mapping[str, Mark]
    is_waiting: bool = False
    problems: tuple[Problem, ...] = ()


def changes(
    folder: Path, known: Mapping[str, Mark] | None = None, *, limit: int = 500, now: float | None = None
) -> Changes:
    """At most `limit` new or changed files of a folder and its subfolders, by name. Errors: Failure."""
    before, moment = known or {}, time.time() if now is None else now
    after: dict[str, Mark] = {}
    found: list[Found] = []
    problems: list[Problem] = []
    is_waiting = False
    for name, path in _files(folder):
        old = before.get(name)
        mark = _look(path, name, old, moment, problems) if len(found) < limit else None
        is_waiting = is_waiting or mark is None
        if mark and (old is None or old.digest != mark.digest):
            found.append(Found(name, path, mark))
        if kept := mark or old:
            after[name] = kept
    return Changes(tuple(found), after, is_waiting, tuple(problems))


def _look(path: Path, name: str, old: Mark | None, now: float, problems: list[Problem]) -> Mark | None:
    try:
        return _mark(path, old, now)
    except OSError:
        problems.append(Problem("connector-file-unreadable", Place(name), {"name": name}, is_error=False))
        return None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The ordinary files, by name; links are not followed (they may lead out), nor what is hidden or half there."""
    if not folder.is_dir():
        raise Failure("connector-folder-absent", folder.name, folder=folder.name)
    names: list[str] = []
    for place, below, files in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        names.extend(Path(place, name).relative_to(folder).as_posix() for name in files if _is_wanted(name))
        if len(names) > MOST:
            raise Failure("connector-folder-huge", folder.name, folder=folder.name, most=MOST)
    for name in sorted(names):
        path = folder / name
        if path.is_file() and not path.is_symlink():
            yield name, path


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and not name.lower().endswith(UNFINISHED)


def _mark(path: Path, old: Mark | None, now: float) -> Mark | None:
    """How the file is now; nothing while it is being written."""
    before = path.stat()
    if old and (old.size, old.modified) == (before.st_size, before.st_mtime_ns):
        return old
    # The time of change cannot be set back, as a copy that keeps dates does with the time of modification.
    if abs(now - max(before.st_mtime, before.st_ctime)) < CALM:
        return None
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    after = path.stat()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        return None
    return Mark(after.st_size, after.st_mtime_ns, digest)
