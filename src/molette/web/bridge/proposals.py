"""What a read file would add to a mission, proposed before anything is recorded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from django.utils import timezone

from molette.engine.ledger.merging import identity
from molette.engine.ledger.people import merge_people
from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import ME, Fact, Journal, Ledger, Mission, Person, Side
from molette.engine.ledger.writing import write_journal
from molette.engine.problems import Problem
from molette.engine.report.problem_words import problem_words
from molette.sources.gathering import LONG_AGO, guess_owner, involved
from molette.sources.mail.acts import learned
from molette.sources.mail.corrections import is_doubtful, settled
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import Message
from molette.sources.mail.missions import suggest_missions
from molette.sources.mail.routing import taker
from molette.sources.papers import calendar_of, paper_facts
from molette.sources.recognition import SourceKind, decode
from molette.sources.timesheets.doubling import doubled_days
from molette.web.bridge.items import item_facts
from molette.web.bridge.messages import messages_of, problem_of, problem_row
from molette.web.bridge.reading import journal_of, local_now
from molette.web.bridge.routes import route_for
from molette.web.bridge.sheets import read_sheet, sheet_row
from molette.web.bridge.verdicts import examples_of, remembered
from molette.web.connections.models import Feed
from molette.web.intake.models import Import

SHOWN_PLACES = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """The mission with the people found, the facts, what was wrong."""

    mission: Mission
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    told: dict[str, object] = field(default_factory=dict)
    """What the page of the import also shows: how a timesheet was read, what mail was about."""


def guesses_of(intake: Import) -> dict[str, object]:
    """Whose mailbox it seems to be, and the missions it seems to hold."""
    messages = messages_of(intake)
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
    facts = settled(proposal.facts, remembered(intake.account_id, proposal.facts))
    known = {identity(fact) for fact in journal.ledger}
    if intake.feed:
        unwanted = known | set(refused_of(intake))
        facts = [fact for fact in facts if identity(fact) not in unwanted]
    intake.plan = write_journal(Journal(proposal.mission, Ledger()))
    intake.basis = digest(intake.mission.plan)
    intake.lines = [write_fact(fact) for fact in facts]
    judged = learned(examples_of(intake.account_id))
    doubts = [place for place, fact in enumerate(facts) if is_doubtful(fact, judged)]
    intake.guesses = {**intake.guesses, **proposal.told, "doubts": doubts}
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


def _proposal(intake: Import, journal: Journal) -> Proposal:
    mission = journal.mission
    feed = Feed.objects.select_related("connection").filter(pk=intake.feed).first() if intake.feed else None
    if feed and not intake.file and intake.kind != SourceKind.MAILBOX:
        return Proposal(mission, *item_facts(feed, journal))
    match intake.kind:
        case SourceKind.MAILBOX | SourceKind.MESSAGE:
            return _from_mail(intake, mission, is_new=not journal.ledger.facts)
        case SourceKind.JOURNAL:
            told = read_journal(_text(intake), intake.name)
            return Proposal(told.mission, told.ledger.facts, told.problems)
        case SourceKind.CALENDAR:
            now = local_now(mission.zone)
            # A mission just made begins today; its meetings may be older.
            start = mission.start if journal.ledger.facts else min(mission.start, now.date() - LONG_AGO)
            told_of = replace(mission, start=start)
            agenda = calendar_of(content_of(intake), intake.name, told_of, now, told=journal.ledger)
            return Proposal(mission, agenda.facts, agenda.problems)
        case SourceKind.TIMESHEET:
            read = read_sheet(intake, content_of(intake), mission)
            doubts = doubled_days(read.facts, journal.ledger, intake.name)
            return Proposal(mission, read.facts, (*read.problems, *doubts), {"sheet": sheet_row(read)})
        case _:
            kind, now = SourceKind(intake.kind), local_now(mission.zone)
            facts, problems = paper_facts(kind, content_of(intake), intake.name, mission, now)
    return Proposal(mission, facts, problems)


def _from_mail(intake: Import, mission: Mission, *, is_new: bool) -> Proposal:
    messages = _concerning(intake, mission)
    me = tuple(intake.me) or mission.person(ME).addresses
    examples = examples_of(intake.account_id)
    read = read_exchanges(messages, me=me, people=mission.people, zone=mission.zone, examples=examples)
    people = involved(_with_me(read.people, me), read.facts, mission.people)
    start = min((fact.at.date() for fact in read.facts), default=mission.start) if is_new else mission.start
    plan = replace(mission, people=people, start=min(start, mission.start))
    return Proposal(plan, read.facts, read.problems, {"taken": len(messages)})


def _concerning(intake: Import, mission: Mission) -> list[Message]:
    """The messages of the mission: those its route takes, else those its plan implies."""
    return list(filter(taker(route_for(intake, mission)), messages_of(intake)))


def _with_me(people: tuple[Person, ...], me: Sequence[str]) -> tuple[Person, ...]:
    """Me among them even when I wrote nothing."""
    return people if any(person.handle == ME for person in people) else merge_people([], known=people, me=me)


def content_of(intake: Import) -> bytes:
    """The bytes of the file dropped."""
    with intake.file.open("rb") as file:
        content: bytes = file.read()
    return content


def _text(intake: Import) -> str:
    return decode(content_of(intake))[0]


def new_plan(name: str, zone: str, start: date | None = None) -> str:
    """The plan of a mission made from a file: little is known of it yet."""
    me = Person(ME, side=Side.ME)
    return write_journal(
        Journal(Mission(name, start or timezone.localdate(), client=name, people=(me,), zone=zone), Ledger())
    )


def titled(intake: Import) -> Mission:
    """The mission a journal file speaks of."""
    return read_journal(_text(intake), intake.name).mission


def plan_in(intake: Import) -> str:
    """The plan of a journal file."""
    return write_journal(Journal(titled(intake), Ledger()))


def proposed_facts(intake: Import) -> list[Fact]:
    """The facts of the proposal as records."""
    return [read_fact(line) for line in intake.lines]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Problems of one sort: the words of the first, and where they all are."""

    text: str
    places: str
    count: int


def problems_in_words(intake: Import, lang: str) -> tuple[Trouble, ...]:
    """What could not be read, where, and how to mend it: each sort once, errors first."""
    sorts: dict[str, list[Problem]] = {}
    for problem in sorted(map(problem_of, intake.problems), key=lambda problem: not problem.is_error):
        sorts.setdefault(problem.code, []).append(problem)
    return tuple(_trouble(found, lang) for found in sorts.values())


def _trouble(found: Sequence[Problem], lang: str) -> Trouble:
    places = [str(problem.where) for problem in found[:SHOWN_PLACES] if str(problem.where)]
    more = f" … (+{len(found) - SHOWN_PLACES})" if len(found) > SHOWN_PLACES else ""
    return Trouble(problem_words(found[0], lang), ", ".join(places) + more, len(found))
