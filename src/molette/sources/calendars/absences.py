"""Occurrences → who is away, until when."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from molette.engine.calendar import noon
from molette.engine.ledger.types import ME, Fact, Kind, Origin, Person
from molette.sources.calendars.guests import Directory, person_named
from molette.sources.calendars.occurrences import Occurrence

LEAVE = re.compile(
    r"\b(conges?|absente?s?|absences?|vacances|rtt|ferie|ooo|out of office|(?<!to )leave|holidays?|vacations?|pto"
    r"|day off)\b"
)
BACK = re.compile(r"\b(retour|reprise|fin|apres|avant|back|return|end of|after|before)\b")
HALF = re.compile(r"\b(demi|matin|apres[- ]midi|am|pm|half|morning|afternoon)\b|1/2|½|0[.,]5")
SHORTEST = timedelta(hours=3)
HALF_DAY = timedelta(hours=5)
"""A timed leave lasts a half day from 3 h to 5 h and a whole one beyond; under 3 h it is a meeting about leave."""


def is_absence(occurrence: Occurrence) -> bool:
    """Whether the event says that somebody is away."""
    said = _plain(occurrence.summary)
    found = LEAVE.search(said)
    if not found or BACK.search(HALF.sub("", said)[: found.start()]):
        return False
    return occurrence.is_all_day or occurrence.end - occurrence.start >= SHORTEST


def absence_of(occurrence: Occurrence, by: str, label: str) -> Fact | None:
    """The absence as a fact (`days` 0.5 for a half day, `due_at` noon of the last day away); none when cancelled."""
    if occurrence.is_cancelled:
        return None
    is_half = _is_half(occurrence)
    return Fact(
        at=occurrence.start,
        kind=Kind.AWAY,
        by=by,
        due_at=noon(_last(occurrence).date()),
        days=0.5 if is_half else None,
        text=occurrence.summary,
        label=label,
        origin=Origin("calendar", occurrence.uid),
        is_private=occurrence.is_private,
    )


def absentee(occurrence: Occurrence, directory: Directory, people: Sequence[Person]) -> str:
    """Who is away: the person named in the title, else the organiser, else the only guest, else me."""
    if named := person_named(occurrence.summary, people):
        return named
    organiser, guests = occurrence.organiser, occurrence.attendees
    if organiser and (directory.is_known(organiser) or not guests):
        return directory.handle(organiser)
    return directory.handle(guests[0]) if len(guests) == 1 else ME


def _is_half(occurrence: Occurrence) -> bool:
    if occurrence.start.date() != _last(occurrence).date():
        return False
    is_short = not occurrence.is_all_day and occurrence.end - occurrence.start <= HALF_DAY
    return is_short or bool(HALF.search(_plain(occurrence.summary)))


def _last(occurrence: Occurrence) -> datetime:
    """The last moment away; one that ends at midnight ends the day before."""
    ends_at_midnight = occurrence.end.time() == time() and occurrence.end > occurrence.start
    return occurrence.end - timedelta(minutes=1) if ends_at_midnight else occurrence.end


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
