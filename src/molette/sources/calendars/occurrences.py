"""Events → what takes place on which day: recurrences unrolled within a window, in the mission's local time."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

import recurring_ical_events
from icalendar import Calendar, Component, Event, vDDDLists

from molette.engine.calendar import noon
from molette.engine.problems import Place, Problem
from molette.sources.calendars.entries import Entry
from molette.sources.calendars.guests import Guest, read_attendees, read_organiser
from molette.sources.calendars.properties import moment_of, parameter_of, text_of
from molette.sources.calendars.rules import LONGEST, LONGEST_OF_ALL, steps

MOST = 2_000
"""Occurrences kept of one series within the window."""
RECURRENCE = ("RRULE", "RDATE", "EXDATE")
DATES = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event on one day. Times are local and naive; an all-day event starts and ends at noon of its days.

    `key` tells the occurrences of one series apart (empty when there is no series), `planned` is where the series
    had put it before it was moved to `start`; `created_at` and `changed_at` are what the calendar says of itself.
    """

    uid: str
    key: str
    planned: datetime
    start: datetime
    end: datetime
    is_all_day: bool
    is_cancelled: bool
    is_private: bool
    summary: str
    description: str
    organiser: Guest | None
    attendees: tuple[Guest, ...]
    created_at: datetime | None
    changed_at: datetime | None

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Those invited, then who invites."""
        return (*self.attendees, self.organiser) if self.organiser else self.attendees


@dataclass(frozen=True, slots=True)
class Window:
    """The days looked at, both included, and the zone in which they are days."""

    since: date
    until: date
    zone: tzinfo

    @property
    def end(self) -> datetime:
        """The last instant."""
        return datetime.combine(self.until, time.max)

    def local(self, moment: date) -> datetime:
        """The moment in local time; a time without a zone is local already, a date is its midnight."""
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        return moment.astimezone(self.zone).replace(tzinfo=None) if moment.tzinfo else moment


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What takes place in the window, and what could not be unrolled."""

    occurrences: tuple[Occurrence, ...]
    problems: tuple[Problem, ...]


def unroll(entries: Iterable[Entry], window: Window, source: str) -> Occurrences:
    """Every occurrence of `entries` in the window, one series at a time so that a broken one loses no other.

    Problems: calendar-too-many, calendar-recurrence-unreadable, calendar-event-unreadable.
    """
    series: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        series[_uid(entry.event)].append(entry)
    found: list[Occurrence] = []
    problems: list[Problem] = []
    left = float(LONGEST_OF_ALL)
    for uid, members in series.items():
        cost = sum(_cost(entry.event, window) for entry in members)
        is_affordable = cost <= min(LONGEST, left)
        left -= cost if is_affordable else 0
        unrolled = _unroll_series(uid, members if is_affordable else _once(members), window, source)
        problems += unrolled.problems
        if len(unrolled.occurrences) > MOST or not is_affordable:
            problems.append(_problem("calendar-too-many", members[0], source, most=MOST))
        found += unrolled.occurrences[:MOST]
    return Occurrences(tuple(found), tuple(problems))


def _unroll_series(uid: str, members: list[Entry], window: Window, source: str) -> Occurrences:
    """The series; what is left without its recurrence when that is broken."""
    try:
        return Occurrences(_occurrences(uid, members, window), ())
    except Exception:  # the library lets many kinds of error through on hostile values
        return _unroll_bare(uid, members, window, source)


def _unroll_bare(uid: str, members: list[Entry], window: Window, source: str) -> Occurrences:
    """The events as if they took place once."""
    try:
        bare = _occurrences(uid, _once(members), window)
    except Exception:  # as above
        return Occurrences((), (_problem("calendar-event-unreadable", members[0], source),))
    return Occurrences(bare, (_problem("calendar-recurrence-unreadable", members[0], source),))


def _occurrences(uid: str, members: list[Entry], window: Window) -> tuple[Occurrence, ...]:
    """The occurrences of one series, those struck out by EXDATE marked cancelled."""
    struck = {moment for entry in members for moment in _struck_out(entry.event, window)}
    is_series = any(name in entry.event for entry in members for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
    calendar = Calendar()
    for entry in members:
        calendar.add_component(_without(entry.event, ("EXDATE",)))
    events = recurring_ical_events.of(calendar).between(window.since, window.until + timedelta(days=1))
    shift = _shift(members, window)
    found = [_occurrence(uid, event, is_series, shift, struck, window) for event in events]
    return tuple(sorted((one for one in found if one.start <= window.end), key=lambda one: (one.start, one.key)))


def _occurrence(
    uid: str, event: Component, is_series: bool, shift: timedelta, struck: set[date], window: Window
) -> Occurrence:
    first = moment_of(event, "DTSTART") or window.since
    last = moment_of(event, "DTEND") or first
    start = window.local(first)
    planned = _planned(event, start, shift, window) if is_series else start
    is_struck = bool(struck & {planned, planned.date()})
    is_all_day = not isinstance(first, datetime)
    last_day = max(window.local(last) - timedelta(days=1), start)
    return Occurrence(
        uid=uid,
        key=planned.isoformat() if is_series else "",
        planned=noon(planned.date()) if is_all_day else planned,
        start=noon(start.date()) if is_all_day else start,
        end=noon(last_day.date()) if is_all_day else max(window.local(last), start),
        is_all_day=is_all_day,
        is_cancelled=is_struck or text_of(event, "STATUS").upper() == "CANCELLED",
        is_private=text_of(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
        summary=" ".join(text_of(event, "SUMMARY").split()),
        description=text_of(event, "DESCRIPTION"),
        organiser=read_organiser(event),
        attendees=read_attendees(event),
        created_at=_stamp(event, ("CREATED", "DTSTAMP"), window),
        changed_at=None if is_struck else _stamp(event, ("LAST-MODIFIED", "DTSTAMP"), window),
    )


def _planned(event: Component, start: datetime, shift: timedelta, window: Window) -> datetime:
    """Where the series had put this occurrence."""
    if _is_lasting(event):
        return start - shift
    recurrence = moment_of(event, "RECURRENCE-ID")
    return start if recurrence is None else window.local(recurrence)


def _is_lasting(event: Component) -> bool:
    """Whether this change holds for this occurrence and those after."""
    return parameter_of(event, "RECURRENCE-ID", "RANGE").upper() == "THISANDFUTURE"


def _shift(members: list[Entry], window: Window) -> timedelta:
    """By how much the latest « this one and those after » moved the series."""
    for entry in reversed(members):
        start, recurrence = moment_of(entry.event, "DTSTART"), moment_of(entry.event, "RECURRENCE-ID")
        if start and recurrence and _is_lasting(entry.event):
            return window.local(start) - window.local(recurrence)
    return timedelta()


def _struck_out(event: Event, window: Window) -> list[date]:
    """The dates and local times that EXDATE takes out of the series."""
    written = event.get("EXDATE", [])
    lists = written if isinstance(written, list) else [written]
    moments = [each.dt for listed in lists if isinstance(listed, vDDDLists) for each in listed.dts]
    return [window.local(one) if isinstance(one, datetime) else one for one in moments if isinstance(one, date)]


def _stamp(event: Component, names: tuple[str, ...], window: Window) -> datetime | None:
    """The first of these that holds a real instant."""
    for name in names:
        moment = moment_of(event, name)
        # Google writes 1900-01-01 or 0000-12-31 for « not known ».
        if isinstance(moment, datetime) and moment.year >= 1970:
            return window.local(moment)
    return None


def _cost(event: Event, window: Window) -> float:
    try:
        return steps(event, window.end)
    except (TypeError, ValueError, OverflowError):
        return 0.0  # the rule is broken: unrolling it will say so


def _once(members: list[Entry]) -> list[Entry]:
    return [Entry(_without(entry.event, RECURRENCE), entry.line) for entry in members]


def _without(event: Event, names: tuple[str, ...]) -> Event:
    """A copy without these properties; of a date written twice, the first."""
    copy = event.copy()
    for name in names:
        copy.pop(name, None)
    for name in DATES:
        value: object = copy.get(name)
        if isinstance(value, list):
            copy[name] = value[0]
    return copy


def _uid(event: Event) -> str:
    """The event's identity; one without any is known by its content."""
    written = text_of(event, "UID")
    return written or "event-" + hashlib.sha256(event.to_ical()).hexdigest()[:16]


def _problem(code: str, entry: Entry, source: str, **values: int) -> Problem:
    return Problem(code, Place(source, entry.line), {"summary": entry.summary, **values})
