"""Messages: what somebody wrote, to whom and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from molette.engine.problems import Place, Problem, Value
from molette.sources.mail.boxes import Piece
from molette.sources.mail.headers import Address, Headers, first, is_possible, read_date, read_ids, read_received
from molette.sources.mail.markup import text_of_html
from molette.sources.mail.parts import Parts
from molette.sources.mail.patient import read_patiently
from molette.sources.mail.robots import is_automatic, is_bounce, list_address
from molette.sources.mail.usual import read_usual

LONGEST_BODY = 300_000
DAY = len("Mon, 02 Mar 2026")
NOBODY = Address("", "")
CLOCK_AHEAD, CLOCK_BEHIND = timedelta(days=1), timedelta(days=30)  # of the relay that received it: expert judgement


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `at` is aware, in UTC, or nothing when neither the sender nor a relay dated it.

    `body` is plain text with the quotes still in it; `list_address` names the mailing list that sent it, if one did.
    """

    id: str
    at: datetime | None
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    in_reply_to: str
    references: tuple[str, ...]
    body: str
    is_automatic: bool
    is_bounce: bool
    list_address: str
    attachments: tuple[str, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a mailing list sent it."""
        return bool(self.list_address)


NOTHING = Message("", None, NOBODY, (), (), "", "", (), "", False, False, "", ())


def read_messages(pieces: Iterable[Piece]) -> Iterator[Message]:
    """The messages of a mailbox cut in pieces, one for one; of a piece without bytes its problems, under no id."""
    for piece in pieces:
        message = read_message(piece.raw) if piece.raw else NOTHING
        yield replace(message, problems=piece.problems + message.problems) if piece.problems else message


def read_message(raw: bytes) -> Message:
    """Any bytes as a message: what is wrong with it stands in its problems."""
    parts = read_usual(raw) or read_patiently(raw)
    found = read_ids(parts.headers.get("message-id", ()))
    id = found[0] if found else first(parts.headers, "message-id").strip("<> ") or digest_id(raw)
    at, problems = _instant(parts, id)
    if not parts.is_whole:
        problems += (_problem("mail-nested-too-deep", id, subject=parts.subject),)
    replied = _replied(parts.headers)
    return Message(
        id=id,
        at=at,
        sender=parts.sender or NOBODY,
        to=parts.to,
        cc=parts.cc,
        subject=parts.subject,
        in_reply_to=replied,
        references=read_ids(parts.headers.get("references", ())),
        body=_body(parts),
        is_automatic=is_automatic(parts),
        is_bounce=is_bounce(parts),
        list_address=list_address(parts),
        attachments=parts.attachments,
        problems=problems if parts.sender else (*problems, _problem("mail-sender-missing", id, subject=parts.subject)),
    )


def digest_id(raw: bytes) -> str:
    """An id for a message that has none of its own: always the same for the same bytes, alone or in a mailbox."""
    return f"{sha256(raw.rstrip()).hexdigest()[:32]}@molette"


def _replied(headers: Headers) -> str:
    """The id answered: the last one given, for old programs put the sender's address before it."""
    found = read_ids(headers.get("in-reply-to", ()))
    return found[-1] if found else ""


def _body(parts: Parts) -> str:
    text = parts.plain[:LONGEST_BODY]
    if not text.strip() and parts.html:
        text = text_of_html(parts.html[:LONGEST_BODY])
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _instant(parts: Parts, id: str) -> tuple[datetime | None, tuple[Problem, ...]]:
    """When it was written, and what was wrong with its date."""
    said = first(parts.headers, "date")
    at = parts.date if parts.date and is_possible(parts.date) else read_date(said)
    if at and said[:DAY] in first(parts.headers, "received"):  # the relay's clock says the same day: no need to read it
        return at, ()
    received = read_received(parts.headers)
    if at and (received is None or received - CLOCK_BEHIND <= at <= received + CLOCK_AHEAD):
        return at, ()
    values: dict[str, Value] = {"subject": parts.subject, "found": said[:60]}
    if not said:
        return received, (_problem("mail-date-missing", id, is_error=received is None, **values),)
    used = received or at
    return used, (_problem("mail-date-odd", id, is_error=used is None, **values),)


def _problem(code: str, id: str, *, is_error: bool = False, **values: Value) -> Problem:
    return Problem(code, Place(id), values, is_error)
