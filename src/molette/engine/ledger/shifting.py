"""A journal moved in time by whole weeks, so that a sample stays fresh and its weekdays stay weekdays."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from molette.engine.ledger.merging import identity
from molette.engine.ledger.types import Fact, Journal, Ledger, Milestone, Mission


def shifted(journal: Journal, weeks: int) -> Journal:
    """The same mission, every date `weeks` later; its chain is to be sealed anew."""
    by = timedelta(weeks=weeks)
    facts = [_fact(fact, by) for fact in journal.ledger]
    names = {identity(old): identity(new) for old, new in zip(journal.ledger, facts, strict=True)}
    ledger = Ledger(tuple(_renamed(fact, names) for fact in facts))
    return replace(journal, mission=_mission(journal.mission, by), ledger=ledger, erased=(), tip=None)


def _renamed(fact: Fact, names: dict[str, str]) -> Fact:
    """A fact named by its digest changes name when it moves; those that speak of it follow."""
    return replace(fact, ref=names.get(fact.ref, fact.ref), replaces=names.get(fact.replaces, fact.replaces))


def _mission(mission: Mission, by: timedelta) -> Mission:
    return replace(
        mission, start=mission.start + by, end=_day(mission.end, by), taken=_day(mission.taken, by),
        milestones=tuple(_milestone(milestone, by) for milestone in mission.milestones),
        expectations=tuple(replace(expected, due=expected.due + by) for expected in mission.expectations),
    )  # fmt: skip


def _milestone(milestone: Milestone, by: timedelta) -> Milestone:
    return replace(milestone, due=_day(milestone.due, by))


def _fact(fact: Fact, by: timedelta) -> Fact:
    return replace(fact, at=fact.at + by, due_at=_at(fact.due_at, by), known_at=_at(fact.known_at, by), seal=None)


def _day(day: date | None, by: timedelta) -> date | None:
    return day + by if day else None


def _at(at: datetime | None, by: timedelta) -> datetime | None:
    return at + by if at else None
