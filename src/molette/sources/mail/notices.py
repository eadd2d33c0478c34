"""What a letter tells of people and of the work, whoever asked what: somebody away, somebody gone, all on hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from molette.engine.calendar import noon
from molette.engine.ledger.types import Fact, Kind, Origin
from molette.sources.mail.acts import Act
from molette.sources.mail.cues import cues, plain
from molette.sources.mail.letters import Letter, moment
from molette.sources.mail.naming import Names

SOURCE = "mail"
OF_ONESELF = cues(r"\b(?:je|j'|mon|ma|mes|suis|serai|m'\w+|i|i'm|i'll|i've|my|me)(?!\w)")
OF_US = cues(r"\b(?:nous (?:sommes|serons|fermons|fermerons|quittons)|nos bureaux|our offices?|we are|we're|we will)\b")
OF_ANOTHER = cues(
    r"\b(?:m\.|mme|mlle|mr|mrs|ms|dr|notre|our|le|la|the|leur|their|elle|il|he|she) .{0,40}\b(?:est|sera|a|n'est|ne|"
    r"reprend|is|has|will|was|left|no longer|retired|resigned|quit)(?!\w)"
)


def notices(letter: Letter, names: Names) -> Iterator[Fact]:
    """The absence and the departure a letter tells, of its sender or of somebody it names."""
    for act in letter.of(Kind.LEAVE)[:1]:
        if by := _concerned(act, letter, names):
            yield _notice(letter, act, by)
    for act in letter.of(Kind.AWAY)[:1]:
        by = _concerned(act, letter, names)
        if by and (fact := _absence(letter, act, by)):
            yield fact


def hold_of_all(letter: Letter) -> Iterator[Fact]:
    """The hold a letter announces that answers no request: the work itself rests."""
    for act in letter.of(Kind.HOLD)[:1]:
        if until := moment(act.due, letter.at):
            yield replace(_notice(letter, act, letter.sender), to=letter.to, due_at=until)


def _concerned(act: Act, letter: Letter, names: Names) -> str:
    """Of whom it is told: the sender, or the one named; nobody when that is a stranger."""
    words = plain(act.words)
    if letter.message.is_automatic or OF_ONESELF.found(words) or OF_US.found(words):
        return letter.sender
    if named := names.told(act.words, names.everybody):
        return named
    return "" if OF_ANOTHER.found(words) else letter.sender


def _absence(letter: Letter, act: Act, by: str) -> Fact | None:
    """An absence, if an end or a day is told; one that has not begun is dated on its first day."""
    until = moment(act.due, letter.at)
    if act.start and act.start > letter.at.date():
        at = noon(act.start)
        return replace(_notice(letter, act, by, at), due_at=until and noon(until.date()))
    return replace(_notice(letter, act, by), due_at=until) if until else None


def _notice(letter: Letter, act: Act, by: str, at: datetime | None = None) -> Fact:
    known_at = letter.at if at else None
    origin = Origin(SOURCE, letter.message.id)
    return Fact(at or letter.at, act.kind, by, text=act.words, known_at=known_at, origin=origin)
