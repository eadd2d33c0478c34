"""One message as its conversation sees it: who speaks to whom, its own words, what they do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.acts import Act, act_of
from molette.sources.mail.asks import COURTESY, is_question, rule_says
from molette.sources.mail.examples import NOTHING, Judged
from molette.sources.mail.messages import Message
from molette.sources.mail.quoting import own_words
from molette.sources.mail.recalls import is_small_talk
from molette.sources.mail.sentences import sentences
from molette.sources.mail.threads import bare_subject
from molette.sources.mail.wanted import kind_of

NOON, END_OF_DAY = time(12), time(18)
PATCH = ("[patch", "patch:", "[rfc")
PATCH_WORD = re.compile(r"\bpatch(?:es)?\b", re.IGNORECASE)
CHANGE = re.compile(r"^(?:diff -|index: \S|--- \S+.{0,80}\n\+\+\+ \S)", re.IGNORECASE | re.MULTILINE)
REQUEST = re.compile(r"(?:request for|demande d['’e])", re.IGNORECASE)
FEW_WORDS = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """A message placed in its conversation; `at` is local and naive, people are handles.

    `to` leaves the sender and the lists out; `lists` are the lists it went through, `is_to_list` when it is addressed
    to one (or to nobody) and not only copied; `silence` counts the words that do
    nothing by themselves, greetings apart: an answer may lie in them.
    """

    message: Message
    at: datetime
    sender: str
    to: tuple[str, ...]
    lists: tuple[str, ...]
    is_to_list: bool
    words: str
    acts: tuple[Act, ...]
    silence: int
    is_opening: bool

    def of(self, *kinds: Kind) -> tuple[Act, ...]:
        """The acts of these kinds."""
        return tuple(act for act in self.acts if act.kind in kinds)

    @property
    def is_answering(self) -> bool:
        """Whether it says more than its acts do."""
        return self.silence > FEW_WORDS or bool(self.message.attachments)


def read_letter(
    message: Message,
    handle_of: Callable[[str], str],
    lists: Mapping[str, str],
    zone: ZoneInfo,
    *,
    is_opening: bool,
    judged: Judged = NOTHING,
) -> Letter:
    """The message read; `handle_of` names the owner of an address, `lists` the handle of each list's address."""
    at = local(message, zone)
    text = _undismissed(own_words(message.body), judged)
    read = [(sentence, act_of(sentence, at.date(), judged)) for sentence in sentences(text)]
    acts = tuple(act for _, act in read if act)
    acts += tuple(
        act
        for act in subject_acts(message, at.date(), acts, is_opening=is_opening)
        if not judged.same or not judged.dismisses(act.words)
    )
    sender = handle_of(message.sender.address)
    named = [handle_of(address.address) for address in message.to if address.address not in lists]
    through = [message.list_address, *(address.address for address in (*message.to, *message.cc))]
    return Letter(
        message,
        at,
        sender,
        tuple(handle for handle in dict.fromkeys(named) if handle and handle != sender),
        tuple(dict.fromkeys(lists[address] for address in through if address in lists)),
        any(address.address in lists for address in message.to) or not named,
        text,
        acts,
        sum(len(sentence.split()) for sentence, act in read if not act and _says_something(sentence)),
        is_opening,
    )


def _undismissed(text: str, judged: Judged) -> str:
    """The text without the sentences said to do nothing."""
    if not judged.same:
        return text
    found = sentences(text)
    kept = [sentence for sentence in found if not judged.dismisses(sentence)]
    return text if len(kept) == len(found) else "\n".join(kept)


def _says_something(sentence: str) -> bool:
    return not is_small_talk(sentence) and not COURTESY.found(sentence.lower())


def subject_acts(message: Message, on: date, acts: tuple[Act, ...], *, is_opening: bool) -> tuple[Act, ...]:
    """What the subject asks: a patch, to be approved; or, when the text asks nothing, a question, "pour validation"."""
    if not is_opening:
        return ()
    subject, is_reply = bare_subject(message.subject)
    if message.subject.lower().startswith(PATCH) or (PATCH_WORD.search(message.subject) and _has_change(message)):
        return () if is_reply else (_approval(message.subject),)
    if is_reply or any(act.kind is Kind.ASK for act in acts):
        return ()
    if CHANGE.search(message.body):
        return (_approval(message.subject),)
    if not rule_says(subject) and not REQUEST.match(subject):
        return ()
    act = act_of(subject, on)
    due = act.due if act else None
    return (Act(Kind.ASK, subject[:140], due, kind_of(subject), is_question(subject)),)


def _approval(subject: str) -> Act:
    return Act(Kind.ASK, subject[:140], None, Request.APPROVAL)


def _has_change(message: Message) -> bool:
    """Whether a message brings a change to a program, in its text or attached."""
    return bool(message.attachments) or bool(CHANGE.search(message.body))


def local(message: Message, zone: ZoneInfo) -> datetime:
    """When the message was written, on the clock of `zone`, to the second."""
    assert message.at is not None, "threads hold dated messages only"
    return message.at.astimezone(zone).replace(tzinfo=None, microsecond=0)


def moment(due: date | None, at: datetime) -> datetime | None:
    """The moment a day stands for: noon, or the end of the day when noon is past; nothing if the day is past."""
    if due is None or due < at.date():
        return None
    noon = datetime.combine(due, NOON)
    return noon if noon > at else max(datetime.combine(due, END_OF_DAY), at)
