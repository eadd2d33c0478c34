"""A calendar file → facts: the only file that knows all the steps."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

from molette.engine.calendar import noon
from molette.engine.ledger.types import ME, Fact, Kind, Person
from molette.engine.problems import Place, Problem
from molette.sources.calendars.absences import absence_of, absentee, is_absence
from molette.sources.calendars.entries import Entry, read_entries
from molette.sources.calendars.guests import Directory, Guest
from molette.sources.calendars.meetings import is_meeting, meeting_facts
from molette.sources.calendars.occurrences import Occurrence, Window, unroll
from molette.sources.calendars.properties import moment_of, parameter_of
from molette.sources.recognition import decode, is_binary

ORDER = {kind: rank for rank, kind in enumerate((Kind.AWAY, Kind.MEETING, Kind.MOVE, Kind.CANCEL, Kind.MEET))}


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What a calendar says: `events` written in it, `occurrences` of them in the window, `left_out` of the mission.

    `labels`: those of every occurrence in the window, of the mission or not.
    """

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    events: int = 0
    occurrences: int = 0
    left_out: int = 0
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """The mission as a calendar sees it: its people and the words that name it."""

    directory: Directory
    people: tuple[Person, ...]
    words: tuple[str, ...]
    known: Mapping[str, datetime]

    def holds(self, occurrence: Occurrence) -> bool:
        """Whether the mission is concerned."""
        if not self.people and not self.words:
            return True
        said = f"{occurrence.summary}\n{occurrence.description}".casefold()
        if any(word.casefold() in said for word in self.words if word.strip()):
            return True
        if any(self.directory.is_known(guest) for guest in occurrence.guests):
            return True
        return is_absence(occurrence) and absentee(occurrence, self.directory, self.people) in self._handles

    def facts(self, occurrence: Occurrence, now: datetime) -> tuple[Fact, ...]:
        """What the occurrence tells: somebody away, a meeting, or nothing (a day that is only marked)."""
        label = label_of(occurrence)
        if is_absence(occurrence):
            absence = absence_of(occurrence, absentee(occurrence, self.directory, self.people), label)
            return (absence,) if absence else ()
        if not is_meeting(occurrence):
            return ()
        return meeting_facts(occurrence, self.directory, label, now, self.known.get(label))

    @property
    def _handles(self) -> set[str]:
        return {ME, *(person.handle for person in self.people)}


def read_calendar(  # noqa: PLR0913 (what the owner of the calendar chooses, each by its name)
    content: bytes,
    *,
    zone: str,
    me: Collection[str],
    people: Sequence[Person],
    since: date,
    until: date,
    source: str,
    words: Collection[str] = (),
    now: datetime | None = None,
    known: Mapping[str, datetime] = MappingProxyType({}),
) -> CalendarRead:
    """The facts of an iCalendar file from `since` to `until`, both included, in the local time of `zone`.

    `me`: my addresses. Kept: events with one of `people` or that say one of `words`, and my own absences; everything
    when both are empty. `now` (noon of `until` unless given, local) parts meetings held from meetings to come.
    `known`: where a meeting was already known to be, by its label: it is told as moved if it is elsewhere now.
    Never raises on bad content; problems: file-empty, file-binary, calendar-zone-unknown and those of each step.
    """
    if refusal := _refusal(content, source):
        return CalendarRead((), (refusal,))
    known_zone = _zone(zone)
    entries = read_entries(decode(content)[0], source)
    unrolled = unroll(entries.entries, Window(since, until, known_zone or UTC), source)
    scope = Scope(Directory.of(me, people, _guests(unrolled.occurrences)), tuple(people), tuple(words), known)
    concerned = [one for one in unrolled.occurrences if scope.holds(one)]
    facts = [fact for one in concerned for fact in scope.facts(one, now or noon(until))]
    unknown = () if known_zone else (Problem("calendar-zone-unknown", Place(source), {"zone": zone}),)
    return CalendarRead(
        facts=tuple(
            sorted(facts, key=lambda fact: (fact.at, ORDER[fact.kind], fact.due_at or fact.at, fact.ref or fact.label))
        ),
        problems=(*unknown, *_foreign_zones(entries.entries, source), *entries.problems, *unrolled.problems),
        events=len(entries.entries),
        occurrences=len(unrolled.occurrences),
        left_out=len(unrolled.occurrences) - len(concerned),
        labels=frozenset(map(label_of, unrolled.occurrences)),
    )


def label_of(occurrence: Occurrence) -> str:
    """The label of a meeting or an absence: the same when the calendar is read again."""
    return "c" + hashlib.sha256(f"{occurrence.uid}\n{occurrence.key}".encode(errors="replace")).hexdigest()[:8]


def _guests(occurrences: Iterable[Occurrence]) -> Iterator[Guest]:
    for occurrence in occurrences:
        yield from occurrence.guests


def _foreign_zones(entries: Sequence[Entry], source: str) -> tuple[Problem, ...]:
    """A warning for each time zone nobody knows: its events are read as local times."""
    unknown: dict[str, int] = {}
    for entry in entries:
        start, name = moment_of(entry.event, "DTSTART"), parameter_of(entry.event, "DTSTART", "TZID")
        if name and isinstance(start, datetime) and start.tzinfo is None:
            unknown.setdefault(name, entry.line)
    return tuple(
        Problem("calendar-zone-unknown", Place(source, line), {"zone": name}, is_error=False)
        for name, line in unknown.items()
    )


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _refusal(content: bytes, source: str) -> Problem | None:
    if not content.strip():
        return Problem("file-empty", Place(source), {"name": source})
    return Problem("file-binary", Place(source), {"name": source}) if is_binary(decode(content)[0]) else None
