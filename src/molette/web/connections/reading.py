"""The next part of a place, whatever its kind: what came, what is gone, and where to go on from."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from molette.connectors import boards, caldav, folder, imap, subscription
from molette.connectors.failures import Failure
from molette.engine.problems import Place as Where
from molette.engine.problems import Problem
from molette.sources.calendars import joined, pieces
from molette.sources.mail.messages import Message, read_message, read_messages
from molette.sources.mail.stores import pieces_of
from molette.sources.papers import largest
from molette.sources.recognition import SourceKind, recognise
from molette.web.connections.models import Connection, Kind, Place
from molette.web.connections.reach import account_of, board_of, folder_of, server_of, since_of, subscription_of

MESSAGES, EVENTS, ISSUES, FILES = 500, 500, 100, 20  # read before what was read is written down
HEAD = 4096
LARGEST_BOX = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of a watched folder that is no single message."""

    name: str
    path: Path
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of a place. `items` and `gone` by key; `failure`: what stopped the reading after what is here."""

    cursor: dict[str, Any]
    count: int = 0
    messages: tuple[Message, ...] = ()
    items: Mapping[str, Any] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    papers: tuple[Paper, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    failure: Failure | None = None


def line_to(connection: Connection) -> AbstractContextManager[imap.Session | None]:
    """What is opened once for all the places of a connection. Errors: Failure."""
    return imap.Session(account_of(connection)) if connection.kind == Kind.MAILBOX else nullcontext()


def next_batch(connection: Connection, place: Place, line: imap.Session | None) -> Batch:
    """The next part of a place. Errors: Failure, when nothing could be read."""
    return _mailbox(connection, place, line) if line else READERS[Kind(connection.kind)](connection, place)


def key_of(name: str) -> str:
    """A name of any length as a key."""
    return sha256(name.encode(errors="replace")).hexdigest()


def _mailbox(connection: Connection, place: Place, line: imap.Session) -> Batch:
    position = imap.Position(**place.cursor) if place.cursor else None
    messages: list[Message] = []
    problems: list[Problem] = []
    failure = None
    try:
        found = imap.fetch(line, place.address, position, limit=MESSAGES, since=since_of(connection))
        for one in found:
            messages.append(read_message(one.raw))
            problems += one.problems
            position = one.position
    except Failure as stop:
        if not messages:
            raise
        failure = stop
    return Batch(
        asdict(position) if position else {}, len(messages), tuple(messages), problems=tuple(problems),
        is_whole=len(messages) < MESSAGES and failure is None, failure=failure,
    )  # fmt: skip


def _agenda(connection: Connection, place: Place) -> Batch:
    calendar = caldav.Calendar(place.address, place.name)
    found = caldav.changes(server_of(connection), calendar, caldav.State(**place.cursor), limit=EVENTS)
    items = {key_of(item.path): joined(pieces(item.raw).values()).decode() for item in found.items}
    cursor = {"mark": found.state.mark, "etags": dict(found.state.etags)}
    gone = frozenset(map(key_of, found.gone))
    return Batch(cursor, len(items), items=items, gone=gone, problems=found.problems, is_whole=found.is_whole)


def _subscription(connection: Connection, place: Place) -> Batch:
    edition = subscription.Edition(**place.cursor) if place.cursor else None
    found = subscription.fetch(subscription_of(connection), edition)
    if found is None:
        return Batch(place.cursor)
    items = {key_of(uid): text for uid, text in pieces(found.raw).items()}
    gone = frozenset(place.items.exclude(key__in=items).values_list("key", flat=True))
    return Batch(asdict(found.edition), len(items), items=items, gone=gone)


def _board(connection: Connection, place: Place) -> Batch:
    mark = boards.Mark(**{**place.cursor, "read": tuple(place.cursor.get("read", ()))})
    items: dict[str, Any] = {}
    failure, count = None, 0
    try:
        for one in boards.fetch(board_of(connection), mark, limit=ISSUES):
            mark, count = one.mark, count + 1
            if one.issue is not None:
                items[key_of(one.key)] = one.issue
    except Failure as stop:
        if not count:
            raise
        failure = stop
    is_whole = count < ISSUES and failure is None
    return Batch(asdict(mark), len(items), items=items, is_whole=is_whole, failure=failure)


def _folder(connection: Connection, place: Place) -> Batch:
    known = {name: folder.Mark(*mark) for name, mark in place.cursor.items()}
    found = folder.changes(folder_of(connection), known, limit=FILES)
    read = [_file(one) for one in found.found]
    cursor = {name: [mark.size, mark.modified, mark.digest] for name, mark in found.known.items()}
    return Batch(
        cursor,
        len(found.found),
        messages=tuple(one for one in read if isinstance(one, Message)),
        papers=tuple(one for one in read if isinstance(one, Paper)),
        problems=tuple(chain(found.problems, (one for one in read if isinstance(one, Problem)))),
        is_whole=len(found.found) < FILES,
    )


def _file(found: folder.Found) -> Message | Paper | Problem:
    """A file as what it is."""
    try:
        with found.path.open("rb") as file:
            kind = recognise(found.name, file.read(HEAD))
            if isinstance(kind, Problem):
                return kind
            if found.mark.size > (LARGEST_BOX if kind is SourceKind.MAILBOX else largest(kind)):
                return Problem("file-too-large", Where(found.name), {"name": found.name})
            if kind is not SourceKind.MESSAGE:
                return Paper(found.name, found.path, kind)
        message = next(read_messages(pieces_of(found.path, name=found.name)))
        return message if message.id else message.problems[0]
    except OSError:
        return Problem("connector-file-unreadable", Where(found.name), {"name": found.name}, is_error=False)


READERS: dict[Kind, Callable[[Connection, Place], Batch]] = {
    Kind.AGENDA: _agenda,
    Kind.SUBSCRIPTION: _subscription,
    Kind.BOARD: _board,
    Kind.FOLDER: _folder,
}
