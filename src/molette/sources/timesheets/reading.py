"""A timesheet → facts: the only file that knows all the steps."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from molette.engine.calendar import noon
from molette.engine.ledger.types import ME, Fact, Kind, Milestone, Origin
from molette.engine.problems import Place, Problem, Value
from molette.sources.recognition import decode, is_binary
from molette.sources.timesheets.columns import Columns, Role, recognise_columns
from molette.sources.timesheets.dates import recognise_order
from molette.sources.timesheets.durations import recognise_decimal, recognise_unit
from molette.sources.timesheets.lines import Detected, Line, Reader
from molette.sources.timesheets.table import Row, Table, folded, read_tables


@dataclass(frozen=True, slots=True)
class TimesheetRead:
    """What a timesheet says: `rows` under the header, `left_out` those without time or of other missions."""

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    detected: Detected
    rows: int = 0
    left_out: int = 0


def read_timesheet(
    content: bytes,
    *,
    source: str,
    milestones: Sequence[Milestone] = (),
    hours_per_day: float = 7.0,
    mapping: Mapping[str, int] | None = None,
    words: Collection[str] = (),
    lang: str = "fr",
) -> TimesheetRead:
    """The days of work of a CSV file, by me, at noon of their date, in the order of the file.

    `mapping`: role → column counted from 1, where the recognition is wrong. `words`: when the file has a project or a
    client column, only rows where it says one of them. `lang` settles a column of dates that could be read both ways.
    Never raises on bad content; problems: file-empty, file-binary, timesheet-not-table, timesheet-columns-unknown,
    timesheet-date-order-guessed, timesheet-unit-guessed, timesheet-several-people (these three are warnings),
    timesheet-date-unreadable, timesheet-duration-unreadable, timesheet-duration-negative, timesheet-duration-too-long.
    """
    text, encoding = decode(content)
    if refusal := _refusal(content, text, source):
        return TimesheetRead((), (refusal,), Detected(encoding))
    table, columns = _recognise(text, mapping or {})
    if table is None or columns is None:
        return TimesheetRead((), (Problem("timesheet-not-table", Place(source)),), Detected(encoding))
    detected, doubts = _detect(columns, table.separator, encoding, source, lang)
    if not columns.is_enough:
        values: dict[str, Value] = {"header": ", ".join(columns.header)[:200]}
        unknown = Problem("timesheet-columns-unknown", Place(source, 1), values)
        return TimesheetRead((), (unknown,), detected, len(columns.rows))
    reader = Reader(columns, detected, hours_per_day, source)
    kept = [row for row in columns.rows if _concerns(row, columns, words)]
    read = [reader.read(row) for row in kept]
    facts = _facts([line for line in read if isinstance(line, Line)], milestones)
    wrong = tuple(problem for problem in read if isinstance(problem, Problem))
    left_out = len(columns.rows) - len(facts) - len(wrong)
    return TimesheetRead(facts, doubts + wrong, detected, len(columns.rows), left_out)


def _recognise(text: str, mapping: Mapping[str, int]) -> tuple[Table | None, Columns | None]:
    """The separator under which the most columns are recognised, then the most regular."""
    tries = [(table, recognise_columns(table, mapping)) for table in read_tables(text)]
    if not tries:
        return None, None
    return max(tries, key=lambda each: (each[1].is_enough, len(each[1].places), each[0].regularity, each[0].width))


def _detect(
    columns: Columns, separator: str, encoding: str, source: str, lang: str
) -> tuple[Detected, tuple[Problem, ...]]:
    """How the file is written, and a warning for each guess."""
    durations = [columns.cell(row, Role.DURATION) for row in columns.rows]
    dated_by = Role.DATE if Role.DATE in columns.places else Role.START
    order, is_order_guessed = recognise_order((columns.cell(row, dated_by) for row in columns.rows), lang)
    unit, is_unit_guessed = (columns.unit, False) if columns.unit else recognise_unit(durations)
    people = {name for row in columns.rows if (name := folded(columns.cell(row, Role.PERSON)))}
    places = {str(role): place + 1 for role, place in sorted(columns.places.items())}
    detected = Detected(encoding, separator, recognise_decimal(durations), order, unit, MappingProxyType(places))
    doubts: list[tuple[bool, str, Role, dict[str, Value]]] = [
        (is_order_guessed, "timesheet-date-order-guessed", dated_by, {"order": str(order)}),
        (is_unit_guessed, "timesheet-unit-guessed", Role.DURATION, {"unit": str(unit)}),
        (len(people) > 1, "timesheet-several-people", Role.PERSON, {"people": len(people)}),
    ]
    return detected, tuple(
        Problem(code, Place(source, 0, columns.places.get(role, -1) + 1), values, is_error=False)
        for is_doubtful, code, role, values in doubts
        if is_doubtful
    )


def _facts(lines: Sequence[Line], milestones: Sequence[Milestone]) -> tuple[Fact, ...]:
    """Two identical rows are two facts; the same file read again gives the same items."""
    names = _names(milestones)
    seen: Counter[Line] = Counter()
    facts: list[Fact] = []
    for line in lines:
        seen[line] += 1
        facts.append(
            Fact(
                at=noon(line.day),
                kind=Kind.WORK,
                by=ME,
                about=_milestone(line, names),
                days=line.days,
                text=line.text or line.task or line.project,
                origin=Origin("timesheet", _item(line, seen[line])),
            )
        )
    return tuple(facts)


def _item(line: Line, occurrence: int) -> str:
    content = "\n".join((str(line.days), line.project, line.task, line.text))
    return f"{line.day.isoformat()}-{hashlib.sha256(content.encode(errors='replace')).hexdigest()[:8]}-{occurrence}"


def _names(milestones: Sequence[Milestone]) -> tuple[tuple[str, str], ...]:
    """Every name a milestone may be called by and its handle, the longest first."""
    names = {(folded(name), one.handle) for one in milestones for name in (one.name, one.handle) if folded(name)}
    return tuple(sorted(names, key=lambda each: (-len(each[0]), each)))


def _milestone(line: Line, names: tuple[tuple[str, str], ...]) -> str:
    """The milestone the row names: its task, else its project, else the longest name its words say."""
    for cell in (folded(line.task), folded(line.project)):
        for name, handle in names:
            if cell == name:
                return handle
    said = f" {folded(line.task)} {folded(line.text)} "
    return next((handle for name, handle in names if f" {name} " in said), "")


def _concerns(row: Row, columns: Columns, words: Collection[str]) -> bool:
    sought = [folded(word) for word in words if folded(word)]
    said = folded(columns.cell(row, Role.PROJECT) + " " + columns.cell(row, Role.CLIENT))
    has_column = Role.PROJECT in columns.places or Role.CLIENT in columns.places
    return not sought or not has_column or any(word in said for word in sought)


def _refusal(content: bytes, text: str, source: str) -> Problem | None:
    if not content.strip():
        return Problem("file-empty", Place(source), {"name": source})
    return Problem("file-binary", Place(source), {"name": source}) if is_binary(text) else None
