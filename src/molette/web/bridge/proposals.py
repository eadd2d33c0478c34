"""What a read file would add to a mission, proposed before anything is recorded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from django.utils import timezone

from molette.engine.ledger.merging import identity, known_by
from molette.engine.ledger.people import merge_people
from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import ME, Fact, Journal, Kind, Ledger, Mission, Person, Side
from molette.engine.ledger.writing import write_journal
from molette.engine.problems import Problem
from molette.engine.report.fact_words import fact_words
from molette.engine.report.language import wording
from molette.engine.report.problem_words import problem_words
from molette.engine.waits.pairing import read_waits
from molette.sources.gathering import concerning, guess_owner, involved
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import Message
from molette.sources.mail.missions import suggest_missions
from molette.sources.mail.routing import Route, taker
from molette.sources.papers import calendar_of, paper_facts
from molette.sources.recognition import SourceKind, decode
from molette.web.bridge.items import item_facts
from molette.web.bridge.messages import message_of, problem_of, problem_row
from molette.web.bridge.reading import journal_of, local_now
from molette.web.connections.models import Feed
from molette.web.intake.models import Correction, Import

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """The mission with the people found, the facts, what was wrong."""

    mission: Mission
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One proposed fact, in words; `number` is its place in the proposal."""

    number: int
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be added."""

    facts: int
    people: int
    asks: int
    open: int
    meetings: int
    days: str
    lines: tuple[PreviewLine, ...]
    more: int


def guesses_of(intake: Import) -> dict[str, object]:
    """Whose mailbox it seems to be, and the missions it seems to hold."""
    messages = _messages(intake)
    me = tuple(intake.me) or guess_owner(messages)
    found = suggest_missions(messages, me)
    missions = [
        {"organisation": one.organisation, "messages": one.messages, "people": len(one.people)} for one in found
    ]
    counts = Counter(address.address for one in messages for address in (one.sender, *one.to) if address.address)
    return {"me": list(me), "missions": missions[:8], "addresses": [address for address, _ in counts.most_common(12)]}


def propose(intake: Import) -> None:
    """Put in the row what this file would add to its mission."""
    assert intake.mission is not None, "an import is aimed before it proposes"
    journal = journal_of(intake.mission)
    proposal = _proposal(intake, journal)
    facts = without(proposal.facts, _corrected(intake, proposal.facts))
    known = {identity(fact) for fact in journal.ledger}
    if intake.feed:
        unwanted = known | set(refused_of(intake))
        facts = [fact for fact in facts if identity(fact) not in unwanted]
    intake.plan = write_journal(Journal(proposal.mission, Ledger()))
    intake.basis = digest(intake.mission.plan)
    intake.lines = [write_fact(fact) for fact in facts]
    intake.known = sum(identity(fact) in known for fact in facts)
    intake.problems = [problem_row(problem) for problem in proposal.problems]


def refused_of(intake: Import) -> list[str]:
    """The names of the facts of its live source that the user did not want."""
    refused: list[str] = []
    for names in Feed.objects.filter(pk__in=[intake.feed]).values_list("refused", flat=True):
        refused += names
    return refused


def is_outdated(intake: Import) -> bool:
    """Whether the mission's plan is no longer the one the proposal was made for."""
    return intake.mission is not None and intake.basis != digest(intake.mission.plan)


def stamp(intake: Import) -> str:
    """What names the lines of a proposal, so that nobody confirms others than those seen."""
    return digest("\n".join(intake.lines))


def digest(text: str) -> str:
    """Sixteen hexadecimal digits that tell texts apart."""
    return sha256(text.encode()).hexdigest()[:16]


def _corrected(intake: Import, facts: Iterable[Fact]) -> list[Fact]:
    """The facts whose words the user has said mean something else."""
    wrong = set(Correction.objects.filter(account=intake.account_id).values_list("kind", "words"))
    return [fact for fact in facts if (fact.kind, fact.text) in wrong]


def without(facts: Iterable[Fact], wrong: Sequence[Fact]) -> list[Fact]:
    """The facts without the wrong ones, and without the answers and reminders to a request that was none."""
    labels = {fact.label for fact in wrong if fact.label}
    return [fact for fact in facts if fact not in wrong and fact.ref not in labels]


def _proposal(intake: Import, journal: Journal) -> Proposal:
    mission = journal.mission
    feed = Feed.objects.select_related("connection").filter(pk=intake.feed).first() if intake.feed else None
    if feed and not intake.file and intake.kind != SourceKind.MAILBOX:
        return Proposal(mission, *item_facts(feed, journal))
    match intake.kind:
        case SourceKind.MAILBOX | SourceKind.MESSAGE:
            return _from_mail(intake, mission, is_new=not journal.ledger.facts)
        case SourceKind.JOURNAL:
            read = read_journal(_text(intake), intake.name)
            return Proposal(read.mission, read.ledger.facts, read.problems)
        case SourceKind.CALENDAR:
            now = local_now(mission.zone)
            agenda = calendar_of(_content(intake), intake.name, mission, now, told=journal.ledger)
            return Proposal(mission, agenda.facts, agenda.problems)
        case _:
            kind, now = SourceKind(intake.kind), local_now(mission.zone)
            facts, problems = paper_facts(kind, _content(intake), intake.name, mission, now)
    return Proposal(mission, facts, problems)


def _from_mail(intake: Import, mission: Mission, *, is_new: bool) -> Proposal:
    messages = _concerning(intake, mission)
    me = tuple(intake.me) or mission.person(ME).addresses
    read = read_exchanges(messages, me=me, people=mission.people, zone=mission.zone)
    people = involved(_with_me(read.people, me), read.facts, mission.people)
    start = min((fact.at.date() for fact in read.facts), default=mission.start) if is_new else mission.start
    return Proposal(replace(mission, people=people, start=min(start, mission.start)), read.facts, read.problems)


def _concerning(intake: Import, mission: Mission) -> list[Message]:
    """The messages of the mission: those its route takes, else those its plan implies."""
    if intake.route is None:
        return concerning(_messages(intake), mission, intake.organisation)
    route = Route(**{name: tuple(entries) for name, entries in intake.route.items()})
    return list(filter(taker(route), _messages(intake)))


def _with_me(people: tuple[Person, ...], me: Sequence[str]) -> tuple[Person, ...]:
    """Me among them even when I wrote nothing."""
    return people if any(person.handle == ME for person in people) else merge_people([], known=people, me=me)


def _messages(intake: Import) -> list[Message]:
    return [message_of(row) for row in intake.items.values_list("content", flat=True).iterator()]


def _content(intake: Import) -> bytes:
    with intake.file.open("rb") as file:
        content: bytes = file.read()
    return content


def _text(intake: Import) -> str:
    return decode(_content(intake))[0]


def new_plan(name: str, zone: str, start: date | None = None) -> str:
    """The plan of a mission made from a file: little is known of it yet."""
    me = Person(ME, side=Side.ME)
    return write_journal(
        Journal(Mission(name, start or timezone.localdate(), client=name, people=(me,), zone=zone), Ledger())
    )


def titled(intake: Import) -> Mission:
    """The mission a journal file speaks of."""
    return read_journal(_text(intake), intake.name).mission


def proposed_facts(intake: Import) -> list[Fact]:
    """The facts of the proposal as records."""
    return [read_fact(line) for line in intake.lines]


def preview(intake: Import, lang: str) -> Preview:
    """The proposal in words: counts, the first lines, what could not be read."""
    mission = read_journal(intake.plan).mission if intake.plan else Mission("", timezone.localdate())
    facts = proposed_facts(intake)
    counts = Counter(fact.kind for fact in facts)
    waits = read_waits(mission, known_by(Ledger(tuple(facts)), local_now(mission.zone)))[0]
    numbered = sorted(enumerate(facts), key=lambda pair: pair[1].at, reverse=True)
    lines = [_preview_line(number, fact, mission, lang) for number, fact in numbered]
    return Preview(
        facts=len(facts),
        people=sum(person.handle != ME for person in mission.people),
        asks=counts[Kind.ASK],
        open=sum(wait.state.is_open for wait in waits),
        meetings=counts[Kind.MEETING],
        days=wording(lang).number(sum(fact.days or 0 for fact in facts if fact.kind is Kind.WORK)),
        lines=tuple(lines[:SHOWN]),
        more=max(len(lines) - SHOWN, 0),
    )


def problems_in_words(intake: Import, lang: str) -> tuple[tuple[str, str], ...]:
    """What could not be read, where, and how to mend it; the first ones of many."""
    problems = [problem_of(row) for row in intake.problems[:SHOWN]]
    return tuple((str(problem.where), problem_words(problem, lang)) for problem in problems)


def _preview_line(number: int, fact: Fact, mission: Mission, lang: str) -> PreviewLine:
    return PreviewLine(number, wording(lang).day(fact.at.date()), fact_words(fact, mission, lang))
