"""Files → what each says of one mission: all the mail together, since a request and its answer may lie apart."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from molette.engine.calendar import noon
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import ME, Fact, Ledger, Mission, Person
from molette.engine.problems import Problem
from molette.sources.finding import MAIL, File
from molette.sources.mail.boxes import Piece
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import Message, read_messages
from molette.sources.mail.missions import suggest_missions
from molette.sources.mail.routing import addresses_of, route_of, route_to, taker
from molette.sources.mail.stores import pieces_of
from molette.sources.papers import BEFORE, paper_facts
from molette.sources.recognition import SourceKind, decode
from molette.sources.timesheets import Layout
from molette.sources.timesheets.doubling import doubled_days

PAPERS = (
    SourceKind.JOURNAL,
    SourceKind.CALENDAR,
    SourceKind.TIMESHEET,
    SourceKind.BOARD,
    SourceKind.EVENT_LOG,
    SourceKind.INVOICE,
)
NOTHING_TOLD = Ledger()
LONG_AGO = timedelta(days=730)  # what a calendar alone may tell

Follow = Callable[[Iterator[Piece], Path], Iterable[Piece]]


def unfollowed(pieces: Iterator[Piece], path: Path) -> Iterable[Piece]:
    """Nobody watches the progress."""
    return pieces


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says of the mission: how many messages it holds, the facts, what was wrong."""

    file: File
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the files say together: the mission with the people found, each file, what concerns none in particular."""

    mission: Mission
    reads: tuple[FileRead, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All the facts, in the order of the files."""
        return tuple(fact for read in self.reads for fact in read.facts)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Those of the whole, then those of each file."""
        return (*self.problems, *(problem for read in self.reads for problem in read.problems))


def gather(  # noqa: PLR0913 (what steers a reading, each by its name)
    files: Sequence[File],
    mission: Mission,
    *,
    me: Collection[str] = (),
    now: datetime | None = None,
    told: Ledger = NOTHING_TOLD,
    is_new: bool = False,
    layout: Layout | None = None,
    follow: Follow = unfollowed,
) -> Gathered:
    """Read the files for `mission`; `layout` says how the timesheets are written.

    `is_new`: its plan is not written yet, so that a calendar tells from the first message on, or two years.
    `now` parts what has happened from what is to come: the last message otherwise, or the last fact of
    `told`, what is known already. Errors: OSError.
    """
    mission, mail, doubts = _mail([file for file in files if file.kind in MAIL], mission, me, follow)
    days = [fact.at.date() for fact in (*(fact for read in mail for fact in read.facts), *told)]
    moment = now or noon(max(days, default=date.today()))  # noqa: DTZ011 (a calendar alone)
    since = (min(days, default=moment.date() - LONG_AGO)) - BEFORE if is_new else None
    ordered = (file for kind in PAPERS for file in files if file.kind is kind)
    papers = [_paper(file, mission, moment, since, layout) for file in ordered]
    return Gathered(mission, (*mail, *_beside_others(papers, told)), doubts)


def _beside_others(reads: Iterable[FileRead], told: Iterable[Fact]) -> Iterator[FileRead]:
    """The same, timesheets with a word about the days that something else fills too."""
    known = list(told)
    for read in reads:
        is_timesheet = read.file.kind is SourceKind.TIMESHEET
        doubts = doubled_days(read.facts, known, read.file.name) if is_timesheet else ()
        known += read.facts
        yield replace(read, problems=(*read.problems, *doubts))


def _paper(file: File, mission: Mission, now: datetime, since: date | None, layout: Layout | None) -> FileRead:
    content = file.path.read_bytes()
    if file.kind is SourceKind.JOURNAL:
        journal = read_journal(decode(content)[0], file.name)
        return FileRead(file, journal.ledger.facts, journal.problems)
    return FileRead(file, *paper_facts(file.kind, content, file.name, mission, now, since, layout))


def _mail(
    files: Sequence[File], mission: Mission, me: Collection[str], follow: Follow
) -> tuple[Mission, tuple[FileRead, ...], tuple[Problem, ...]]:
    if not files:
        return mission, (), ()
    boxes = [list(read_messages(follow(pieces_of(file.path, name=file.name), file.path))) for file in files]
    messages = [message for box in boxes for message in box]
    mine = tuple(me) or mission.person(ME).addresses
    guessed = () if mine else guess_owner(messages)
    kept = concerning(messages, mission)
    read = read_exchanges(kept, me=mine or guessed, people=mission.people, zone=mission.zone)
    problems = read.problems + _elsewhere(messages, kept, mission, mine or guessed)
    if guessed:
        problems += (Problem("me-guessed", values={"found": guessed[0]}, is_error=False),)
    people = involved(read.people, read.facts, mission.people)
    return replace(mission, people=people), tuple(_by_file(files, boxes, read.facts)), problems


def _by_file(files: Sequence[File], boxes: Sequence[Sequence[Message]], facts: Iterable[Fact]) -> Iterator[FileRead]:
    """Each fact with the first file that holds its message."""
    holders: dict[str, int] = {}
    for number, box in enumerate(boxes):
        for message in box:
            holders.setdefault(message.id, number)
    found: list[list[Fact]] = [[] for _ in files]
    for fact in facts:
        found[holders.get(fact.origin.item if fact.origin else "", 0)].append(fact)
    for file, box, told in zip(files, boxes, found, strict=True):
        yield FileRead(file, tuple(told), messages=sum(bool(message.id) for message in box))


def concerning(messages: Sequence[Message], mission: Mission, organisation: str = "") -> list[Message]:
    """The messages of a mission: those with the organisation named, else with one of its people's, else all."""
    route = route_to([organisation]) if organisation else route_of(mission)
    return list(filter(taker(route), messages))


def _elsewhere(
    messages: Sequence[Message], kept: Sequence[Message], mission: Mission, me: Collection[str]
) -> tuple[Problem, ...]:
    """A word about the messages of other missions, left out or mixed in."""
    if len(kept) < len(messages):
        return (Problem("mail-left-out", values={"count": len(messages) - len(kept)}, is_error=False),)
    if not route_of(mission).is_open:
        return ()
    found = suggest_missions(kept, me)
    if len(found) < 2:
        return ()
    names = ", ".join(f"{one.organisation} ({one.messages})" for one in found[:5])
    return (Problem("missions-several", values={"count": len(found), "found": names}, is_error=False),)


def involved(people: Iterable[Person], facts: Iterable[Fact], known: Iterable[Person]) -> tuple[Person, ...]:
    """The people of the plan, me, and those whom a fact speaks of."""
    named = {person.handle for person in known} | {ME}
    for fact in facts:
        named |= {fact.by, *fact.to}
    return tuple(person for person in people if person.handle in named)


def guess_owner(messages: Iterable[Message]) -> tuple[str, ...]:
    """Whose mailbox it is: the address found in most messages, as sender or receiver; the first seen of equals."""
    counts: Counter[str] = Counter()
    for message in messages:
        counts.update(address for address in addresses_of(message) if address != message.list_address)
    return tuple(address for address, _ in counts.most_common(1))
