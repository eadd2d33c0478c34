"""A Maildir: a folder with `cur`, `new` and `tmp`, one file for each message, and folders of its own in it."""

from collections.abc import Iterator
from pathlib import Path

READ, PARTS = ("cur", "new"), ("cur", "new", "tmp")


def is_maildir(folder: Path) -> bool:
    """Whether a folder holds messages as Maildir lays them."""
    return all((folder / name).is_dir() for name in PARTS)


def letters_of(folder: Path) -> Iterator[Path]:
    """The files of its messages and of those in its hidden folders (Maildir++: `.Sent`), in the order of their names.

    What is still being delivered (`tmp`) and the notes of mail servers are left alone.
    """
    for place in (folder, *sorted(child for child in folder.glob(".*") if is_maildir(child))):
        for name in READ:
            yield from sorted(file for file in (place / name).iterdir() if file.is_file() and file.name[:1] != ".")
