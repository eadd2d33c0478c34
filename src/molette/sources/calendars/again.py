"""A calendar read again: what the facts already say of its meetings, and those that are no longer in it."""

from collections.abc import Collection, Iterable
from datetime import datetime

from molette.engine.ledger.types import Fact, Kind, Origin

SOURCE = "calendar"


def where_known(facts: Iterable[Fact]) -> dict[str, datetime]:
    """When each meeting of the calendar takes place as far as the facts know, by its label."""
    places: dict[str, datetime] = {}
    for fact in facts:
        if fact.due_at and fact.kind is Kind.MEETING and fact.label and _is_ours(fact):
            places.setdefault(fact.label, fact.due_at)
        elif fact.due_at and fact.kind is Kind.MOVE and fact.ref in places:
            places[fact.ref] = fact.due_at
    return places


def called_off(
    facts: Iterable[Fact], events: Collection[str], labels: Collection[str], at: datetime, until: datetime
) -> tuple[Fact, ...]:
    """The meetings of these events (by their UID) that were to come at `at`, up to `until`, and have no label any more.

    Nobody knows who took them out of the calendar.
    """
    told = tuple(facts)
    places = where_known(told)
    settled = {fact.ref for fact in told if fact.kind in (Kind.CANCEL, Kind.MEET)}
    meetings = {fact.label: fact.origin for fact in told if fact.label in places and fact.kind is Kind.MEETING}
    return tuple(
        Fact(at, Kind.CANCEL, ref=label, origin=Origin(SOURCE, origin.item))
        for label, origin in meetings.items()
        if origin and origin.item in events and at < places[label] <= until and label not in {*labels, *settled}
    )


def _is_ours(fact: Fact) -> bool:
    return fact.origin is not None and fact.origin.source == SOURCE
