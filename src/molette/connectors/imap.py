"""A live mailbox, read only: EXAMINE opens a folder and BODY.PEEK reads it, so that nothing is marked as read."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from imaplib import IMAP4
from itertools import islice
from logging import getLogger
from socket import IPPROTO_TCP, TCP_NODELAY, socket

from imapclient import IMAPClient, SocketTimeout  # type: ignore[import-untyped]
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError  # type: ignore[import-untyped]

from molette.connectors.failures import Failure, failure_of
from molette.connectors.logins import Login, Means
from molette.connectors.peers import connect, context, is_loopback
from molette.engine.problems import Place, Problem, Value

MEGABYTE = 1024 * 1024
LARGEST = 40 * MEGABYTE  # as for mailbox files, molette.sources.mail.boxes
CHUNK, CHUNK_BYTES = 200, 8 * MEGABYTE
# One search answers one line, of which imaplib reads at most 1,000,000 bytes: a UID and its space take 11 at most.
WINDOW = 80_000
PATIENCE = SocketTimeout(connect=15, read=60)
WHOLE, HEADERS = "BODY.PEEK[]", "BODY.PEEK[HEADER]"
ROLES = ("All", "Archive", "Drafts", "Flagged", "Junk", "Sent", "Trash")  # RFC 6154
# What folders are called where the server does not say what they are for: expert judgement.
CALLED = {
    "drafts": "drafts|draft|brouillons|brouillon",
    "junk": "junk|spam|bulk mail|junk e-mail|junk email|indésirables|courrier indésirable|pourriel",
    "sent": "sent|sent items|sent messages|sent mail|envoyés|éléments envoyés|messages envoyés|objets envoyés",
    "trash": "trash|bin|deleted items|deleted messages|corbeille|éléments supprimés|messages supprimés",
}
BY_NAME = {name: role for role, names in CALLED.items() for name in names.split("|")}

# At DEBUG, imapclient writes down the mail it reads.
getLogger("imapclient").setLevel("WARNING")


class Security(StrEnum):
    """How the line is protected; PLAIN only towards this very machine."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Account:
    """Where the mail is, and who asks. `authority`: the PEM certificate to trust, for a server of one's own.

    `patience`: seconds borne at each silence, the usual ones when 0.
    """

    host: str
    login: Login
    port: int = 993
    security: Security = Security.TLS
    authority: str = ""
    public_only: bool = False
    patience: float = 0.0

    @property
    def timeout(self) -> SocketTimeout:
        """How long each silence is borne."""
        return SocketTimeout(self.patience, self.patience) if self.patience else PATIENCE


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds messages; `role`: sent, junk, trash… as the server or its name says, inbox for INBOX."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """How far a folder was read. `modseq` is not 0 only when everything there was read."""

    validity: int
    uid: int
    modseq: int = 0


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message, and the position to start from once it is kept."""

    uid: int
    raw: bytes
    position: Position
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """What the server says of the folder it opened."""

    validity: int
    count: int
    modseq: int


def folders(account: Account) -> tuple[Folder, ...]:
    """Every folder that can be read, by name, the inbox first. Errors: Failure."""
    with _opened(account) as client:
        listed = client.list_folders()
    found = [_folder(flags, mark, name) for flags, mark, name in listed if b"\\noselect" not in _lower(flags)]
    return tuple(sorted(found, key=lambda folder: (folder.role != "inbox", folder.name.casefold())))


def fetch(
    account: "Account | Session",
    folder: str,
    position: Position | None = None,
    *,
    limit: int,
    since: date | None = None,
) -> Iterator[Fetched]:
    """At most `limit` messages after a position, oldest first; call again from the last position for the next ones.

    Nothing is lost when the reading stops anywhere: each message carries the position after it. When the server
    numbered the folder anew (UIDVALIDITY), all is read again: intake is idempotent. Errors: Failure.
    """
    with _line(account) as client:
        box = _examined(client, account.host, folder)
        known = position if position and position.validity == box.validity else Position(box.validity, 0)
        if known.modseq and known.modseq == box.modseq:
            return
        found = list(islice(_new_uids(client, box, known.uid, since), limit + 1))
        for uids in _chunks(client, found[:limit]):
            for uid, raw, problems in _messages(client, uids, folder):
                is_last = len(found) <= limit and uid == found[-1]
                yield Fetched(uid, raw, Position(box.validity, uid, box.modseq if is_last else 0), problems)


def headers(account: "Account | Session", folder: str, *, limit: int, since: date | None = None) -> tuple[bytes, ...]:
    """The headers of the last messages of a folder, at most `limit`, oldest first. Errors: Failure."""
    with _line(account) as client:
        box = _examined(client, account.host, folder)
        uids = list(_new_uids(client, box, 0, since))[-limit:]
        found = client.fetch(uids, [HEADERS]) if uids else {}
    return tuple(raw for uid in uids if (raw := found.get(uid, {}).get(b"BODY[HEADER]")) is not None)


def gone(account: Account, folder: str, position: Position, known: Collection[int]) -> frozenset[int]:
    """Those of the known UIDs that the folder no longer has; all of them when it was numbered anew. Errors: Failure."""
    with _opened(account) as client:
        box = _examined(client, account.host, folder)
        if position.validity != box.validity:
            return frozenset(known)
        # Without QRESYNC a deletion may leave HIGHESTMODSEQ as it was (RFC 7162, 3.2.5).
        if position.modseq and position.modseq == box.modseq and client.has_capability("QRESYNC"):
            return frozenset()
        return frozenset(known) - frozenset(_new_uids(client, box, 0, None))


class Session:
    """One conversation for several folders, begun when first needed: servers count how often one comes in."""

    def __init__(self, account: Account):
        self.account = account
        self._stack = ExitStack()
        self._client: IMAPClient | None = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    @property
    def host(self) -> str:
        """The server."""
        return self.account.host

    @contextmanager
    def line(self) -> Iterator[IMAPClient]:
        """The line; every error of what is said on it leaves as a Failure."""
        try:
            self._client = self._client or self._stack.enter_context(_opened(self.account))
            yield self._client
        except Exception as error:
            raise failure_of(error, self.account.host, self.account.port) from None


def _line(account: Account | Session) -> AbstractContextManager[IMAPClient]:
    return account.line() if isinstance(account, Session) else _opened(account)


class _Line(IMAP4):
    """The conversation, on a line to a machine that may be talked to."""

    def __init__(self, account: Account):
        self.account = account
        super().__init__(account.host, account.port)

    def _create_socket(self, timeout: float | None = None) -> socket:
        account = self.account
        trust = context(account.authority) if account.security is Security.TLS else None
        line = connect(account.host, account.port, patience=account.timeout.connect, public_only=account.public_only)
        return trust.wrap_socket(line, server_hostname=account.host) if trust else line


class _Client(IMAPClient):  # type: ignore[misc]
    """The library's client on that line."""

    def __init__(self, account: Account):
        self.account = account
        super().__init__(account.host, account.port, ssl=account.security is Security.TLS, timeout=account.timeout)

    def _create_IMAP4(self) -> IMAP4:  # noqa: N802 (named by the library)
        return _Line(self.account)


@contextmanager
def _opened(account: Account) -> Iterator[IMAPClient]:
    """A session, closed whatever happens; every error leaves as a Failure."""
    _require_sound(account)
    try:
        client = _Client(account)
        with _closing(client):
            # imaplib sends a command in several short pieces: each would wait for a delayed acknowledgement.
            client.socket().setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
            if account.security is Security.STARTTLS:
                _encrypt(client, account)
            _log_in(client, account)
            yield client
    except Exception as error:
        raise failure_of(error, account.host, account.port) from None


@contextmanager
def _closing(client: IMAPClient) -> Iterator[None]:
    """Take leave politely when all went well; a line that failed is only dropped."""
    try:
        yield
        with suppress(IMAPClientError, OSError):
            client.logout()
    finally:
        with suppress(IMAPClientError, OSError):
            client.shutdown()


def _require_sound(account: Account) -> None:
    if not (account.login.is_sound and account.host and account.host.isprintable()):
        raise Failure("connector-character-odd", account.host)
    if account.security is Security.PLAIN and not is_loopback(account.host):
        raise Failure("connector-plain-refused", account.host, host=account.host)


def _encrypt(client: IMAPClient, account: Account) -> None:
    if not client.has_capability("STARTTLS"):
        raise Failure("connector-no-tls", account.host, host=account.host, port=account.port)
    client.starttls(context(account.authority))


def _log_in(client: IMAPClient, account: Account) -> None:
    login = account.login
    try:
        if login.means is Means.TOKEN:
            _log_in_by_token(client, account)
        elif client.has_capability("AUTH=PLAIN"):  # any letter of any alphabet may be in a password there (RFC 4616)
            client.plain_login(login.user, login.secret)
        else:
            client.login(_quoted(login.user), login.secret)
    except IMAPClientAbortError:
        raise
    except LoginError:
        code = "connector-token-expired" if login.means is Means.TOKEN else "connector-login-refused"
        raise Failure(code, account.host, host=account.host, user=login.user) from None


def _log_in_by_token(client: IMAPClient, account: Account) -> None:
    login = account.login
    if client.has_capability("AUTH=OAUTHBEARER"):
        client.oauthbearer_login(login.user, login.secret)
    elif client.has_capability("AUTH=XOAUTH2"):
        client.oauth2_login(login.user, login.secret)
    else:
        raise Failure("connector-token-not-taken", account.host, host=account.host)


def _quoted(text: str) -> str:
    """A name for LOGIN: imaplib quotes the password only."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _examined(client: IMAPClient, host: str, folder: str) -> Box:
    try:
        # Unasked, Dovecot keeps HIGHESTMODSEQ to itself; it is asked once, before the first folder.
        if client._imap.state == "AUTH" and client.has_capability("CONDSTORE") and client.has_capability("ENABLE"):
            client.enable("CONDSTORE")
        said = client.select_folder(folder, readonly=True)
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        raise Failure("connector-folder-missing", host, folder=folder) from None
    return Box(int(said[b"UIDVALIDITY"]), int(said[b"EXISTS"]), int(said.get(b"HIGHESTMODSEQ", 0)))


def _new_uids(client: IMAPClient, box: Box, after: int, since: date | None) -> Iterator[int]:
    """The UIDs above one, in order; `n:*` is never asked, for it always names the last one (RFC 3501, 6.4.8)."""
    if not box.count:
        return
    last = max(client.search(["UID", "*"]), default=0)
    step = WINDOW if box.count > WINDOW else max(1, last - after)
    for start in range(after + 1, last + 1, step):
        criteria = ["UID", f"{start}:{min(start + step - 1, last)}", *(("SINCE", since) if since else ())]
        yield from sorted(uid for uid in client.search(criteria) if uid >= start)


def _chunks(client: IMAPClient, uids: list[int]) -> Iterator[dict[int, int]]:
    """UIDs with their sizes, a few at a time: only so much is held in memory, a single larger one apart."""
    for start in range(0, len(uids), CHUNK):
        sizes = client.fetch(uids[start : start + CHUNK], ["RFC822.SIZE"])
        chunk: dict[int, int] = {}
        for uid in sorted(sizes):
            size = int(sizes[uid][b"RFC822.SIZE"])
            if chunk and sum(chunk.values()) + size > CHUNK_BYTES:
                yield chunk
                chunk = {}
            chunk[uid] = size
        if chunk:
            yield chunk


def _messages(
    client: IMAPClient, sizes: dict[int, int], folder: str
) -> Iterator[tuple[int, bytes, tuple[Problem, ...]]]:
    """The bytes of a chunk in order; a message deleted meanwhile is passed over, a very large one is its headers."""
    small = [uid for uid, size in sizes.items() if size <= LARGEST]
    found = client.fetch(small, [WHOLE])
    large = client.fetch([uid for uid in sizes if uid not in small], [HEADERS])
    for uid in sorted([*found, *large]):
        if uid in found and found[uid].get(b"BODY[]") is not None:
            yield uid, found[uid][b"BODY[]"], ()
        elif uid in large and large[uid].get(b"BODY[HEADER]") is not None:
            yield uid, large[uid][b"BODY[HEADER]"], (_too_large(sizes[uid], folder, uid),)


def _too_large(size: int, folder: str, uid: int) -> Problem:
    values: dict[str, Value] = {"megabytes": size // MEGABYTE, "limit": LARGEST // MEGABYTE, "folder": folder}
    return Problem("connector-mail-too-large", Place(f"{folder}#{uid}"), values, is_error=False)


def _folder(flags: Collection[object], mark: bytes | None, name: str) -> Folder:
    """A folder and its role, as the server says it, else as its name does."""
    if name.upper() == "INBOX":
        return Folder(name, "inbox")
    said = _lower(flags)
    last = name.rpartition(mark.decode("ascii", "replace"))[2] if mark else name
    told = next((role.lower() for role in ROLES if f"\\{role}".lower().encode() in said), "")
    return Folder(name, told or BY_NAME.get(last.casefold(), ""))


def _lower(flags: Collection[object]) -> set[bytes]:
    return {flag.lower() for flag in flags if isinstance(flag, bytes)}
