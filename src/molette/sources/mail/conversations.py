"""One conversation followed from message to message: requests open, are recalled, answered, refused, taken back."""

from collections.abc import Iterator
from datetime import datetime

from molette.engine.ledger.types import Fact, Kind, Origin, Request
from molette.sources.mail.acts import Act
from molette.sources.mail.asked import Above, Asked, above, holders_of, is_passed_over, label_of
from molette.sources.mail.asks import is_asked_of_anybody, is_plain_request
from molette.sources.mail.cues import plain
from molette.sources.mail.dues import read_due
from molette.sources.mail.letters import NOON, Letter, moment
from molette.sources.mail.naming import Names
from molette.sources.mail.notices import SOURCE, hold_of_all, notices
from molette.sources.mail.recalls import RECALLS, TAKES_BACK, topic
from molette.sources.mail.replies import answer_to, first_words
from molette.sources.mail.sentences import sentences
from molette.sources.mail.spans import read_hour

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
DUE = (Kind.ASK, Kind.MEETING, Kind.PROMISE, Kind.HOLD)
CLOSING = (Kind.ANSWER, Kind.APPROVE, Kind.REFUSE)


def follow(letters: list[Letter], names: Names) -> Iterator[Fact]:
    """The facts of a conversation, in order; `names` are those of everybody known.

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
            yield from notices(letter, names)
            continue
        under = above(letter, known)
        answers = list(_answers(letter, open_, under))
        yield from answers
        yield from notices(letter, names)
        if not any(fact.kind is Kind.HOLD for fact in answers):
            yield from hold_of_all(letter)
        yield from _requests(letter, open_, under)


def _answers(letter: Letter, open_: list[Asked], under: Above) -> Iterator[Fact]:
    for asked in _concerned(letter, open_, under):
        act = answer_to(asked, letter)
        if act is None or (act.kind in (Kind.PROMISE, Kind.HOLD) and not moment(act.due, letter.at)):
            continue
        yield _fact(letter, act, ref=asked.label)
        if act.kind in CLOSING:
            open_.remove(asked)
        if asked.is_meeting and act.kind in (Kind.ANSWER, Kind.APPROVE) and not letter.of(Kind.MEETING):
            yield from _meeting(letter, asked)


def _meeting(letter: Letter, asked: Asked) -> Iterator[Fact]:
    """The meeting agreed upon: on the day the answer names, else on the day proposed."""
    on = letter.at.date()
    named = [(day, read_hour(found)) for found in sentences(letter.words) if (day := read_due(found, on))]
    day, hour = named[0] if named else (asked.day, asked.hour)
    if day and day >= on:
        at = datetime.combine(day, hour or asked.hour or NOON)
        origin = Origin(SOURCE, letter.message.id)
        yield Fact(letter.at, Kind.MEETING, letter.sender, (asked.asker,), due_at=at, text=asked.words, origin=origin)


def _concerned(letter: Letter, open_: list[Asked], under: Above) -> list[Asked]:
    """The open requests a letter may answer."""
    found = [asked for asked in open_ if asked.may_be_answered_by(letter, under)]
    if not letter.lists:
        return found
    found = [asked for asked in found if asked.asker == under.replied] or found
    direct = [asked for asked in found if asked.message == letter.message.in_reply_to]
    return [asked for asked in found if asked in direct or not is_passed_over(asked, letter)] if direct else found


def _requests(letter: Letter, open_: list[Asked], under: Above) -> Iterator[Fact]:
    mine = [asked for asked in open_ if asked.asker == letter.sender]
    if mine and (TAKES_BACK.found(plain(letter.words[:1000])) or letter.of(Kind.WITHDRAW)):
        open_.remove(mine[-1])
        yield _fact(letter, Act(Kind.WITHDRAW, first_words(letter)), ref=mine[-1].label)
        return
    acts = main_requests(letter)
    if mine and (recalled := _recalled(letter, acts[0] if acts else None, mine)):
        words = acts[0].words if acts else first_words(letter)
        yield _fact(letter, Act(Kind.NUDGE, words), ref=recalled.label, word="mail")
        return
    for number, act in enumerate(acts):
        is_of_anybody = bool(letter.lists) and is_asked_of_anybody(act.words)
        holders, is_of_all = holders_of(letter, under.replied, act, is_of_anybody=is_of_anybody)
        if holders:
            asked = Asked(
                label_of(letter, number),
                letter.message.id,
                letter.sender,
                holders if len(acts) > 1 or is_of_all else tuple(dict.fromkeys((*holders, *letter.to))),
                act.request or Request.INFORMATION,
                _topic(letter),
                is_of_all,
                bool(letter.lists),
                act.words,
                under,
                act.kind is Kind.MEETING,
                act.due,
                act.hour,
            )
            open_.append(asked)
            yield _fact(letter, act, to=holders, request=asked.request, label=asked.label)


def main_requests(letter: Letter) -> list[Act]:
    """The request a message is named after, one for each person called by name; in a list's talk advice is none."""
    asks = letter.of(Kind.ASK, Kind.MEETING)
    if letter.lists and not letter.is_opening:
        asks = tuple(act for act in asks if act.is_question or is_plain_request(act.words))
    called = dict.fromkeys(act.to for act in asks)
    return [min((act for act in asks if act.to == name), key=_lightness) for name in called]


def _lightness(act: Act) -> int:
    return len(WEIGHT) if act.kind is Kind.MEETING else WEIGHT.index(act.request or Request.INFORMATION)


def _recalled(letter: Letter, act: Act | None, mine: list[Asked]) -> Asked | None:
    """The sender's open request that this message recalls: in so many words, or asked again."""
    latest = next(
        (asked for asked in reversed(mine) if asked.is_open_to_all or set(asked.holders) & set(letter.to)), None
    )
    if latest is None:
        return None
    told = plain(f"{letter.message.subject if letter.is_opening else ''} {letter.words[:1500]}")
    if RECALLS.found(told.strip()):
        return latest
    if letter.of(Kind.NUDGE):
        return latest
    return latest if act and len(topic(act.words) & latest.topic) >= SHARED_WORDS else None


def _topic(letter: Letter) -> frozenset[str]:
    return topic(" ".join(act.words for act in letter.of(Kind.ASK, Kind.MEETING)))


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
    due_at = moment(act.due, letter.at) if act.kind in DUE else None
    origin = Origin(SOURCE, letter.message.id)
    return Fact(
        letter.at,
        Kind.ASK if act.kind is Kind.MEETING else act.kind,
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
