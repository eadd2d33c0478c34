"""A log as one mission: its steps are notes, its handovers are waits.

A log says when a step was done and by whom, not how much work it took: no work is invented from it. When the next step
of a case is somebody else's, that person was awaited from the end of the one step to the end of the other.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from molette.engine.ledger.types import ME, Fact, Kind, Milestone, Mission, Origin, Person, Request
from molette.engine.problems import Problem
from molette.sources.boards.cards import Actor
from molette.sources.boards.moments import zone_called
from molette.sources.boards.roster import Roster
from molette.sources.event_logs.cases import Case, Event
from molette.sources.event_logs.reading import read_event_log
from molette.sources.tables import folded


@dataclass(frozen=True, slots=True)
class LogRead:
    """What a log says of a mission."""

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    people: tuple[Person, ...] = ()


def read_log_facts(
    content: bytes,
    *,
    source: str,
    people: Sequence[Person] = (),
    me: Collection[str] = (),
    zone: str = "Europe/Paris",
    now: datetime | None = None,
    milestones: Sequence[Milestone] = (),
) -> LogRead:
    """The facts of a log that is one mission: a note for each finished step, a wait for each handover.

    A step named as a milestone delivers it. Nothing after `now` is read. Problems: those of `read_event_log`.
    """
    log = read_event_log(content, source=source, zone=zone)
    clock = zone_called(zone) or ZoneInfo("UTC")
    roster = Roster(people, me)
    names = {folded(name): one.handle for one in milestones for name in (one.handle, one.name) if folded(name)}
    found = (fact for case in log.cases for fact in case_facts(case, roster, names, clock))
    facts = sorted((fact for fact in found if now is None or fact.at <= now), key=lambda fact: fact.at)
    named = {person.handle for person in people} | {who for fact in facts for who in (fact.by, *fact.to)}
    involved = tuple(person for person in roster.people.values() if person.handle in named)
    return LogRead(tuple(facts), log.problems, involved)


def log_facts(
    content: bytes, name: str, mission: Mission, now: datetime | None = None
) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """What a log says of this mission; those it alone knows are called by their handles."""
    mine = mission.person(ME)
    me = tuple(one for one in (ME, mine.name, *mine.addresses) if one)
    read = read_log_facts(
        content, source=name, people=mission.people, me=me, zone=mission.zone, now=now, milestones=mission.milestones
    )
    return read.facts, read.problems


def case_facts(case: Case, roster: Roster, names: dict[str, str], clock: ZoneInfo) -> Iterator[Fact]:
    """The facts of one case."""
    steps = _finished(case.events)
    items = [f"{case.id}-{place}" for place in range(1, len(steps) + 1)]
    for step, item in zip(steps, items, strict=True):
        fact = _fact(step, item, Kind.NOTE, roster, clock)
        about = names.get(folded(step.activity), "")
        yield (
            replace(fact, kind=Kind.DELIVER, about=about)
            if about
            else replace(fact, text=f"{case.id} : {step.activity}")
        )
    for (before, after), item in zip(pairwise(steps), items[1:], strict=True):
        yield from _handover(before, after, item, roster, clock)


def _finished(events: Iterable[Event]) -> list[Event]:
    """The steps that ended; all of them when the log marks none as ended."""
    listed = list(events)
    return [event for event in listed if event.is_finished] or listed


def _handover(before: Event, after: Event, item: str, roster: Roster, clock: ZoneInfo) -> Iterator[Fact]:
    giver, taker = (roster.handle(Actor(event.resource)) for event in (before, after))
    if not giver or not taker or giver == taker or after.at <= before.at:
        return
    label = "e" + hashlib.sha256(item.encode(errors="replace")).hexdigest()[:8]
    asked = _fact(before, item, Kind.ASK, roster, clock)
    yield replace(asked, to=(taker,), request=Request.ACTION, label=label, text=after.activity)
    yield replace(_fact(after, item, Kind.ANSWER, roster, clock), ref=label)


def _fact(event: Event, item: str, kind: Kind, roster: Roster, clock: ZoneInfo) -> Fact:
    by = roster.handle(Actor(event.resource)) or ME
    return Fact(_local(event.at, clock), kind, by, text=event.activity[:200], origin=Origin("event_log", item))


def _local(moment: datetime, clock: ZoneInfo) -> datetime:
    try:
        return moment.astimezone(clock).replace(tzinfo=None, microsecond=0)
    except OverflowError:
        return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
