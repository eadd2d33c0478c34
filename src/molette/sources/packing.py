"""An archive of mail → one mailbox with all its messages, which is read like any other."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from molette.engine.problems import Place, Problem
from molette.sources.finding import MAIL, File, unpacked
from molette.sources.mail.stores import pieces_of
from molette.sources.recognition import SourceKind

POSTMARK = b"From molette Thu Jan  1 00:00:00 1970\n"
ESCAPED = re.compile(rb"^(>*From )", re.MULTILINE)


def pack_mail(archive: Path, name: str, box: Path) -> tuple[int, tuple[Problem, ...]]:
    """Write the messages of `archive` to `box`; how many, and what else was in it.

    Problems: archive-other-file, and those of the archive and of the stores in it.
    """
    problems: list[Problem] = []
    count = 0
    with TemporaryDirectory() as room, box.open("wb") as file:
        for found in _letters(archive, name, Path(room)):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            count += 1
            file.write(POSTMARK + ESCAPED.sub(rb">\1", found) + b"\n\n")
    return count, tuple(problems)


def _letters(archive: Path, name: str, room: Path) -> Iterator[bytes | Problem]:
    for found in unpacked(File(archive, name, SourceKind.ARCHIVE), room):
        if isinstance(found, Problem):
            yield found
        elif found.kind not in MAIL:
            yield Problem("archive-other-file", Place(found.name), {"name": found.name}, is_error=False)
        else:
            for piece in pieces_of(found.path, name=found.name):
                yield from piece.problems
                if piece.raw:
                    yield piece.raw
