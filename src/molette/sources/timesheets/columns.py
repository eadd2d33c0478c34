"""Which column holds what: told by its name in French or English, else guessed from its cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from molette.sources.tables import Row, Table, folded
from molette.sources.timesheets.dates import read_triple
from molette.sources.timesheets.durations import Unit, read_amount
from molette.sources.timesheets.layout import Layout


class Role(StrEnum):
    """What a column holds."""

    DATE = "date"
    DURATION = "duration"
    START = "start"
    END = "end"
    PROJECT = "project"
    CLIENT = "client"
    TASK = "task"
    TEXT = "text"
    PERSON = "person"


NAMES = {
    Role.DATE: "date|start date|date de debut|date debut|spent date|spent on|work date|entry date|begin date|jour|day"
    "|le",
    Role.DURATION: "duration|duree|hours|heures|jours|days|temps|time|time spent|temps passe|temps saisi"
    "|duration decimal|duration h|duree h|hours decimal|hours rounded|minutes|min|h|j|quantite|qte|quantity|charge"
    "|nb jours|nb heures"
    "|nombre de jours|nombre d heures|heures travaillees|jours travailles|charge jours|temps h|temps j|total hours"
    "|decimal hours|time h|duree decimale|duree jours|duree heures|duration minutes|duration seconds|duree minutes"
    "|duration hours|duration days|duree j|spent hours|hours worked|time spent h|unites|total time|temps total"
    "|reported time|nb de jours|nb d heures|nbre de jours|nbre jours|nbre heures",
    Role.START: "start|start time|from|begin|debut|heure de debut|heure debut|de|in|time in|started|started at"
    "|start at",
    Role.END: "end|end time|to|fin|heure de fin|heure fin|a|out|time out|ended|ended at|end at|stop|stop time",
    Role.PROJECT: "project|projet|project name|nom du projet|mission|affaire|dossier|engagement"
    "|nom projet|nom de la mission|intitule de la mission|libelle mission",
    Role.CLIENT: "client|customer|client name|company|societe|nom du client|customer name|entreprise",
    Role.TASK: "task|tache|activity|activite|task name|jalon|milestone|lot|phase|prestation|type|work type"
    "|service|sujet",
    Role.TEXT: "description|commentaire|comment|comments|commentaires|note|notes|details|detail|libelle|memo|remarque"
    "|title|titre|objet|what",
    Role.PERSON: "user|utilisateur|email|username|name|person|member|employee|consultant|collaborateur|nom|intervenant"
    "|alias|e mail|courriel|identifiant|salarie|first name|prenom",
}
RANKS = {name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names.split("|"))}
UNITS = (
    (re.compile(r"\b(heures?|hours?|h|hrs|decimal)\b"), Unit.HOURS),
    (re.compile(r"\b(jours?|days?|j|d)\b"), Unit.DAYS),
    (re.compile(r"\b(minutes?|mins?|mn)\b"), Unit.MINUTES),
    (re.compile(r"\b(seconds?|secondes?|sec|s)\b"), Unit.SECONDS),
)
SEARCHED = 15
"""A header is looked for in the first rows: exports begin with a title, a period, a name."""
NO_ROW = Row(0, ())
SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each role (counted from 0), the rows left to read, the header and the unit it gives."""

    places: Mapping[Role, int]
    rows: tuple[Row, ...]
    header: Row = NO_ROW
    unit: Unit | None = None
    sheet: str = ""
    is_guessed: bool = False
    """Whether nothing is named, so that the cells had to tell."""

    @property
    def is_enough(self) -> bool:
        """Whether work can be dated and measured."""
        is_dated = Role.DATE in self.places or Role.START in self.places
        return is_dated and (Role.DURATION in self.places or {Role.START, Role.END} <= self.places.keys())

    @property
    def dated_by(self) -> Role:
        """The role that holds the date of a row."""
        return Role.DATE if Role.DATE in self.places else Role.START

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, folded."""
        return tuple(folded(cell) for cell in self.header.cells)

    def cell(self, row: Row, role: Role) -> str:
        """What the row holds in that role."""
        return row.cell(self.places.get(role))


def recognise_columns(table: Table, layout: Layout) -> Columns:
    """The columns of `table`; what `layout` says of the header and the columns has the last word."""
    found = _found(table, layout)
    told = {Role(role): _place(column, found.names) for role, column in layout.columns.items() if role in set(Role)}
    kept = {role: place for role, place in found.places.items() if place not in told.values() and role not in told}
    places = {**kept, **{role: place for role, place in told.items() if place >= 0}}
    return replace(found, places=places, unit=_unit(found.names, places), sheet=table.sheet)


def _found(table: Table, layout: Layout) -> Columns:
    if layout.header is not None:
        index = next((index for index, row in enumerate(table.rows) if row.line == layout.header), None)
        return _guessed(table) if index is None else _named(table, index)
    named = {folded(column) for column in layout.columns.values() if isinstance(column, str)}
    tries = [_named(table, index) for index in range(min(SEARCHED, len(table.rows)))]
    found = max(tries, key=lambda columns: (len(named.intersection(columns.names)), *_worth(columns)))
    if named.intersection(found.names):
        return found
    return _guessed(table) if not found.is_enough and len(found.places) < 2 else found


def _place(column: int | str, names: tuple[str, ...]) -> int:
    """The place of a column told by its place or its name, counted from 0; -1 for none."""
    if isinstance(column, int):
        return column - 1
    return names.index(folded(column)) if folded(column) in names else -1


def _worth(columns: Columns) -> tuple[bool, int]:
    return columns.is_enough, len(columns.places)


def _named(table: Table, index: int) -> Columns:
    """The columns if the row `index` is the header; of two names for one role, the most telling wins."""
    header = table.rows[index]
    names = enumerate(folded(cell) for cell in header.cells)
    ranked = sorted((RANKS[name][1], place, RANKS[name][0]) for place, name in names if name in RANKS)
    places: dict[Role, int] = {}
    for _, place, role in ranked:
        places.setdefault(role, place)
    return Columns(places, table.rows[index + 1 :], header)


def _unit(header: tuple[str, ...], places: Mapping[Role, int]) -> Unit | None:
    place = places.get(Role.DURATION, -1)
    name = header[place] if 0 <= place < len(header) else ""
    return next((unit for pattern, unit in UNITS if pattern.search(name)), None)


def _guessed(table: Table) -> Columns:
    """The columns by their cells, when nothing is named: dates, then durations, then the longest text."""
    sample = table.rows[:SAMPLE]
    free = list(range(table.width))
    places: dict[Role, int] = {}
    dated = {place: sum(read_triple(row.cell(place)) is not None for row in sample) for place in free}
    _take(Role.DATE, dated, len(sample), places, free)
    timed = {place: sum(read_amount(row.cell(place)) is not None for row in sample) for place in free}
    _take(Role.DURATION, timed, len(sample), places, free)
    lengths = {place: sum(len(row.cell(place)) for row in sample) for place in free}
    if lengths and max(lengths.values()):
        places[Role.TEXT] = max(lengths, key=lambda place: lengths[place])
    is_headed = Role.DATE in places and read_triple(table.rows[0].cell(places[Role.DATE])) is None
    header, rows = (table.rows[0], table.rows[1:]) if is_headed else (NO_ROW, table.rows)
    return Columns(places, rows, header, is_guessed=True)


def _take(role: Role, counts: Mapping[int, int], total: int, places: dict[Role, int], free: list[int]) -> None:
    """Give `role` the column that holds the most of it, if more than half of its cells do."""
    best = max(counts, key=lambda place: counts[place], default=None)
    if best is not None and 2 * counts[best] > total:
        places[role] = best
        free.remove(best)
