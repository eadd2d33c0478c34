"""What is kept of a live calendar or board → what it says of a mission besides what its ledger knows."""

import json
from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from molette.engine.ledger.types import Fact, Journal, Kind, Ledger
from molette.engine.problems import Problem
from molette.sources.boards import board_facts
from molette.sources.calendars import called_off, joined, pieces
from molette.sources.papers import AFTER, calendar_of
from molette.web.bridge.reading import local_now
from molette.web.connections.models import Feed, Item
from molette.web.connections.models import Kind as Source

Said = tuple[tuple[Fact, ...], tuple[Problem, ...]]


def item_facts(feed: Feed, journal: Journal) -> Said:
    """The facts of the items kept, and what could not be read."""
    items = Item.objects.filter(place__connection=feed.connection_id)
    name, now = feed.connection.name, local_now(journal.mission.zone)
    if feed.connection.kind == Source.BOARD:
        content = json.dumps(list(items.values_list("content", flat=True))).encode()
        facts, problems = board_facts(content, name, journal.mission, now)
        return tuple(_without_known_progress(facts, journal.ledger)), problems
    return _agenda(list(items), journal, name, now)


def _agenda(items: list[Item], journal: Journal, name: str, now: datetime) -> Said:
    here = [item.content for item in items if item.gone_at is None]
    agenda = calendar_of(joined(here), name, journal.mission, now, told=journal.ledger)
    until = datetime.combine(now.date() + AFTER, time.max)
    off = [
        fact
        for item in items
        for fact in called_off(
            journal.ledger, pieces(item.content.encode()), agenda.labels,
            _local(item.gone_at or item.changed_at, journal.mission.zone), until,
        )
    ]  # fmt: skip
    problems = agenda.problems if here else ()
    return (*agenda.facts, *off), problems


def _without_known_progress(facts: Iterable[Fact], ledger: Ledger) -> Iterable[Fact]:
    """A card added to a milestone changes every share of it: what was said of an earlier day is left as it was said."""
    known = {(fact.at, fact.about, fact.origin) for fact in ledger.of(Kind.PROGRESS)}
    return (fact for fact in facts if fact.kind is not Kind.PROGRESS or (fact.at, fact.about, fact.origin) not in known)


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)
