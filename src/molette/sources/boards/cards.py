"""What every board comes down to: cards, and the dated steps of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody as a board shows them; nothing is known when all is empty."""

    name: str = ""
    username: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.username or self.address)


class Move(StrEnum):
    """What a step of a card is."""

    ENTER = "enter"
    COMMENT = "comment"
    ASSIGN = "assign"
    UNASSIGN = "unassign"
    SHELVE = "shelve"


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step: the card enters `column`, somebody comments, `whom` is assigned or not any more."""

    at: datetime
    move: Move
    item: str
    by: Actor = Actor()
    column: str = ""
    text: str = ""
    whom: Actor = Actor()
    left: str = ""
    """The only column this step leaves, where a card may stand in several (labels)."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card with its steps in time order; `assigned` before the first of them, `themes` its labels and milestone."""

    id: str
    title: str
    steps: tuple[Step, ...] = ()
    assigned: tuple[Actor, ...] = ()
    themes: tuple[str, ...] = ()
    due_at: datetime | None = None
    is_snapshot: bool = False
    """Whether the file only told where the card is, and not how it came there."""


def in_order(steps: list[Step]) -> tuple[Step, ...]:
    """Steps in time order; those of the same moment stay as they were."""
    return tuple(sorted(steps, key=lambda step: step.at))
