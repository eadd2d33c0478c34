"""One message as its conversation sees it: who speaks to whom, its own words, what they do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.absences import AWAY
from molette.sources.mail.acts import Act, act_of
from molette.sources.mail.asks import is_question, rule_says
from molette.sources.mail.courtesy import COURTESY
from molette.sources.mail.cues import plain, together
from molette.sources.mail.departures import LEFT
from molette.sources.mail.examples import NOTHING, Judged
from molette.sources.mail.headers import Address
from molette.sources.mail.messages import Message
from molette.sources.mail.naming import Names
from molette.sources.mail.quoting import own_words
from molette.sources.mail.sentences import sentences
from molette.sources.mail.small_talk import is_small_talk
from molette.sources.mail.threads import bare_subject
from molette.sources.mail.wanted import kind_of

NOON, END_OF_DAY = time(12), time(18)
PATCH = ("[patch", "patch:", "[rfc")
PATCH_WORD = re.compile(r"\bpatch(?:es)?\b", re.IGNORECASE)
CHANGE = re.compile(r"^(?:diff -|index: \S|--- \S+.{0,80}\n\+\+\+ \S)", re.IGNORECASE | re.MULTILINE)
REQUEST = re.compile(r"(?:request for|demande d['’e])", re.IGNORECASE)
FEW_WORDS = 12
NOTICED = together(AWAY, LEFT)


@dataclass(frozen=True, slots=True)
class Known:
    """What letters are read with: whose each address is, the handle of each list's address, the names people bear.

    Letters are dated on the clock of `zone`; `judged` are the sentences somebody judged.
    """

    owners: Mapping[str, str]
    lists: Mapping[str, str]
    names: Names
    zone: ZoneInfo
    judged: Judged = NOTHING


@dataclass(frozen=True, slots=True)
class Letter:
    """A message placed in its conversation; `at` is local and naive, people are handles.

    `to` leaves the sender and the lists out, `greeted` are those of them whom the first line names; `lists` are the
    lists it went through, `is_to_list` when it is addressed to one (or to nobody) and not only copied; `silence` counts
    the words that do nothing by themselves, greetings apart: an answer may lie in them.
    """

    message: Message
    at: datetime
    sender: str
    to: tuple[str, ...]
    greeted: tuple[str, ...]
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


def read_letter(message: Message, known: Known, *, is_opening: bool) -> Letter:
    """The message read in the light of what is known."""
    at = local(message, known.zone)
    text = _text(message, known.judged)
    read = [(sentence, act_of(sentence, at.date(), known.judged)) for sentence in sentences(text)] if text else []
    sender = known.owners.get(message.sender.address, "")
    to = _handles(message.to, sender, known)
    among = to + _handles(message.cc, sender, known)
    acts = tuple(_addressed(act, sentence, known.names, among) for sentence, act in read if act)
    in_lists = [one.address in known.lists for one in message.to] if known.lists else [False] * len(message.to)
    return Letter(
        message,
        at,
        sender,
        to,
        known.names.greeted(text, to) if len(to) > 1 else (),
        _lists(message, known) if known.lists else (),
        any(in_lists) or all(in_lists),
        text,
        acts + _subject_acts(message, at.date(), acts, known.judged, is_opening=is_opening),
        _silence(sentence for sentence, act in read if not act),
        is_opening,
    )


def _text(message: Message, judged: Judged) -> str:
    """Its own words; none of a program's message that can tell no absence, which is all that is asked of those."""
    if message.is_automatic and not NOTICED.is_likely(plain(message.body)) and not judged.same:
        return ""
    return _undismissed(own_words(message.body), judged)


def _handles(people: Iterable[Address], sender: str, known: Known) -> tuple[str, ...]:
    """Those people, once each, lists and the sender left out."""
    found = dict.fromkeys(known.owners.get(one.address, "") for one in people if one.address not in known.lists)
    return tuple(handle for handle in found if handle and handle != sender)


def _lists(message: Message, known: Known) -> tuple[str, ...]:
    through = [message.list_address, *(one.address for one in (*message.to, *message.cc))]
    return tuple(dict.fromkeys(known.lists[address] for address in through if address in known.lists))


def _addressed(act: Act, sentence: str, names: Names, among: tuple[str, ...]) -> Act:
    """A request with the one it calls by name."""
    if act.kind not in (Kind.ASK, Kind.MEETING) or len(among) < 2:
        return act
    called = names.called(sentence, among)
    return replace(act, to=called) if called else act


def _undismissed(text: str, judged: Judged) -> str:
    """The text without the sentences said to do nothing."""
    if not judged.same:
        return text
    found = sentences(text)
    kept = [sentence for sentence in found if not judged.dismisses(sentence)]
    return text if len(kept) == len(found) else "\n".join(kept)


def _silence(sentences: Iterable[str]) -> int:
    """How many words say something; counted no further than matters."""
    count = 0
    for sentence in sentences:
        if count > FEW_WORDS:
            break
        if not COURTESY.found(plain(sentence)) and not is_small_talk(sentence):
            count += len(sentence.split())
    return count


def _subject_acts(
    message: Message, on: date, acts: tuple[Act, ...], judged: Judged, *, is_opening: bool
) -> tuple[Act, ...]:
    """What the subject asks, unless somebody said that it asks nothing."""
    found = subject_acts(message, on, acts, is_opening=is_opening)
    return tuple(act for act in found if not judged.same or not judged.dismisses(act.words))


def subject_acts(message: Message, on: date, acts: tuple[Act, ...], *, is_opening: bool) -> tuple[Act, ...]:
    """What the subject asks: a patch, to be approved; or, when the text asks nothing, a question, "pour validation"."""
    if not is_opening:
        return ()
    subject, is_reply = bare_subject(message.subject)
    if message.subject.lower().startswith(PATCH) or (PATCH_WORD.search(message.subject) and _has_change(message)):
        return () if is_reply else (_approval(message.subject),)
    if is_reply or any(act.kind in (Kind.ASK, Kind.MEETING) for act in acts):
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
