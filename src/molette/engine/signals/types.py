"""The records of the signals."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Fact, Ledger, Mission, Side
from molette.engine.waits.types import Wait


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a detector looks at: the plan, what was known at `now`, and who waits for whom."""

    mission: Mission
    ledger: Ledger
    waits: tuple[Wait, ...]
    calendar: WorkCalendar
    now: datetime

    def side(self, handle: str) -> Side:
        """On whose side a person stands."""
        return self.mission.person(handle).side

    def since(self, days: int) -> datetime:
        """The moment so many days ago."""
        return self.now - timedelta(days=days)

    def open_with(self, side: Side) -> tuple[Wait, ...]:
        """The open waits whose answer that side owes."""
        return tuple(wait for wait in self.waits if wait.state.is_open and self.side(wait.holder) is side)


@dataclass(frozen=True, slots=True)
class Signal:
    """What one detector found; it settles one observable."""

    observable: str
    is_yes: bool
    """The answer to the observable's question."""
    value: float
    limit: float
    """What the value is held against."""
    facts: tuple[str, ...] = ()
    """Names of the facts and waits it rests on."""
    is_hint: bool = False
    """To be confirmed by the user: the ledger sees only a part."""


Detector = Callable[[Evidence], Signal | None]
"""None when the ledger holds too little to tell."""


def name_of(fact: Fact) -> str:
    """The label of a fact, else the moment and kind by which it is found."""
    return fact.label or f"{fact.at.isoformat()} {fact.kind}"
