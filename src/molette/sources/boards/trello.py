"""Trello's JSON export → cards: its actions are the history, at most the last thousand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from molette.sources.boards.cards import Actor, Card, Move, Step, in_order
from molette.sources.boards.moments import Clock
from molette.sources.boards.nodes import Node

MEMBERSHIP = {"addMemberToCard": Move.ASSIGN, "removeMemberFromCard": Move.UNASSIGN}
BORN = ("createCard", "copyCard", "convertToCardFromCheckItem", "moveCardToBoard", "emailCard")
HEX = 16


@dataclass(frozen=True, slots=True)
class Board:
    """What the cards refer to."""

    columns: dict[str, str]
    members: dict[str, Actor]
    labels: dict[str, str]
    since: datetime | None
    clock: Clock


def is_trello(root: Node) -> bool:
    """Whether it has the shape of a board's export."""
    return "cards" in root and "lists" in root


def read_trello(root: Node, clock: Clock) -> Iterator[Card]:
    """The cards of the board, and those that were deleted, in the order of the file."""
    board = _board(root, clock)
    told: dict[str, list[Node]] = defaultdict(list)
    for action in root["actions"].items:
        told[action["data"]["card"]["id"].text].append(action)
    known = set()
    for card in root["cards"].items:
        known.add(card["id"].text)
        yield _card(card, told[card["id"].text], board)
    for name, actions in told.items():
        if name and name not in known:
            yield _card(_gone(actions), actions, board)


def _board(root: Node, clock: Clock) -> Board:
    dates = [moment for action in root["actions"].items if (moment := clock.read(action["date"].text))]
    return Board(
        {one["id"].text: one["name"].text for one in root["lists"].items},
        {one["id"].text: actor_of(one) for one in root["members"].items},
        {one["id"].text: one["name"].text for one in root["labels"].items},
        min(dates, default=None),
        clock,
    )


def actor_of(member: Node) -> Actor:
    """Somebody of a board."""
    return Actor(member["fullName"].text, member["username"].text)


def _gone(actions: Iterable[Node]) -> Node:
    """A card of which only the actions are left."""
    named = [action["data"]["card"] for action in actions if action["data"]["card"]["name"]]
    return named[0] if named else next(iter(actions))["data"]["card"]


def _card(card: Node, actions: list[Node], board: Board) -> Card:
    steps = [step for action in actions for step in _steps(action, board)]
    ordered = in_order(steps)
    if not any(step.move is Move.ENTER for step in ordered):
        ordered = in_order([*_placed(card, board), *steps])
    present = [board.members[one.text] for one in card["idMembers"].items if one.text in board.members]
    themes = (board.labels.get(one.text, "") for one in card["idLabels"].items)
    return Card(
        card["id"].text,
        card["name"].text,
        ordered,
        _before(present, ordered),
        tuple(theme for theme in themes if theme),
        board.clock.read(card["due"].text),
    )


def _steps(action: Node, board: Board) -> Iterator[Step]:
    at, kind, data = board.clock.read(action["date"].text), action["type"].text, action["data"]
    if at is None:
        return
    item, by = action["id"].text, actor_of(action["memberCreator"])
    if kind in MEMBERSHIP:
        yield Step(at, MEMBERSHIP[kind], item, by, whom=_member(action, board))
    elif kind == "commentCard":
        yield Step(at, Move.COMMENT, item, by, text=data["text"].text)
    elif data["listAfter"]:
        yield Step(at, Move.ENTER, item, by, data["listAfter"]["name"].text)
    elif kind in BORN:
        yield Step(at, Move.ENTER, item, by, data["list"]["name"].text)
    elif kind == "deleteCard" or (kind == "updateCard" and data["card"]["closed"]):
        yield Step(at, Move.SHELVE, item, by)


def _member(action: Node, board: Board) -> Actor:
    """Who is put on the card or taken off: as the board lists them, else as the action shows them."""
    return board.members.get(action["data"]["idMember"].text) or actor_of(action["member"])


def _placed(card: Node, board: Board) -> Iterator[Step]:
    """A card that never moved stands in its column since it was made, or since the export's memory begins."""
    made = _made(card["id"].text, board.clock)
    since = max((moment for moment in (made, board.since) if moment), default=None)
    column = board.columns.get(card["idList"].text, "")
    if since and column and not card["closed"]:
        yield Step(since, Move.ENTER, f"{card['id'].text}-placed", column=column)


def _made(name: str, clock: Clock) -> datetime | None:
    """Trello's identifiers begin with the second they were made in, in hexadecimal."""
    try:
        return clock.from_seconds(int(name[:8], HEX))
    except ValueError:
        return None


def _before(present: list[Actor], steps: tuple[Step, ...]) -> tuple[Actor, ...]:
    """Who was assigned before the first step: today's members, the steps undone from the last one."""
    assigned = dict.fromkeys(present)
    for step in reversed(steps):
        if step.move is Move.ASSIGN:
            assigned.pop(step.whom, None)
        elif step.move is Move.UNASSIGN:
            assigned[step.whom] = None
    return tuple(assigned)
