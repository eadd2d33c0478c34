"""Mail wherever it is kept: mailbox files, single messages, Outlook's files, Apple's; all become the same pieces."""

from collections.abc import Iterator
from pathlib import Path

from molette.sources.mail.boxes import Piece, split_mailbox
from molette.sources.mail.stores.maildir import is_maildir, letters_of
from molette.sources.mail.stores.outlook_message import read_saved
from molette.sources.mail.stores.outlook_store import split_store
from molette.sources.recognition import OLE, OUTLOOK_DATA

__all__ = ["is_maildir", "letters_of", "pieces_of"]


def pieces_of(path: Path, start: int = 0, name: str = "") -> Iterator[Piece]:
    """The messages of a file of mail from place `start` on; `name` is what the user calls it.

    Errors: OSError when the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(len(OLE))
    if head.startswith(OUTLOOK_DATA):
        yield from split_store(path, start, name)
    elif head.startswith(OLE):
        if start == 0:
            yield read_saved(path, name)
    else:
        yield from split_mailbox(path, start)
