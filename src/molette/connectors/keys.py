"""The key file: made once, read by its owner only."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from molette.connectors.failures import Failure
from molette.connectors.secrets import new_key


def load_key(path: Path) -> bytes:
    """The key in a file, made with a fresh one the first time.

    A new file takes its name only once it is whole: two processes that start together end with the same key.
    """
    if not path.exists():
        _make(path)
    try:
        key = path.read_bytes().strip()
        is_open = os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except OSError:
        raise Failure("connector-key-unreadable", path.name) from None
    if is_open:
        raise Failure("connector-key-open", path.name, name=path.name)
    return key


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as draft:  # for its owner only, by itself
            draft.write(new_key())
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):
                os.link(draft.name, path)
    except OSError:
        raise Failure("connector-key-unreadable", path.name) from None
