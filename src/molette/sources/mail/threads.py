"""Messages gathered into conversations by what they answer (after Jamie Zawinski's message threading)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from molette.engine.problems import Place, Problem
from molette.sources.mail.messages import Message

PREFIX = re.compile(
    r"\s*(?:(?P<reply>re|aw|sv|antw|rv|ref|réf|rif|odp|vs|ynt)|fwd?|tr|wg|i|doorst|enc)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*|\s*\[[^\[\]]{1,30}\]\s*",
    re.IGNORECASE,
)
SHORTEST_SUBJECT = 8
LONGEST_GAP = timedelta(days=45)  # two conversations of the same subject further apart are two: expert judgement


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation: its messages in time order, never empty, all dated."""

    messages: tuple[Message, ...]

    @property
    def subject(self) -> str:
        """What it is about, without "Re:" and list marks."""
        return bare_subject(self.messages[0].subject)[0]


def distinct(messages: Iterable[Message]) -> tuple[tuple[Message, ...], tuple[Problem, ...]]:
    """Messages once each: copies left out, another message under a used id given an id of its own."""
    kept: dict[str, Message] = {}
    problems: list[Problem] = []
    for message in messages:
        if not message.id:  # what could not be read of a mailbox
            problems += message.problems
            continue
        other = kept.get(message.id)
        if other and (other.sender.address, other.subject) != (message.sender.address, message.subject):
            problems.append(Problem("mail-id-twice", Place(message.id), {"subject": message.subject}, is_error=False))
            message = replace(message, id=_own_id(message))
        kept.setdefault(message.id, message)
    return tuple(kept.values()), tuple(problems)


def _own_id(message: Message) -> str:
    said = f"{message.id}\n{message.sender.address}\n{message.at}\n{message.subject}\n{message.body}"
    return f"{sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}@molette"


def threads_of(messages: Iterable[Message]) -> tuple[Thread, ...]:
    """The conversations of distinct messages, oldest first; a message without a date is in none."""
    dated = sorted((message for message in messages if message.at), key=lambda message: (message.at, message.id))
    circles = _Circles()
    mailboxes = {message.sender.address for message in dated}
    for message in dated:
        for id in ids_answered(message):
            if id not in mailboxes:  # old programs quote the sender's address where an id should be
                circles.join(message.id, id)
    _join_by_subject(dated, circles)
    gathered: defaultdict[str, list[Message]] = defaultdict(list)
    for message in dated:
        gathered[circles.of(message.id)].append(message)
    return tuple(Thread(tuple(found)) for found in gathered.values())


def ids_answered(message: Message) -> tuple[str, ...]:
    """The ids a message says it follows."""
    return (*message.references, message.in_reply_to) if message.in_reply_to else message.references


def _join_by_subject(dated: Sequence[Message], circles: "_Circles") -> None:
    """Join a reply that names no known message to the last one of its subject, if the same people speak."""
    known = {message.id for message in dated}
    last: dict[str, Message] = {}
    for message in dated:
        subject, is_reply = bare_subject(message.subject)
        if len(subject) < SHORTEST_SUBJECT:
            continue
        before = last.get(subject.lower())
        is_lost = is_reply and not any(id in known for id in ids_answered(message))
        if before and is_lost and _follows(message, before):
            circles.join(message.id, before.id)
        last[subject.lower()] = message


def _follows(message: Message, before: Message) -> bool:
    if not message.at or not before.at or message.at - before.at > LONGEST_GAP:
        return False
    return bool(_company(message) & _company(before)) and (
        before.sender.address in _company(message) or message.sender.address in _company(before)
    )


def _company(message: Message) -> set[str]:
    return {address.address for address in (message.sender, *message.to, *message.cc)}


def bare_subject(subject: str) -> tuple[str, bool]:
    """A subject without its prefixes, on one line, and whether one of them says it is a reply."""
    place, is_reply = 0, False
    while (found := PREFIX.match(subject, place)) and found.end() < len(subject):
        is_reply = is_reply or bool(found["reply"])
        place = found.end()
    return " ".join(subject[place:].split()), is_reply


class _Circles:
    """Ids known to belong together (disjoint sets, paths halved on the way)."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def of(self, id: str) -> str:
        above = self.above
        while (parent := above.get(id, id)) != id:
            above[id] = above.get(parent, parent)
            id = parent
        return id

    def join(self, one: str, other: str) -> None:
        older, newer = self.of(other), self.of(one)
        if older != newer:
            self.above[newer] = older
