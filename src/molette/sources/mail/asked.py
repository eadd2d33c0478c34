"""Requests still open in a conversation: who asked whom, for what, and who may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from hashlib import sha256

from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.acts import Act
from molette.sources.mail.letters import Letter
from molette.sources.mail.quoting import quotes

DEEPEST = 100  # messages looked at above one: longer talk has changed its subject
DECIDED = (Request.APPROVAL, Request.DECISION)


@dataclass(frozen=True, slots=True)
class Above:
    """What a letter stands under: who wrote the message it replies to, and the ids from that one up.

    `is_whole`: they reach the beginning of the conversation, none is missing.
    """

    replied: str
    ids: frozenset[str]
    is_whole: bool

    def may_hold(self, id: str) -> bool:
        """Whether the message of this id is above, as far as is known."""
        return id in self.ids or not self.is_whole


@dataclass(frozen=True, slots=True)
class Asked:
    """A request still open: its label, its message, who asked whom, what it is about.

    `holders` may answer. `is_open_to_all`: it was asked of a list; `is_on_list`: of somebody, but a list reads it.
    `is_meeting`: it proposes to meet, on `day` at `hour` if they are told.
    """

    label: str
    message: str
    asker: str
    holders: tuple[str, ...]
    request: Request
    topic: frozenset[str]
    is_open_to_all: bool
    is_on_list: bool
    words: str
    above: Above
    is_meeting: bool = False
    day: date | None = None
    hour: time | None = None

    def may_be_answered_by(self, letter: Letter, above: Above) -> bool:
        """Those who were asked may answer; on a list so may anybody whose reply takes the question up.

        There a reply in another branch of the talk answers others; so does one to somebody else, unless the whole list
        was asked.
        """
        if letter.sender == self.asker or (self.is_on_list and not self._is_in_branch(letter, above)):
            return False
        if self.is_open_to_all:
            return above.replied in (self.asker, "") or not is_passed_over(self, letter)
        if letter.sender in self.holders:
            return not self.is_on_list or above.replied in (self.asker, letter.sender, "")
        return self.is_on_list and letter.message.in_reply_to == self.message and _takes_up(letter, self)

    def _is_in_branch(self, letter: Letter, above: Above) -> bool:
        """Whether a letter stands under the request, or replies to what its asker wrote before it and recalls there."""
        if above.may_hold(self.message):
            return True
        return above.replied == self.asker and letter.message.in_reply_to in self.above.ids


def above(letter: Letter, known: Mapping[str, Letter]) -> Above:
    """What a letter of a conversation stands under; `known` are its letters by the id of their message."""
    ids: list[str] = []
    top = letter
    while (id := top.message.in_reply_to) in known and id not in ids and len(ids) < DEEPEST:
        ids.append(id)
        top = known[id]
    replied = known[ids[0]].sender if ids else ""
    return Above(replied, frozenset(ids), top.is_opening)


def is_passed_over(asked: Asked, letter: Letter) -> bool:
    """A patch is not judged by words about a later question or to others, unless they approve or refuse."""
    return asked.request is Request.APPROVAL and not letter.of(Kind.APPROVE, Kind.REFUSE)


def _takes_up(letter: Letter, asked: Asked) -> bool:
    """Whether a reply by somebody who was not asked leaves the question in its quote, or decides what was to be."""
    if asked.request in DECIDED and letter.of(Kind.APPROVE, Kind.REFUSE):
        return True
    is_quoted = quotes(letter.message.body, asked.words)
    return letter.is_answering if is_quoted is None else is_quoted


def holders_of(letter: Letter, replied: str, act: Act, *, is_of_anybody: bool = False) -> tuple[tuple[str, ...], bool]:
    """Who must answer, and whether that is a list.

    The one called by name is asked, or those greeted. A message that opens a thread and is addressed to a list is asked
    of the list, and so is what is asked of anybody; else those it is addressed to are asked, or the one it replies to.
    In copy means not asked.
    """
    if act.to:
        return (act.to,), False
    if letter.lists and ((letter.is_opening and letter.is_to_list) or is_of_anybody):
        return letter.lists[:1], True
    if letter.to:
        return letter.greeted or letter.to, False
    if letter.lists:
        is_to_one = bool(replied) and replied != letter.sender
        return ((replied,), False) if is_to_one else (letter.lists[:1], True)
    return (), False


def label_of(letter: Letter, number: int = 0) -> str:
    """The label of a request a message makes: "m", 8 digits of its id's digest, and a letter from the second on."""
    digest = sha256(letter.message.id.encode("utf-8", "replace")).hexdigest()[:8]
    return f"m{digest}{chr(ord('a') + number) if number else ''}"
