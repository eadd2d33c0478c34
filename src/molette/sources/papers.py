"""One paper, whatever its kind, as facts of a mission: a calendar, a timesheet, a board, an event log, an invoice."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from molette.engine.ledger.types import ME, Fact, Mission, Side
from molette.engine.problems import Problem
from molette.sources.boards import board_facts
from molette.sources.calendars import CalendarRead, read_calendar, where_known
from molette.sources.event_logs import log_facts
from molette.sources.invoices import invoice_facts
from molette.sources.recognition import SourceKind, kind_of_rows
from molette.sources.tables import open_tables
from molette.sources.timesheets import Layout, TimesheetRead, read_timesheet

LARGEST = 20 * 1024 * 1024  # a calendar, timesheet or journal of more would be ten years of somebody else's
LARGEST_LOG = 200 * 1024 * 1024  # a board or a log holds every step ever made
BEFORE, AFTER = timedelta(days=60), timedelta(days=120)  # what a calendar may add around the mission
FAR = timedelta(days=365)

Read = tuple[tuple[Fact, ...], tuple[Problem, ...]]


def largest(kind: SourceKind) -> int:
    """The most bytes a paper of this kind may have."""
    return LARGEST_LOG if kind in (SourceKind.BOARD, SourceKind.EVENT_LOG) else LARGEST


def settled(kind: SourceKind, content: bytes, name: str) -> SourceKind | Problem:
    """What a workbook is about, a timesheet when nothing says it, or why it cannot be opened; another kind as it is."""
    if kind is not SourceKind.SPREADSHEET:
        return kind
    opened = open_tables(content, name)
    if opened.refusal:
        return opened.refusal
    kinds = (kind_of_rows(row.cells for row in table.rows) for table in opened.tables)
    return next((kind for kind in kinds if kind), SourceKind.TIMESHEET)


def paper_facts(
    kind: SourceKind,
    content: bytes,
    name: str,
    mission: Mission,
    now: datetime,
    since: date | None = None,
    layout: Layout | None = None,
) -> Read:
    """What a paper says of this mission at `now`; `since` widens what is read of a calendar.

    `layout` tells how a timesheet is written.
    """
    kind_or_refusal = settled(kind, content, name)
    match kind_or_refusal:
        case Problem():
            return (), (kind_or_refusal,)
        case SourceKind.CALENDAR:
            agenda = calendar_of(content, name, mission, now, since)
            return agenda.facts, agenda.problems
        case SourceKind.BOARD:
            return board_facts(content, name, mission, now)
        case SourceKind.EVENT_LOG:
            return log_facts(content, name, mission, now)
        case SourceKind.INVOICE:
            return invoice_facts(content, name, mission)
        case _:
            return timesheet_facts(content, name, mission, layout)


def calendar_of(
    content: bytes, name: str, mission: Mission, now: datetime, since: date | None = None, told: Iterable[Fact] = ()
) -> CalendarRead:
    """What a calendar says of this mission besides what was `told`: events with its people, or that name its client."""
    others = [person for person in mission.people if person.side is not Side.ME]
    words = [word for word in (mission.client, mission.name) if word] if others else []
    return read_calendar(
        content, zone=mission.zone, me=mission.person(ME).addresses, people=others, words=words, source=name,
        since=since or mission.start - BEFORE, until=now.date() + AFTER, now=now, known=where_known(told),
    )  # fmt: skip


def concerns(content: bytes, mission: Mission, now: datetime) -> bool:
    """Whether an event of a calendar is the mission's, or will be when its day comes nearer."""
    agenda = calendar_of(content, "", mission, now + FAR)
    return agenda.occurrences > agenda.left_out


def timesheet_facts(content: bytes, name: str, mission: Mission, layout: Layout | None = None) -> Read:
    """The work of a timesheet on this mission: the rows that name it, or all when none does."""
    read = timesheet_of(content, name, mission, layout)
    return read.facts, read.problems


def timesheet_of(
    content: bytes, name: str, mission: Mission, layout: Layout | None = None, lang: str = "fr"
) -> TimesheetRead:
    """A timesheet read for this mission."""
    words = [word for word in (mission.client, mission.name) if word]
    mine = mission.person(ME)
    return read_timesheet(
        content, source=name, milestones=mission.milestones, words=words, me=(mine.name, *mine.addresses),
        layout=layout or Layout(), lang=lang,
    )  # fmt: skip
