"""A journal, a mailbox, a calendar, a timesheet, or a folder of them, read as one mission."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from molette.engine.calendar import noon
from molette.engine.ledger.merging import merge
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import ME, Fact, Journal, Ledger, Mission, Person
from molette.engine.problems import Place, Problem
from molette.sources.mail.boxes import Piece, split_mailbox
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import Message, read_messages
from molette.sources.mail.missions import suggest_missions
from molette.sources.mail.routing import addresses_of, route_of, route_to, taker
from molette.sources.papers import largest, paper_facts
from molette.sources.recognition import SourceKind, decode, recognise

HEAD = 4096
MAIL = (SourceKind.MAILBOX, SourceKind.MESSAGE)
PAPERS = (
    SourceKind.CALENDAR,
    SourceKind.TIMESHEET,
    SourceKind.BOARD,
    SourceKind.EVENT_LOG,
    SourceKind.INVOICE,
)

LONG_AGO = timedelta(days=730)  # what a calendar alone may tell

Follow = Callable[[Iterator[Piece], Path], Iterable[Piece]]


def unfollowed(pieces: Iterator[Piece], path: Path) -> Iterable[Piece]:
    """Nobody watches the progress."""
    return pieces


@dataclass(slots=True)
class _Found:
    """The files by kind, and what was wrong with the others."""

    files: dict[SourceKind, list[Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, *kinds: SourceKind) -> list[Path]:
        return [path for kind in kinds for path in self.files.get(kind, [])]


def read_mission(
    path: Path, *, me: Collection[str] = (), now: datetime | None = None, follow: Follow = unfollowed
) -> Journal:
    """Everything at `path` as one journal; without a journal in it, the mission is named after the folder.

    `now` parts what has happened from what is to come: the day the journal was taken, else the last evidence.
    Errors: OSError when `path` cannot be read.
    """
    path.stat()
    found = _sort(path)
    journal = _journal(found, path)
    moment = now or _taken(journal.mission)
    journal = _with_mail(journal, found.of(*MAIL), me, follow)
    facts, problems = _papers(journal, found, moment)
    ledger = merge(journal.ledger, facts)
    labels = {fact.label for fact in ledger}
    told = [problem for problem in journal.problems if not _is_found_elsewhere(problem, labels)]
    mission = journal.mission
    if not found.of(SourceKind.JOURNAL) and ledger.facts:
        mission = replace(mission, start=ledger.facts[0].at.date())
    return replace(journal, mission=mission, ledger=ledger, problems=(*found.problems, *told, *problems))


def _is_found_elsewhere(problem: Problem, labels: Collection[str]) -> bool:
    """A label the journal lacks and the mails or the calendar have."""
    return problem.code == "label-unknown" and problem.values["found"] in labels


def _sort(path: Path) -> _Found:
    found = _Found()
    files = (
        [path]
        if path.is_file()
        else sorted(child for child in path.rglob("*") if child.is_file() and not _hidden(child))
    )
    for file in files:
        with file.open("rb") as opened:
            kind = recognise(file.name, opened.read(HEAD))
        if isinstance(kind, Problem):
            found.problems.append(kind)
        elif kind not in MAIL and file.stat().st_size > largest(kind):
            found.problems.append(Problem("file-too-large", Place(file.name), {"name": file.name}))
        else:
            found.files.setdefault(kind, []).append(file)
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _journal(found: _Found, path: Path) -> Journal:
    """The folder's journal; a second one is told and left out."""
    files = found.of(SourceKind.JOURNAL)
    found.problems += [Problem("journal-second", Place(file.name), {"name": file.name}) for file in files[1:]]
    if files:
        return read_journal(decode(files[0].read_bytes())[0], files[0].name)
    name = path.stem if path.is_file() else path.resolve().name
    return Journal(Mission(name, date.today()), Ledger())  # noqa: DTZ011 (stands until the first fact is read)


def _taken(mission: Mission) -> datetime | None:
    return noon(mission.taken) if mission.taken else None


def _with_mail(journal: Journal, boxes: Sequence[Path], me: Collection[str], follow: Follow) -> Journal:
    if not boxes:
        return journal
    messages = [message for box in boxes for message in read_messages(follow(split_mailbox(box), box))]
    mission = journal.mission
    mine = tuple(me) or mission.person(ME).addresses
    guessed = () if mine else guess_owner(messages)
    kept = concerning(messages, mission)
    read = read_exchanges(kept, me=mine or guessed, people=mission.people, zone=mission.zone)
    problems = journal.problems + read.problems + _elsewhere(messages, kept, mission, mine or guessed)
    if guessed:
        problems += (Problem("me-guessed", values={"found": guessed[0]}, is_error=False),)
    people = involved(read.people, read.facts, mission.people)
    return replace(
        journal, mission=replace(mission, people=people), ledger=merge(journal.ledger, read.facts), problems=problems
    )


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


def _papers(journal: Journal, found: _Found, now: datetime | None) -> tuple[list[Fact], list[Problem]]:
    """Calendars, timesheets, boards, event logs, invoices."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    moment = now or noon(_last(journal))
    since = None if found.of(SourceKind.JOURNAL, *MAIL) else moment.date() - LONG_AGO
    for kind in PAPERS:
        for file in found.of(kind):
            read = paper_facts(kind, file.read_bytes(), file.name, journal.mission, moment, since)
            facts += read[0]
            problems += read[1]
    return facts, problems


def _last(journal: Journal) -> date:
    return max((fact.at.date() for fact in journal.ledger), default=date.today())  # noqa: DTZ011 (a calendar alone)
