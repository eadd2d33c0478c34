"""Rows to records."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from molette.engine import Case
from molette.engine.ledger.merging import identity, known_by
from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Fact, Journal, Kind
from molette.engine.ledger.types import Mission as MissionRecord
from molette.engine.report.composition import wait_subject
from molette.engine.report.fact_words import fact_words
from molette.engine.report.language import wording
from molette.engine.waits.pairing import read_waits
from molette.knowledge.library import own_library
from molette.knowledge.pay import pay_rules_of
from molette.sources.public_holidays import public_holidays
from molette.web.bridge.choices import Choice, choices_of
from molette.web.missions.models import Mission
from molette.web.missions.queries import journal_text

FACTS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of the ledger, in words."""

    identity: str
    day: str
    text: str
    source: str
    is_gone: bool
    choices: tuple[Choice, ...] = ()
    """What its words may do instead."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An open request that a new fact may settle."""

    id: str
    holder: str
    subject: str


def journal_of(mission: Mission) -> Journal:
    """The mission's journal."""
    return read_journal(journal_text(mission))


def case_of(mission: Mission) -> Case:
    """All that is known of a mission, with the public holidays and the rules of pay of its country."""
    journal = journal_of(mission)
    days, problems = public_holidays(journal)
    rules = pay_rules_of(journal.mission.country, local_now(journal.mission.zone).date())
    shelf = own_library()
    return Case(
        journal.mission, journal.ledger, days, rules, shelf.knowledge, shelf.ways_out, journal.problems + problems
    )


def local_now(zone: str) -> datetime:
    """The present moment in a mission's local time."""
    return timezone.now().astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)


def mission_now(mission: Mission) -> datetime:
    """The present moment where the mission is."""
    return local_now(read_journal(mission.plan).mission.zone)


def known_observables() -> tuple[str, ...]:
    """The ids of the questions that Molette can ask."""
    return tuple(own_library().knowledge.by_observable)


def awaited(journal: Journal, lang: str) -> tuple[Awaited, ...]:
    """The requests still open."""
    waits, _frozen, _problems = read_waits(journal.mission, known_by(journal.ledger, local_now(journal.mission.zone)))
    return tuple(
        Awaited(wait.id, wait.holder, wait_subject(wait, journal.mission, lang)) for wait in waits if wait.state.is_open
    )


def people_of(journal: Journal) -> tuple[dict[str, str], ...]:
    """Everybody of the mission, for a choice."""
    return tuple(
        {"handle": person.handle, "name": person.called, "side": str(person.side)} for person in journal.mission.people
    )


def fact_lines(mission: Mission, page: int, lang: str) -> tuple[tuple[FactLine, ...], int]:
    """A page of the ledger, newest first, and how many pages there are."""
    plan = read_journal(mission.plan).mission
    gone = _gone(mission)
    rows = mission.facts.order_by("-at", "-id").values_list("line", flat=True)
    shown = rows[(page - 1) * FACTS_A_PAGE : page * FACTS_A_PAGE]
    lines = tuple(_fact_line(read_fact(line), plan, gone, lang) for line in shown)
    return lines, max(-(-rows.count() // FACTS_A_PAGE), 1)


def _gone(mission: Mission) -> set[str]:
    """The names of the facts taken back or replaced."""
    told = mission.facts.filter(Q(kind=Kind.RETRACT) | Q(line__contains="[replaces ")).values_list("line", flat=True)
    facts = [read_fact(line) for line in told]
    return {fact.ref for fact in facts if fact.kind is Kind.RETRACT} | {
        fact.replaces for fact in facts if fact.replaces
    }


def _fact_line(fact: Fact, mission: MissionRecord, gone: set[str], lang: str) -> FactLine:
    name = identity(fact)
    is_gone = name in gone or fact.label in gone
    near, _ = choices_of(fact, "", lang)
    return FactLine(
        name, wording(lang).day(fact.at.date()), fact_words(fact, mission, lang),
        fact.origin.source if fact.origin else "", is_gone, () if is_gone else near,
    )  # fmt: skip
