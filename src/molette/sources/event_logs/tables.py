"""An event log in CSV → cases: its rows may stand in any order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from molette.engine.problems import Place, Problem, Value
from molette.sources.event_logs.cases import Case, Event, case_of
from molette.sources.event_logs.traces import read_moment
from molette.sources.tables import Cell, Row, Table, folded
from molette.sources.timesheets.dates import Order, read_triple, recognise_order
from molette.sources.timesheets.durations import read_minutes


class Role(StrEnum):
    """What a column holds."""

    CASE = "case"
    ACTIVITY = "activity"
    TIME = "time"
    START = "start"
    RESOURCE = "resource"
    LIFECYCLE = "lifecycle"


NAMES = {
    Role.CASE: "case concept name|case id|caseid|case|id du cas|id cas|cas|dossier|numero de dossier|id dossier|trace"
    "|trace id|instance|process instance",
    Role.ACTIVITY: "concept name|activity|activite|activity name|event|evenement|etape|step|task|tache|action",
    Role.TIME: "time timestamp|timestamp|complete timestamp|completetimestamp|end timestamp|end time|end date|end"
    "|completed at|date de fin|heure de fin|fin|horodatage|date heure|datetime|time|date",
    Role.START: "start timestamp|start time|starttimestamp|start date|start|begin|debut|date de debut|heure de debut",
    Role.RESOURCE: "org resource|resource|ressource|user|utilisateur|agent|acteur|actor|who|qui|person|personne"
    "|responsable|role",
    Role.LIFECYCLE: "lifecycle transition|lifecycle|transition|event type|type d evenement|cycle de vie",
}
SEARCHED = 5
RANKS = {name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names.split("|"))}


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each role, counted from 0, and the rows under the header."""

    places: Mapping[Role, int]
    rows: tuple[Row, ...]
    sheet: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether events can be named, dated and gathered in cases."""
        return {Role.CASE, Role.ACTIVITY} <= self.places.keys() and bool({Role.TIME, Role.START} & self.places.keys())

    def cell(self, row: Row, role: Role) -> str:
        """What the row holds in that role."""
        return row.cell(self.places.get(role))


def recognise_columns(tables: Sequence[Table]) -> Columns | None:
    """The columns under the separator and the header row that give the most roles; none when they are not enough."""
    tries = [_named(table, index) for table in tables for index in range(min(SEARCHED, len(table.rows)))]
    best = max(tries, key=lambda one: (one.is_enough, len(one.places)), default=None)
    return best if best and best.is_enough else None


def _named(table: Table, index: int) -> Columns:
    header = tuple(folded(cell) for cell in table.rows[index].cells)
    ranked = sorted((RANKS[name][1], place, RANKS[name][0]) for place, name in enumerate(header) if name in RANKS)
    places: dict[Role, int] = {}
    for _, place, role in ranked:
        places.setdefault(role, place)
    return Columns(places, table.rows[index + 1 :], table.sheet)


def read_rows(columns: Columns, source: str, zone: tzinfo, lang: str) -> Iterator[Case | Problem]:
    """The cases in the order they begin in the file."""
    dated = Role.TIME if Role.TIME in columns.places else Role.START
    order, _ = recognise_order((columns.cell(row, dated) for row in columns.rows), lang)
    cases: dict[str, list[Event]] = {}
    for row in columns.rows:
        written = columns.cell(row, dated)
        at = _moment(written, zone, order)
        activity, case = columns.cell(row, Role.ACTIVITY), columns.cell(row, Role.CASE)
        if at is None or not activity:
            values: dict[str, Value] = {"written": written[:40], "case": case[:40]}
            yield Problem("event-undated", Place(source, row.line), values, is_error=False)
            continue
        started = _moment(columns.cell(row, Role.START), zone, order)
        resource, lifecycle = columns.cell(row, Role.RESOURCE), columns.cell(row, Role.LIFECYCLE).lower()
        cases.setdefault(case, []).append(Event(at, activity, resource, started, lifecycle))
    for name, events in cases.items():
        yield case_of(name, events)


def _moment(text: str, zone: tzinfo, order: Order) -> datetime | None:
    """ISO 8601, or a date and a time as people write them."""
    if not text:
        return None
    if isinstance(text, Cell) and isinstance(text.value, datetime):
        return text.value.replace(tzinfo=zone)
    if moment := read_moment(text, zone):
        return moment
    triple = read_triple(text)
    day = triple.date(order) if triple else None
    if day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=read_minutes(text) or 0)
