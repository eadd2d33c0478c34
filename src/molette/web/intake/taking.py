"""Dropped files taken in: each recognised and kept aside for the background work; the mails of one drop are one import.

A request may lie in one mailbox and its answer in another: mailboxes and messages dropped together are read together.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import UUID, uuid4

from django.core.files import File

from molette.engine.problems import Place, Problem
from molette.sources.mail.stores import pieces_of
from molette.sources.papers import largest
from molette.sources.recognition import OUTLOOK_DATA, SourceKind, recognise
from molette.web.intake.models import Import, State
from molette.web.missions.models import Mission

HEAD = 4096
MAIL = (SourceKind.MAILBOX, SourceKind.MESSAGE)
CHUNK = 1 << 20
POSTMARK = b"From molette Thu Jan  1 00:00:00 1970\n"
ESCAPED = re.compile(rb"^(>*From )", re.MULTILINE)
NAMED, REFUSED = 3, 10
"""Names of files joined, and refused files, that are told one by one."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it comes: what the user calls it, its bytes, how many, what it is or why it is refused.

    `path`: where it may be taken from, when it is nobody else's.
    """

    name: str
    file: IO[bytes]
    size: int
    kind: SourceKind | Problem | None = None
    path: Path | None = None


class _Moved(File):  # type: ignore[type-arg]
    """A file that is moved to its place, not copied."""

    def temporary_file_path(self) -> str:
        """Where it is moved from."""
        return str(self.name)


def sort_out(files: Iterable[Dropped], room: Path, opened: ExitStack) -> list[Dropped]:
    """The files, each recognised; the mails made one, first, written under the folder `room`, closed with `opened`.

    An Outlook data file stays by itself: it is a mailbox larger than others, read piece by piece.
    """
    found = _few_refused([_recognised(one) for one in files])
    mails = [one for one in found if one.kind in MAIL and not _starts_with(one, OUTLOOK_DATA)]
    if len(mails) < 2:
        return found
    return [_joined(mails, room, opened), *(one for one in found if one not in mails)]


def take(
    files: Iterable[Dropped], account: int, mission: Mission | None, drop: UUID | None, *, keeps_text: bool = False
) -> list[tuple[Import, Problem | None]]:
    """The imports made of files sorted out, not started yet, each with the reason it is refused if it is."""
    drop = drop or uuid4()
    taken: list[tuple[Import, Problem | None]] = []
    for one in files:
        intake = Import(account_id=account, mission=mission, drop=drop, name=one.name[-255:], size=one.size)
        intake.keeps_text = keeps_text
        if isinstance(one.kind, Problem):
            intake.state = State.REFUSED
        else:
            intake.kind = str(one.kind)
            intake.file = _Moved(one.file, str(one.path)) if one.path else File(one.file, one.name)
        intake.save()
        taken.append((intake, one.kind if isinstance(one.kind, Problem) else None))
    return taken


def dropped(files: Iterable[Any]) -> list[Dropped]:
    """The files of a form."""
    return [Dropped(file.name or "?", file, file.size or 0) for file in files]


def _recognised(one: Dropped) -> Dropped:
    kind = recognise(one.name, one.file.read(HEAD))
    one.file.seek(0)
    is_paper = not isinstance(kind, Problem) and kind not in (*MAIL, SourceKind.ARCHIVE)
    if is_paper and one.size > largest(SourceKind(str(kind))):
        kind = Problem("file-too-large", Place(one.name), {"name": one.name})
    return Dropped(one.name, one.file, one.size, kind, one.path)


def _few_refused(files: Sequence[Dropped]) -> list[Dropped]:
    """The same, the refused beyond a few told together: a folder may hold a thousand files of something else."""
    refused = [one for one in files if isinstance(one.kind, Problem)]
    if len(refused) <= REFUSED:
        return list(files)
    last, count = refused[REFUSED], len(refused) - REFUSED
    told = Problem("files-unread", Place(last.name), {"count": count})
    kept = [one for one in files if not isinstance(one.kind, Problem)]
    return [*kept, *refused[:REFUSED], Dropped(f"{last.name[-240:]} + {count - 1}", last.file, last.size, told)]


def _starts_with(one: Dropped, mark: bytes) -> bool:
    start = one.file.read(len(mark))
    one.file.seek(0)
    return start == mark


def _joined(mails: Sequence[Dropped], room: Path, opened: ExitStack) -> Dropped:
    """One mailbox of all the mailboxes and messages."""
    path = room / "joined"
    with path.open("wb") as whole:
        for one in mails:
            for chunk in _as_mailbox(one, room):
                whole.write(chunk)
    names = [one.name for one in mails]
    told = ", ".join(names[:NAMED])
    name = f"{told[-240:]} + {len(names) - NAMED}" if len(names) > NAMED else told
    return Dropped(name, opened.enter_context(path.open("rb")), path.stat().st_size, SourceKind.MAILBOX, path)


def _as_mailbox(one: Dropped, room: Path) -> Iterator[bytes]:
    """The bytes of a mailbox as they are; each message of anything else as a mailbox holds it."""
    if one.kind is SourceKind.MAILBOX:
        while chunk := one.file.read(CHUNK):
            yield chunk
        yield b"\n\n"
        return
    place = room / "message"
    with place.open("wb") as file:
        shutil.copyfileobj(one.file, file)
    for piece in pieces_of(place, name=one.name):
        if piece.raw:
            yield POSTMARK + ESCAPED.sub(rb">\1", piece.raw) + b"\n\n"
