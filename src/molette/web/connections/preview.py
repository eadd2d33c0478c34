"""What a route would take of a source, seen before anything is recorded: only headers are fetched, nothing is kept."""

from dataclasses import dataclass
from itertools import islice

from molette.connectors import folder, imap
from molette.sources.mail.messages import Message, read_message, read_messages
from molette.sources.mail.missions import MissionGuess, suggest_missions
from molette.sources.mail.routing import Route, Sorting, correspondents, sort_messages
from molette.sources.mail.stores import pieces_of
from molette.sources.recognition import SourceKind, recognise
from molette.web.connections.models import Connection, Kind
from molette.web.connections.reach import account_of, folder_of, since_of

PATIENCE = 8.0  # seconds of silence borne while somebody waits for a page
MOST = 300  # the last messages of a source that are looked at
HEAD, ENOUGH = 4096, 256 * 1024


@dataclass(frozen=True, slots=True)
class Preview:
    """The messages looked at on one side or the other; `guesses`: the organisations they come from."""

    sorting: Sorting
    guesses: tuple[MissionGuess, ...]
    is_all: bool


def preview(connection: Connection, route: Route, me: list[str]) -> Preview:
    """What the route would take of the last messages. Errors: Failure."""
    messages = _from_folder(connection) if connection.kind == Kind.FOLDER else _from_mailbox(connection)
    if route.is_open and connection.kind != Kind.FOLDER:  # nobody was named yet: nothing is anybody's
        sorting = Sorting((), tuple(messages), (), correspondents(messages, me))
    else:
        sorting = sort_messages(messages, route, me)
    return Preview(sorting, suggest_missions(messages, me)[:8], len(messages) < MOST)


def _from_mailbox(connection: Connection) -> list[Message]:
    places = list(connection.places.filter(is_read=True))
    share = max(MOST // max(len(places), 1), 20)
    since = since_of(connection)
    with imap.Session(account_of(connection, PATIENCE)) as line:
        found = [
            read_message(raw) for place in places for raw in imap.headers(line, place.address, limit=share, since=since)
        ]
    dated = sorted(found, key=lambda message: message.at.timestamp() if message.at else 0.0, reverse=True)
    return dated[:MOST]


def _from_folder(connection: Connection) -> list[Message]:
    messages: list[Message] = []
    for one in islice(folder.changes(folder_of(connection), limit=MOST).found, MOST):
        with one.path.open("rb") as file:
            kind = recognise(one.name, file.read(HEAD))
        if kind is SourceKind.MESSAGE:
            messages += [found for found in read_messages(pieces_of(one.path, name=one.name)) if found.id]
    return messages
