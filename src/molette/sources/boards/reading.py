"""A board → facts: the only file that knows all the steps."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from molette.engine.ledger.types import ME, Fact, Kind, Milestone, Mission, Origin, Person
from molette.engine.problems import Place, Problem, Value
from molette.sources.boards.cards import Card, Move
from molette.sources.boards.issues import issues_in, read_issues
from molette.sources.boards.moments import Clock, zone_called
from molette.sources.boards.nodes import read_json
from molette.sources.boards.roster import Roster
from molette.sources.boards.tables import read_table, recognise_columns
from molette.sources.boards.trello import is_trello, read_trello
from molette.sources.boards.walking import Walk
from molette.sources.tables import Opened, folded, open_tables
from molette.sources.tables.opening import sheets_said

Placed = tuple[Card, int]


@dataclass(frozen=True, slots=True)
class BoardRead:
    """What a board says: `people` are those of the mission and those seen in the facts, `cards` all of them."""

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    people: tuple[Person, ...] = ()
    cards: tuple[Card, ...] = ()


def read_board(  # noqa: PLR0913 (what a mission knows, each by its name)
    content: bytes,
    *,
    source: str,
    people: Sequence[Person] = (),
    me: Collection[str] = (),
    zone: str = "Europe/Paris",
    now: datetime | None = None,
    milestones: Sequence[Milestone] = (),
    lang: str = "fr",
) -> BoardRead:
    """Waits and progress of a board: Trello, GitHub or GitLab issues (JSON), Jira, Notion or any status list (CSV).

    Entering a column to approve, waiting for the client or blocked opens a wait; leaving it closes the wait. A card
    done is progress of the milestone it names or is themed with, else a note. `me`: my addresses, names or usernames
    on the board. Nothing after `now` is read. `lang` settles dates that can be read two ways.
    Never raises on bad content; problems: those of `open_tables`, board-unknown, board-columns-unknown, and warnings
    board-zone-unknown, board-card-undated, board-dates-reversed, board-blocked-by-nobody, board-truncated.
    """
    opened = open_tables(content, source)
    if opened.refusal:
        return BoardRead((), (opened.refusal,), tuple(people))
    named = zone_called(zone)
    doubts = () if named else (Problem("board-zone-unknown", Place(source), {"zone": zone}, is_error=False),)
    read = _cards(opened, Clock(named or ZoneInfo("UTC")), source, lang)
    if isinstance(read, Problem):
        return BoardRead((), (read,), tuple(people))
    cards, doubts = read[0], (*doubts, *read[1])
    roster = Roster(people, me)
    facts, wrong = _facts(cards, roster, milestones, now, source)
    return BoardRead(facts, (*doubts, *wrong), _involved(roster, facts, people), tuple(card for card, _ in cards))


def board_facts(
    content: bytes, name: str, mission: Mission, now: datetime | None = None, lang: str = "fr"
) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """What a board says of this mission; those it alone knows are called by their handles."""
    mine = mission.person(ME)
    read = read_board(
        content, source=name, people=mission.people, me=tuple(one for one in (mine.name, *mine.addresses) if one),
        zone=mission.zone, now=now, milestones=mission.milestones, lang=lang,
    )  # fmt: skip
    return read.facts, read.problems


def _cards(opened: Opened, clock: Clock, source: str, lang: str) -> tuple[list[Placed], tuple[Problem, ...]] | Problem:
    text = opened.text
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return _documents(text.lstrip("\ufeff"), clock, source)
    columns = recognise_columns(opened.tables)
    if columns is None:
        header = next(iter(text.split("\n", 1)), "")[:200].strip()
        return Problem("board-columns-unknown", Place(source, 1), {"header": header})
    return list(read_table(columns, clock, lang)), sheets_said(opened, {columns.sheet}, source)


def _documents(text: str, clock: Clock, source: str) -> tuple[list[Placed], tuple[Problem, ...]] | Problem:
    root = read_json(text)
    if root and is_trello(root):
        actions = len(root["actions"].items)
        is_cut = actions >= TRELLO_MEMORY and actions % TRELLO_MEMORY == 0
        cut = Problem("board-truncated", Place(source), {"actions": actions}, is_error=False)
        return [(card, 0) for card in read_trello(root, clock)], (cut,) if is_cut else ()
    if root and (issues := issues_in(root)):
        return [(card, 0) for card in read_issues(issues, clock)], ()
    return Problem("board-unknown", Place(source), {"name": source})


TRELLO_MEMORY = 1000
"""Actions a Trello export holds at most."""


def _facts(
    cards: Iterable[Placed], roster: Roster, milestones: Sequence[Milestone], now: datetime | None, source: str
) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    names = {folded(name): one.handle for one in milestones for name in (one.handle, one.name) if folded(name)}
    facts: list[Fact] = []
    walks: list[Walk] = []
    problems: list[Problem] = []
    for card, line in cards:
        own = names.get(folded(card.title), "")
        about = own or next((names[folded(theme)] for theme in card.themes if folded(theme) in names), "")
        walk = Walk(card, roster, about, bool(own))
        facts += walk.facts(now)
        walks.append(walk)
        problems += _doubts(walk, Place(source, line))
    facts += _finished(walks)
    return tuple(sorted(facts, key=lambda fact: fact.at)), tuple(problems)


def _doubts(walk: Walk, place: Place) -> Iterator[Problem]:
    card, values = walk.card, {"card": walk.card.title[:80]}
    told: dict[str, Value] = {**values}
    entered = [step.at for step in card.steps if step.move is Move.ENTER]
    if card.is_snapshot and not entered:
        yield Problem("board-card-undated", place, told, is_error=False)
    if card.is_snapshot and card.steps and card.steps[-1].item.endswith("-opened") and len(entered) > 1:
        yield Problem("board-dates-reversed", place, told, is_error=False)
    for _ in walk.nobody:
        yield Problem("board-blocked-by-nobody", place, told, is_error=False)


def _finished(walks: Sequence[Walk]) -> Iterator[Fact]:
    """Progress of each milestone as its cards are done, by their number; a card of no milestone leaves a note."""
    totals = Counter(walk.about for walk in walks if walk.about and not walk.is_milestone)
    done: Counter[str] = Counter()
    ended = [(walk.finish.at, place, walk) for place, walk in enumerate(walks) if walk.finish]
    for at, _, walk in sorted(ended, key=lambda each: each[:2]):
        finish = walk.finish
        if finish is None:
            continue
        fact = Fact(
            at, Kind.NOTE, finish.by or ME, text=walk.card.title[:200], origin=Origin("board", f"{finish.item}-done")
        )
        if not walk.about:
            yield replace(fact, text=f"{fact.text} → {finish.column}")
            continue
        done[walk.about] += not walk.is_milestone
        share = 1.0 if walk.is_milestone else done[walk.about] / totals[walk.about]
        yield replace(fact, kind=Kind.PROGRESS, about=walk.about, share=round(share, 4))


def _involved(roster: Roster, facts: Sequence[Fact], known: Sequence[Person]) -> tuple[Person, ...]:
    """The people of the plan, and those whom a fact speaks of."""
    named = {person.handle for person in known} | {who for fact in facts for who in (fact.by, *fact.to)}
    return tuple(person for person in roster.people.values() if person.handle in named)
