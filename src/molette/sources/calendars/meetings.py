"""Occurrences → meetings planned, moved, cancelled, held."""

from datetime import datetime, time

from molette.engine.ledger.types import ME, Fact, Kind, Origin
from molette.sources.calendars.guests import Directory, Guest
from molette.sources.calendars.occurrences import Occurrence


def is_meeting(occurrence: Occurrence) -> bool:
    """Whether people meet; an all-day event without guests only marks a day (a birthday, the end of a sprint)."""
    return not occurrence.is_all_day or bool(occurrence.attendees)


def meeting_facts(
    occurrence: Occurrence, directory: Directory, label: str, now: datetime, known: datetime | None = None
) -> tuple[Fact, ...]:
    """The meeting planned, then moved, then cancelled, or held if it ended before `now`; each refers to the first.

    `known`: where it was known to be already; its planning is then not told again, only what came after.
    """
    caller = directory.handle(occurrence.organiser) if occurrence.organiser else ME
    planned = Fact(
        at=_planned_at(occurrence),
        kind=Kind.MEETING,
        by=caller,
        to=_handles(occurrence.attendees, directory, caller),
        due_at=occurrence.planned,
        text=occurrence.summary,
        label=label,
        origin=Origin("calendar", occurrence.uid),
        is_private=occurrence.is_private,
    )
    facts = [] if known else [planned]
    before = known or occurrence.planned
    if occurrence.start != before:
        moved_at = _changed_at(occurrence, min(before, occurrence.start))
        facts.append(_next(planned, Kind.MOVE, moved_at, caller, due_at=occurrence.start))
    decliner = _decliner(occurrence, directory)
    if occurrence.is_cancelled or decliner:
        by = decliner if decliner and not occurrence.is_cancelled else _canceller(occurrence, directory)
        facts.append(_next(planned, Kind.CANCEL, _changed_at(occurrence, occurrence.start), by))
    elif occurrence.end < now and not _have_i_declined(occurrence, directory):
        present = tuple(guest for guest in occurrence.attendees if not guest.has_declined)
        facts.append(_next(planned, Kind.MEET, occurrence.end, caller, to=_handles(present, directory, caller)))
    return tuple(facts)


def _next(
    planned: Fact, kind: Kind, at: datetime, by: str, to: tuple[str, ...] = (), due_at: datetime | None = None
) -> Fact:
    """What became of the meeting."""
    private = planned.is_private
    return Fact(at, kind, by, to, ref=planned.label, due_at=due_at, origin=planned.origin, is_private=private)


def _planned_at(occurrence: Occurrence) -> datetime:
    """When it was put in the calendar if that was before it took place, else the start of its day."""
    created = occurrence.created_at
    return created if created and created < occurrence.planned else _midnight(occurrence.planned)


def _changed_at(occurrence: Occurrence, before: datetime) -> datetime:
    """When it was changed, if the calendar says so between its planning and `before`, else the start of that day."""
    planned, changed = _planned_at(occurrence), occurrence.changed_at
    if changed and planned <= changed < before:
        return changed
    return max(_midnight(before), planned)


def _canceller(occurrence: Occurrence, directory: Directory) -> str:
    return directory.handle(occurrence.organiser) if occurrence.organiser else ""


def _decliner(occurrence: Occurrence, directory: Directory) -> str:
    """The client's only guest, when that guest declined: without them there is no meeting."""
    clients = {guest.address: guest for guest in reversed(occurrence.guests) if directory.is_client(guest)}
    alone = next(iter(clients.values())) if len(clients) == 1 else None
    return directory.handle(alone) if alone and alone.has_declined else ""


def _have_i_declined(occurrence: Occurrence, directory: Directory) -> bool:
    return any(guest.has_declined and directory.is_me(guest) for guest in occurrence.attendees)


def _handles(guests: tuple[Guest, ...], directory: Directory, caller: str) -> tuple[str, ...]:
    """The guests' handles, each once, without the caller's."""
    return tuple(dict.fromkeys(handle for guest in guests if (handle := directory.handle(guest)) != caller))


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time())
