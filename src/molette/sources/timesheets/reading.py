"""A timesheet → facts: the only file that knows all the steps."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from molette.engine.calendar import noon
from molette.engine.ledger.types import ME, Fact, Kind, Milestone, Origin
from molette.engine.problems import Place, Problem
from molette.sources.tables import Row, folded, open_tables
from molette.sources.timesheets.choosing import Find, Group, Match, finder, groups_of, is_named, matches_of
from molette.sources.timesheets.layout import Layout
from molette.sources.timesheets.lines import Line
from molette.sources.timesheets.sheets import read_sheet


@dataclass(frozen=True, slots=True)
class TimesheetRead:
    """What a timesheet says.

    `detected`: how it was read. `lines`: every piece of time understood, `groups` them by client and project,
    `matches` by what they are about. `rows` under the header, `left_out` those without time or of other missions.
    `header` and `rows_seen`: the names of the columns and the first rows as they are written; `sheets`: of a workbook.
    """

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    detected: Layout
    rows: int = 0
    left_out: int = 0
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    matches: tuple[Match, ...] = ()
    header: tuple[str, ...] = ()
    rows_seen: tuple[Row, ...] = ()
    sheets: tuple[str, ...] = ()


def read_timesheet(
    content: bytes,
    *,
    source: str,
    milestones: Sequence[Milestone] = (),
    layout: Layout = Layout(),  # noqa: B008 (frozen)
    words: Collection[str] = (),
    me: Collection[str] = (),
    lang: str = "fr",
) -> TimesheetRead:
    """The days of work of a CSV file or of a workbook, by me, at noon of their date, in the order of the file.

    `layout`: what the user says of the file, where the recognition is wrong. `words`: only the clients and projects
    that say one of them, unless none does. `me`: my names and addresses, when the file holds several people. `lang`
    settles a column of dates that could be read both ways. A grid's absences are mine.
    Never raises on bad content; problems: those of `open_tables`, timesheet-not-table, timesheet-columns-unknown,
    timesheet-month-unknown, timesheet-day-unknown, timesheet-date-unreadable, timesheet-duration-unreadable,
    timesheet-duration-negative, timesheet-duration-too-long, and the warnings timesheet-date-order-guessed,
    timesheet-unit-guessed, timesheet-several-people, timesheet-mission-unnamed, sheet-chosen.
    """
    opened = open_tables(content, source, layout.encoding)
    if opened.refusal:
        return TimesheetRead((), (opened.refusal,), replace(layout, encoding=opened.encoding))
    sheet = read_sheet(opened, layout, source, lang)
    if isinstance(sheet, Problem):
        return TimesheetRead((), (sheet,), replace(layout, encoding=opened.encoding))
    lines, doubts = _mine(sheet.lines, layout, me, source)
    groups = groups_of((line for line in lines if not line.is_absence), layout.projects, words)
    kept_names = {group.name for group in groups if group.is_kept}
    kept = [line for line in lines if line.is_absence or line.group in kept_names]
    find = finder(milestones, layout.milestones)
    facts = _facts(kept, find)
    unnamed = _unnamed(groups, layout, words, source)
    wrong = sum(problem.is_error for problem in sheet.problems)
    return TimesheetRead(
        facts, (*sheet.problems, *doubts, *unnamed), sheet.detected, sheet.rows, sheet.rows - len(facts) - wrong, lines,
        groups, matches_of((line for line in kept if not line.is_absence), find), sheet.header, sheet.rows_seen,
        tuple(table.sheet for table in opened.tables if table.sheet),
    )  # fmt: skip


def _mine(
    lines: Sequence[Line], layout: Layout, me: Collection[str], source: str
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines of the person told, else of me when my name is among several, else all with a word about it."""
    people = {folded(line.person): line.person for line in lines if line.person}
    mine = {folded(name) for name in (layout.person, *([] if layout.person else me)) if name} & people.keys()
    if mine and len(people) > 1:
        return tuple(line for line in lines if folded(line.person) in mine), ()
    if len(people) < 2:
        return tuple(lines), ()
    values = {"people": len(people)}
    return tuple(lines), (Problem("timesheet-several-people", Place(source), values, is_error=False),)


def _unnamed(groups: Sequence[Group], layout: Layout, words: Collection[str], source: str) -> tuple[Problem, ...]:
    """A word when the sheet speaks of several missions and none by the name of this one."""
    kept = [group.name for group in groups if group.is_kept]
    is_said = any(is_named(word, name) for word in words for name in kept)
    if layout.projects is not None or not any(words) or is_said or len(kept) < 2:
        return ()
    values = {"projects": ", ".join(kept)[:120]}
    return (Problem("timesheet-mission-unnamed", Place(source), values, is_error=False),)


def _facts(lines: Iterable[Line], find: Find) -> tuple[Fact, ...]:
    """Two identical rows are two facts; the same file read again gives the same items."""
    seen: Counter[str] = Counter()
    facts: list[Fact] = []
    for line in lines:
        item = _item(line)
        seen[item] += 1
        origin = Origin("timesheet", f"{item}-{seen[item]}")
        if line.is_absence:
            text = line.task or line.project
            facts.append(Fact(noon(line.day), Kind.AWAY, ME, days=line.days, text=text, origin=origin))
        else:
            text, about = line.text or line.task or line.project, find(line)[0]
            facts.append(Fact(noon(line.day), Kind.WORK, ME, about=about, days=line.days, text=text, origin=origin))
    return tuple(facts)


def _item(line: Line) -> str:
    content = "\n".join((str(line.days), line.project or line.client, line.task, line.text))
    return f"{line.day.isoformat()}-{hashlib.sha256(content.encode(errors='replace')).hexdigest()[:8]}"
