"""Boards exported as CSV (Jira, Notion, any list with a status or an end) → cards: where each stands, since when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from molette.sources.boards.cards import Actor, Card, Move, Step, in_order
from molette.sources.boards.moments import Clock
from molette.sources.tables import Row, Table, folded
from molette.sources.timesheets.dates import recognise_order


class Role(StrEnum):
    """What a column of the table holds."""

    KEY = "key"
    TITLE = "title"
    STATUS = "status"
    ASSIGNEE = "assignee"
    AUTHOR = "author"
    CREATED = "created"
    CHANGED = "changed"
    UPDATED = "updated"
    RESOLVED = "resolved"
    DUE = "due"
    THEME = "theme"
    COMMENT = "comment"


NAMES = {
    Role.KEY: "issue key|cle de ticket|cle|key|issue id|id|number|numero|ticket|identifiant",
    Role.TITLE: "summary|resume|title|titre|name|nom|task name|nom de la tache|task|tache|card|carte|sujet|subject",
    Role.STATUS: "status|statut|etat|state|column|colonne|list|liste|list name|etape|stage",
    Role.ASSIGNEE: "assignee|assigned to|personne assignee|assigne a|attribution|attribue a|responsable|owner|assign"
    "|person|personne|membres|members|who|qui",
    Role.AUTHOR: "reporter|rapporteur|creator|createur|auteur|author|created by|cree par",
    Role.CREATED: "created|created date|created at|created time|creation|cree|creee|cree le|date de creation"
    "|date creation|opened|ouvert le",
    Role.CHANGED: "status category changed|status changed|categorie d etat modifiee|categorie de statut modifiee"
    "|changement de statut|date du statut|statut depuis|depuis|since|in status since|entered column",
    Role.UPDATED: "updated|updated at|mise a jour|mis a jour|last edited time|last edited|derniere modification"
    "|modifie le|date de modification|last activity",
    Role.RESOLVED: "resolved|resolution date|resolu|resolue|resolved date|finished date|finished|closed|closed at"
    "|closed date|done|completed|completed at|date de fin|termine le|fini le|ferme le|clos le|date de resolution",
    Role.DUE: "due date|due|date d echeance|echeance|deadline|date limite|a rendre le",
    Role.THEME: "epic link|epic name|epic|parent summary|milestone|jalon|lot|labels|etiquettes|tags|fix version s"
    "|fix versions|project|projet|phase|sprint",
    Role.COMMENT: "comment|commentaire|comments|commentaires",
}
RANKS = {name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names.split("|"))}
DATED = (Role.CREATED, Role.CHANGED, Role.UPDATED, Role.RESOLVED, Role.DUE)
SEARCHED = 5
COMMENT_PARTS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each role, counted from 0: Jira repeats a column for each label and each comment."""

    places: Mapping[Role, tuple[int, ...]]
    rows: tuple[Row, ...]
    sheet: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether cards can be named, and placed or dated."""
        is_named = Role.TITLE in self.places or Role.KEY in self.places
        is_placed = Role.STATUS in self.places or {Role.CREATED, Role.RESOLVED} <= self.places.keys()
        return is_named and is_placed

    def cell(self, row: Row, role: Role) -> str:
        """The first cell of that role that holds something."""
        return next(iter(self.cells(row, role)), "")

    def cells(self, row: Row, role: Role) -> tuple[str, ...]:
        """The cells of that role that hold something."""
        return tuple(cell for place in self.places.get(role, ()) if (cell := row.cell(place)))


def recognise_columns(tables: Sequence[Table]) -> Columns | None:
    """The columns under the separator and the header row that give the most roles; none when they are not enough."""
    tries = [_named(table, index) for table in tables for index in range(min(SEARCHED, len(table.rows)))]
    best = max(tries, key=lambda one: (one.is_enough, len(one.places)), default=None)
    return best if best and best.is_enough else None


def _named(table: Table, index: int) -> Columns:
    ranked = sorted(
        (*RANKS[name][::-1], place)
        for place, cell in enumerate(table.rows[index].cells)
        if (name := folded(cell)) in RANKS
    )
    places: dict[Role, tuple[int, ...]] = {}
    ranks: dict[Role, int] = {}
    for rank, role, place in ranked:
        if ranks.setdefault(role, rank) == rank or role is Role.THEME:
            places[role] = (*places.get(role, ()), place)
    return Columns(places, table.rows[index + 1 :], table.sheet)


def read_table(columns: Columns, clock: Clock, lang: str) -> Iterator[tuple[Card, int]]:
    """A card for each row, with its line."""
    dates = (columns.cell(row, role) for row in columns.rows for role in DATED)
    order, _ = recognise_order(dates, lang)
    clock = Clock(clock.zone, order)
    for row in columns.rows:
        yield _card(row, columns, clock), row.line


def _card(row: Row, columns: Columns, clock: Clock) -> Card:
    title = columns.cell(row, Role.TITLE)
    name = columns.cell(row, Role.KEY) or title
    assigned = tuple(_actor(part) for part in columns.cell(row, Role.ASSIGNEE).split(",") if part.strip())
    themes = tuple(part.strip() for cell in columns.cells(row, Role.THEME) for part in cell.split(","))
    due = clock.read(columns.cell(row, Role.DUE))
    steps = in_order([*_placed(row, name, columns, clock), *_comments(row, name, columns, clock)])
    return Card(name, title or name, steps, assigned, themes, due, is_snapshot=True)


def _placed(row: Row, name: str, columns: Columns, clock: Clock) -> Iterator[Step]:
    """Opened, then where it stands: since its status changed, else since it was last touched at the latest."""
    author = _actor(columns.cell(row, Role.AUTHOR))
    created, changed, updated, resolved = (clock.read(columns.cell(row, role)) for role in DATED[:4])
    status = columns.cell(row, Role.STATUS)
    if created:
        yield Step(created, Move.ENTER, f"{name}-opened", author, "Open")
    since = resolved or changed or updated
    if since and (status or resolved):
        yield Step(_after(since, created), Move.ENTER, f"{name}-placed", column=status or "Closed")


def _after(moment: datetime, created: datetime | None) -> datetime:
    """A bare date is noon, which may be before the hour of creation on the same day."""
    return created if created and created.date() == moment.date() and created > moment else moment


def _comments(row: Row, name: str, columns: Columns, clock: Clock) -> Iterator[Step]:
    """Jira writes a comment as date;author;text."""
    for place, cell in enumerate(columns.cells(row, Role.COMMENT)):
        parts = cell.split(";", COMMENT_PARTS - 1)
        at = clock.read(parts[0]) if len(parts) == COMMENT_PARTS else None
        if at:
            yield Step(at, Move.COMMENT, f"{name}-c{place}", _actor(parts[1]), text=parts[2])


def _actor(text: str) -> Actor:
    """A name, a username or an address, whichever is written."""
    said = " ".join(text.split())[:120]
    address = said.lower() if "@" in said and " " not in said else ""
    is_username = bool(said) and " " not in said and not address and said == said.lower()
    return Actor("" if address or is_username else said, said if is_username else address.partition("@")[0], address)
