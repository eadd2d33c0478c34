"""The events written in a calendar's text, each with its line, however broken the rest of the text is."""

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat

from icalendar import Component, Event, vText

from molette.engine.problems import Place, Problem
from molette.sources.calendars.properties import moment_of, text_of

SCHEDULE = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
READ = frozenset((*SCHEDULE, "SUMMARY", "UID", "ORGANIZER", "ATTENDEE", "STATUS"))
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}\r\nEND:VCALENDAR\r\n"
METHOD = re.compile(r"^METHOD:\s*(\w+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A VEVENT as written; `line` counted from 1 (0 = not known)."""

    event: Event
    line: int

    @property
    def summary(self) -> str:
        """Its title, for a message to the user."""
        return text_of(self.event, "SUMMARY")


@dataclass(frozen=True, slots=True)
class Entries:
    """The events that could be read, and what could not."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The lines from a BEGIN to its END; `is_whole` is false when the END is missing."""

    text: str
    line: int
    is_whole: bool


def read_entries(text: str, source: str) -> Entries:
    """The events of `text`: read as a whole, and block by block when the whole is broken.

    Problems: calendar-not-calendar, calendar-no-event, calendar-truncated, calendar-event-unreadable,
    calendar-property-unreadable.
    """
    blocks = tuple(blocks_of(text, "VEVENT"))
    components = _parsed(text)
    if not components and not blocks:
        return Entries((), (Problem("calendar-not-calendar", Place(source)),))
    if not blocks:
        return Entries((), (Problem("calendar-no-event", Place(source), is_error=False),))
    if components and all(block.is_whole for block in blocks):
        events = [event for component in components for event in _events(component, _method(component))]
        lines: Iterable[int] = [block.line for block in blocks] if len(blocks) == len(events) else repeat(0)
        return _checked([Entry(event, line) for event, line in zip(events, lines, strict=False)], (), source)
    return _rescued(text, blocks, source)


def _rescued(text: str, blocks: tuple[Block, ...], source: str) -> Entries:
    """Each event alone, with the time zones that can be read."""
    zones = "".join(zone.text for zone in blocks_of(text, "VTIMEZONE") if zone.is_whole and _parsed(zone.text))
    found = METHOD.search(text)
    method = found.group(1) if found else ""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for block in blocks:
        where = Place(source, block.line)
        components = (_parsed(CALENDAR.format(zones + block.text)) or _parsed(block.text)) if block.is_whole else ()
        events = [event for component in components for event in _events(component, method)]
        entries += [Entry(event, block.line) for event in events]
        if not block.is_whole:
            problems.append(Problem("calendar-truncated", where))
        elif not events:
            problems.append(Problem("calendar-event-unreadable", where, {"summary": _title(block)}))
    return _checked(entries, tuple(problems), source)


def _checked(entries: list[Entry], problems: tuple[Problem, ...], source: str) -> Entries:
    """The entries that have a date, with what is wrong in each."""
    dated = tuple(entry for entry in entries if _is_dated(entry.event))
    undated = (entry for entry in entries if not _is_dated(entry.event))
    lost = tuple(_about("calendar-event-unreadable", entry, source) for entry in undated)
    hurt = tuple(
        _about("calendar-property-unreadable", entry, source, property=name)
        for entry in dated
        for name in sorted({str(name or "").upper() for name, _ in entry.event.errors} & READ)
    )
    return Entries(dated, problems + lost + hurt)


def _about(code: str, entry: Entry, source: str, **values: str) -> Problem:
    is_error = code == "calendar-event-unreadable"
    return Problem(code, Place(source, entry.line), {"summary": entry.summary, **values}, is_error)


def _is_dated(event: Event) -> bool:
    return moment_of(event, "DTSTART") is not None


def _method(component: Component) -> str:
    return text_of(component, "METHOD")


def _events(component: Component, method: str) -> Iterator[Event]:
    """The events inside; those of a cancellation message are marked cancelled."""
    for event in component.walk("VEVENT"):
        if isinstance(event, Event):
            if method.upper() == "CANCEL":
                event["STATUS"] = vText("CANCELLED")
            yield event


def _parsed(text: str) -> tuple[Component, ...]:
    """The components of `text`; none when it is broken."""
    try:
        with warnings.catch_warnings():
            # The library warns of guessed time zones through the process; here they are only ever local times.
            warnings.simplefilter("ignore")
            return tuple(Component.from_ical(text, multiple=True))
    except Exception:  # the library lets many kinds of error through on hostile text
        return ()


def blocks_of(text: str, name: str) -> Iterator[Block]:
    """The blocks of that name, in the order of the text."""
    begin, end = f"BEGIN:{name}", f"END:{name}"
    lines: list[str] = []
    start = 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        mark = line.strip().upper()
        if mark == begin:
            if start:
                yield Block(_joined(lines), start, is_whole=False)
            lines, start = [], number
        if start:
            lines.append(line)
        if mark == end and start:
            yield Block(_joined(lines), start, is_whole=True)
            start = 0
    if start:
        yield Block(_joined(lines), start, is_whole=False)


def _joined(lines: list[str]) -> str:
    return "\r\n".join(lines) + "\r\n"


def _title(block: Block) -> str:
    found = re.search(r"^SUMMARY[^:\r\n]*:(.*)$", block.text, re.IGNORECASE | re.MULTILINE)
    return found.group(1).strip()[:80] if found else ""
