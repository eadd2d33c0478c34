"""An Outlook data file (.pst, .ost): many messages in one file, read by libpff in another process."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from molette.engine.problems import Place, Problem, Value
from molette.sources.mail.boxes import Piece
from molette.sources.mail.stores.items import Item, address_of, message_bytes

CHILD = Path(__file__).with_name("outlook_child.py")
TO, CC = 1, 2
NUMBERS, MOST_ITEMS = ("total", "number"), 1 << 32
MOST_FALLS = 20  # of the other process; each costs the item it was reading


def split_store(path: Path, start: int = 0, name: str = "") -> Iterator[Piece]:
    """The messages of a data file from byte `start` on, each given its share of the bytes as its place.

    Problems, in pieces without bytes: store-broken, store-items-broken; beside a message: mail-body-rich.
    """
    size, name = path.stat().st_size, name or path.name
    yield from pieces_told(_items(path, start, size), size, name)


def pieces_told(items: Iterable[dict[str, Any]], size: int, name: str) -> Iterator[Piece]:
    """The messages of a file of `size` bytes, from what the other process says of its items."""
    lost = _Lost(name)
    for said in items:
        piece = _piece(said, name) if "subject" in said else None
        if piece:
            yield from lost.told()
            yield piece
        elif said.get("is_broken") or "subject" in said:
            lost.add(said["from"], said["to"])
        elif "is_end" in said:
            yield from lost.told()
            yield Piece(said["from"], size - said["from"], b"", (Problem("store-broken", Place(name), {"name": name}),))
    yield from lost.told()


@dataclass(slots=True)
class _Lost:
    """Damaged items that follow each other, told together: there may be thousands."""

    name: str
    start: int = 0
    end: int = 0
    count: int = 0

    def add(self, start: int, end: int) -> None:
        self.start, self.end, self.count = self.start if self.count else start, end, self.count + 1

    def told(self) -> Iterator[Piece]:
        if self.count:
            values: dict[str, Value] = {"name": self.name, "count": self.count}
            yield Piece(
                self.start, self.end - self.start, b"", (Problem("store-items-broken", Place(self.name), values),)
            )
            self.count = 0


def _items(path: Path, start: int, size: int) -> Iterator[dict[str, Any]]:
    """The items from byte `start` on, each with its share of the bytes; the other process is started again if it falls.

    The item it was reading is broken; after too many falls, or when the file cannot be opened, comes the end.
    """
    for _ in range(MOST_FALLS):
        total = None
        for said in _said(path, start, size):
            total = said.get("total", total)
            if total and said.get("number", total) < total:
                first, start = said["number"] * size // total, (said["number"] + 1) * size // total
                yield {**said, "from": first, "to": start}
        if total == 0 or start >= size:
            return
        if total is None:
            break
        number = -(-start * total // size)
        first, start = number * size // total, (number + 1) * size // total
        yield {"is_broken": True, "from": first, "to": start}
    yield {"is_end": True, "from": start}


def _said(path: Path, start: int, size: int) -> Iterator[dict[str, Any]]:
    """What the other process says, until it ends or falls."""
    command = [sys.executable, "-I", str(CHILD), str(path), str(start), str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None, "it is a pipe"
        try:
            yield from heard(child.stdout)
        finally:
            child.kill()


def heard(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """What was said up to the first line that makes no sense: it fell in the middle, or a damaged file made it rave."""
    for line in lines:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            return
        if not isinstance(said, dict) or not all(_is_count(said[name]) for name in NUMBERS if name in said):
            return
        yield said


def _is_count(found: object) -> bool:
    return type(found) is int and 0 <= found <= MOST_ITEMS


def _piece(said: dict[str, Any], name: str) -> Piece | None:
    """The message of an item; nothing when what was said is none."""
    try:
        raw = message_bytes(_item(said))
        rich = Problem("mail-body-rich", Place(name), {"subject": str(said["subject"])}, is_error=False)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Piece(said["from"], said["to"] - said["from"], raw, (rich,) if said.get("is_rich") else ())


def _item(said: dict[str, Any]) -> Item:
    return Item(
        headers=said["headers"],
        subject=said["subject"],
        sender=_person(said["sender"]),
        to=tuple(_person(person) for person in said["people"] if person["kind"] == TO),
        cc=tuple(_person(person) for person in said["people"] if person["kind"] == CC),
        at=datetime.fromisoformat(said["at"]).replace(tzinfo=UTC) if said["at"] else None,
        id=said["id"],
        in_reply_to=said["in_reply_to"],
        references=said["references"],
        plain=said["plain"],
        html=said["html"],
        attachments=tuple(said["attachments"]),
    )


def _person(said: dict[str, str]) -> tuple[str, str]:
    return said["name"], address_of(said["smtp"], said["address"])
