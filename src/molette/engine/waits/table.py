"""The table on which facts are paired: the waits so far, as the ledger is walked in time order."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from molette.engine.ledger.types import Fact, Mission, Request, Side
from molette.engine.problems import Problem
from molette.engine.waits.types import Hold, State, Wait


@dataclass(slots=True)
class Table:
    """The waits while the ledger is walked in time order."""

    mission: Mission
    waits: dict[str, Wait] = field(default_factory=dict)
    open: dict[str, None] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    """Requests made again while the first was open, and that first one."""
    unpaid: dict[str, float] = field(default_factory=dict)
    frozen: list[Hold] = field(default_factory=list)
    away: dict[str, list[Hold]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def begin(self, wait: Wait) -> None:
        """A request is made."""
        self.waits[wait.id] = wait
        self.open[wait.id] = None

    def change(self, wait: Wait, **values: Any) -> None:
        """Something happens to a wait."""
        self.waits[wait.id] = changed = replace(wait, **values)
        if not changed.state.is_open:
            self.open.pop(wait.id, None)

    def close(self, waits: Iterable[Wait], fact: Fact, state: State) -> None:
        """These waits end with this fact."""
        for wait in waits:
            self.change(wait, state=state, answered_at=max(fact.at, wait.asked_at))

    def still_open(self) -> tuple[Wait, ...]:
        """The waits open so far."""
        return tuple(self.waits[name] for name in self.open)

    def of(self, fact: Fact) -> Wait | None:
        """The wait whose label this fact speaks of."""
        return self.waits.get(self.same.get(fact.ref, fact.ref)) if fact.ref else None

    def spoken_of(self, fact: Fact) -> tuple[Wait, ...]:
        """The same, while it is open; a request and its answer may bear the same day."""
        wait = self.of(fact)
        is_awaited = wait and wait.state.is_open and wait.asked_at.date() <= fact.at.date()
        return (wait,) if wait and is_awaited else ()

    def approvals(self, about: str, fact: Fact) -> tuple[Wait, ...]:
        """The approvals of a milestone open when the fact happened."""
        awaited = (wait for wait in self.still_open() if wait.about == about and wait.kind is Request.APPROVAL)
        return tuple(wait for wait in awaited if about and wait.asked_at <= fact.at)

    def owed(self, by: str, about: str) -> tuple[Wait, ...]:
        """The work on a milestone that somebody owes."""
        return tuple(wait for wait in self.still_open() if about and _is_owed(wait, by, about))

    def side(self, handle: str) -> Side:
        """The side of a person."""
        return self.mission.person(handle).side


def _is_owed(wait: Wait, by: str, about: str) -> bool:
    return wait.about == about and wait.holder == by and wait.kind is Request.ACTION
