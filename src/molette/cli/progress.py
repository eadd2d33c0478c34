"""A progress bar over a mailbox: count, rate, time left; on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tqdm import tqdm

from molette.cli.words import say
from molette.sources.mail.boxes import Piece

SMALL = 2_000_000  # bytes; a smaller mailbox is read before a bar could be seen


def shown(lang: str) -> Callable[[Iterator[Piece], Path], Iterable[Piece]]:
    """Wrap the pieces of a mailbox so that reading them moves a bar."""

    def follow(pieces: Iterator[Piece], path: Path) -> Iterable[Piece]:
        size = path.stat().st_size
        if size < SMALL or not sys.stderr.isatty():
            return pieces
        return _moving(pieces, size, say("reading", lang, name=path.name))

    return follow


def _moving(pieces: Iterator[Piece], size: int, name: str) -> Iterator[Piece]:
    with tqdm(total=size, desc=name, unit="B", unit_scale=True, leave=False) as bar:
        for count, piece in enumerate(pieces, 1):
            yield piece
            bar.set_postfix_str(f"{count:,}", refresh=False)
            bar.update(piece.length)
