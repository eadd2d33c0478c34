"""One conversation followed from message to message: requests open, are recalled, answered, refused, taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from molette.engine.ledger.types import Fact, Kind, Origin, Request
from molette.sources.mail.acts import Act
from molette.sources.mail.asks import is_asked_of_anybody, is_plain_request
from molette.sources.mail.letters import Letter, moment
from molette.sources.mail.quoting import quotes
from molette.sources.mail.recalls import RECALLS, TAKES_BACK, is_small_talk, topic

SOURCE = "mail"
WEIGHT = (  # of several requests in one message, the one the wait is named after
    Request.PAYMENT,
    Request.APPROVAL,
    Request.DECISION,
    Request.ACCESS,
    Request.RESOURCE,
    Request.ACTION,
    Request.INFORMATION,
)
SHARED_WORDS = 2
DEEPEST = 100  # messages looked at above one: longer talk has changed its subject


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

    `is_open_to_all`: it was asked of a list; `is_on_list`: of somebody, but a list reads it.
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

    def may_be_answered_by(self, letter: Letter, above: Above) -> bool:
        """Those who were asked may answer; on a list so may anybody whose reply takes the question up.

        There a reply in another branch of the talk answers others; so does one to somebody else, unless the whole list
        was asked.
        """
        if letter.sender == self.asker or (self.is_on_list and not self._is_in_branch(letter, above)):
            return False
        if self.is_open_to_all:
            return above.replied in (self.asker, "") or not _is_passed_over(self, letter)
        if letter.sender in self.holders:
            return not self.is_on_list or above.replied in (self.asker, letter.sender, "")
        return self.is_on_list and letter.message.in_reply_to == self.message and _takes_up(letter, self)

    def _is_in_branch(self, letter: Letter, above: Above) -> bool:
        """Whether a letter stands under the request, or replies to what its asker wrote before it and recalls there."""
        if above.may_hold(self.message):
            return True
        return above.replied == self.asker and letter.message.in_reply_to in self.above.ids


def _takes_up(letter: Letter, asked: Asked) -> bool:
    """Whether a reply by somebody who was not asked leaves the question in its quote, or decides what was to be."""
    if asked.request in (Request.APPROVAL, Request.DECISION) and letter.of(Kind.APPROVE, Kind.REFUSE):
        return True
    is_quoted = quotes(letter.message.body, asked.words)
    return letter.is_answering if is_quoted is None else is_quoted


def follow(letters: list[Letter]) -> Iterator[Fact]:
    """The facts of a conversation, in order.

    A reply closes what its sender was asked (on a list: by the one it replies to, if that one asked), unless it only
    promises, announces an absence or a hold, answers in part, or only asks back: then the first request stays open
    beside the new one.
    """
    open_: list[Asked] = []
    known = {letter.message.id: letter for letter in letters}
    for letter in letters:
        if letter.message.is_bounce:
            continue
        if letter.message.is_automatic:
            yield from _absence(letter)
            continue
        above = _above(letter, known)
        yield from _answers(letter, open_, above)
        yield from _absence(letter)
        yield from _requests(letter, open_, above)


def _above(letter: Letter, known: Mapping[str, Letter]) -> Above:
    ids: list[str] = []
    top = letter
    while (id := top.message.in_reply_to) in known and id not in ids and len(ids) < DEEPEST:
        ids.append(id)
        top = known[id]
    replied = known[ids[0]].sender if ids else ""
    return Above(replied, frozenset(ids), top.is_opening)


def _answers(letter: Letter, open_: list[Asked], above: Above) -> Iterator[Fact]:
    for asked in _concerned(letter, open_, above):
        act = answer_to(asked.request, letter)
        if act is None or (act.kind in (Kind.PROMISE, Kind.HOLD) and not moment(act.due, letter.at)):
            continue
        yield _fact(letter, act, ref=asked.label)
        if act.kind in (Kind.ANSWER, Kind.APPROVE, Kind.REFUSE):
            open_.remove(asked)


def _concerned(letter: Letter, open_: list[Asked], above: Above) -> list[Asked]:
    """The open requests a letter may answer."""
    found = [asked for asked in open_ if asked.may_be_answered_by(letter, above)]
    if not letter.lists:
        return found
    found = [asked for asked in found if asked.asker == above.replied] or found
    direct = [asked for asked in found if asked.message == letter.message.in_reply_to]
    return [asked for asked in found if asked in direct or not _is_passed_over(asked, letter)] if direct else found


def _is_passed_over(asked: Asked, letter: Letter) -> bool:
    """A patch is not judged by words about a later question or to others, unless they approve or refuse."""
    return asked.request is Request.APPROVAL and not letter.of(Kind.APPROVE, Kind.REFUSE)


def answer_to(request: Request, letter: Letter) -> Act | None:
    """What a reply is to a request of this kind; nothing when it leaves the request as it was."""
    decisive = {act.kind: act for act in reversed(letter.acts)}
    for kind in (Kind.PART, Kind.REFUSE, Kind.APPROVE):
        if kind in decisive:
            return _in_terms_of(request, decisive[kind])
    if Kind.ANSWER in decisive:
        return decisive[Kind.ANSWER]
    if letter.is_answering:
        return Act(Kind.ANSWER, _first_words(letter))
    for kind in (Kind.PROMISE, Kind.HOLD):
        if kind in decisive:
            return decisive[kind]
    if Kind.AWAY in decisive or any(act.is_question for act in letter.of(Kind.ASK)):
        return None
    return Act(Kind.ANSWER, _first_words(letter)) if letter.words.strip() else None


def _in_terms_of(request: Request, act: Act) -> Act:
    """Only an approval or a decision can be approved: "ok pour moi" answers anything else."""
    if act.kind is Kind.APPROVE and request not in (Request.APPROVAL, Request.DECISION):
        return Act(Kind.ANSWER, act.words)
    return act


def _first_words(letter: Letter) -> str:
    lines = [line.strip() for line in letter.words.split("\n") if line.strip()]
    told = next(
        (line for line in lines if len(line.split()) > 2 and not is_small_talk(line)), lines[0] if lines else ""
    )
    return (told or ", ".join(letter.message.attachments))[:140]


def _absence(letter: Letter) -> Iterator[Fact]:
    """The sender's absence, if an end or a day is told."""
    for act in letter.of(Kind.AWAY)[:1]:
        if until := moment(act.due, letter.at):
            yield Fact(
                letter.at,
                Kind.AWAY,
                by=letter.sender,
                due_at=until,
                text=act.words,
                origin=Origin(SOURCE, letter.message.id),
            )


def _requests(letter: Letter, open_: list[Asked], above: Above) -> Iterator[Fact]:
    mine = [asked for asked in open_ if asked.asker == letter.sender]
    if mine and TAKES_BACK.found(letter.words[:1000].lower()):
        open_.remove(mine[-1])
        yield _fact(letter, Act(Kind.WITHDRAW, _first_words(letter)), ref=mine[-1].label)
        return
    act = main_request(letter)
    if mine and (recalled := _recalled(letter, act, mine)):
        yield _fact(
            letter, Act(Kind.NUDGE, act.words if act else _first_words(letter)), ref=recalled.label, word="mail"
        )
    elif act:
        is_of_anybody = bool(letter.lists) and is_asked_of_anybody(act.words)
        holders, is_of_all = holders_of(letter, above.replied, is_of_anybody=is_of_anybody)
        if holders:
            asked = Asked(
                label_of(letter),
                letter.message.id,
                letter.sender,
                holders,
                act.request or Request.INFORMATION,
                _topic(letter),
                is_of_all,
                bool(letter.lists),
                act.words,
                above,
            )
            open_.append(asked)
            yield _fact(letter, act, to=holders, request=asked.request, label=asked.label)


def main_request(letter: Letter) -> Act | None:
    """The request a message is named after; in the middle of a list's talk advice is none."""
    asks = letter.of(Kind.ASK)
    if letter.lists and not letter.is_opening:
        asks = tuple(act for act in asks if act.is_question or is_plain_request(act.words))
    return min(asks, key=lambda act: WEIGHT.index(act.request or Request.INFORMATION), default=None)


def _recalled(letter: Letter, act: Act | None, mine: list[Asked]) -> Asked | None:
    """The sender's open request that this message recalls: in so many words, or asked again."""
    latest = next(
        (asked for asked in reversed(mine) if asked.is_open_to_all or set(asked.holders) & set(letter.to)), None
    )
    if latest is None:
        return None
    told = f"{letter.message.subject.lower() if letter.is_opening else ''} {letter.words[:1500].lower()}"
    if RECALLS.found(told.strip()):
        return latest
    return latest if act and len(topic(act.words) & latest.topic) >= SHARED_WORDS else None


def _topic(letter: Letter) -> frozenset[str]:
    return topic(" ".join(act.words for act in letter.of(Kind.ASK)))


def holders_of(letter: Letter, replied: str, *, is_of_anybody: bool = False) -> tuple[tuple[str, ...], bool]:
    """Who must answer, and whether that is a list.

    A message that opens a thread and is addressed to a list is asked of the list, and so is what is asked of anybody;
    else those it is addressed to are asked, or the one it replies to. In copy means not asked.
    """
    if letter.lists and ((letter.is_opening and letter.is_to_list) or is_of_anybody):
        return letter.lists[:1], True
    if letter.to:
        return letter.to, False
    if letter.lists:
        is_to_one = bool(replied) and replied != letter.sender
        return ((replied,), False) if is_to_one else (letter.lists[:1], True)
    return (), False


def label_of(letter: Letter) -> str:
    """The label of the request a message makes: "m" and 8 digits of its id's digest."""
    return f"m{sha256(letter.message.id.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _fact(
    letter: Letter,
    act: Act,
    *,
    to: tuple[str, ...] = (),
    request: Request | None = None,
    ref: str = "",
    word: str = "",
    label: str = "",
) -> Fact:
    due_at = moment(act.due, letter.at) if act.kind in (Kind.ASK, Kind.PROMISE, Kind.HOLD) else None
    origin = Origin(SOURCE, letter.message.id)
    return Fact(
        letter.at,
        act.kind,
        letter.sender,
        to,
        request,
        ref=ref,
        due_at=due_at,
        word=word,
        text=act.words,
        label=label,
        origin=origin,
    )
