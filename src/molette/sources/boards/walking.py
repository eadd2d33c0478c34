"""One card walked from its first step to its last → the facts it gives."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from molette.engine.ledger.types import ME, Fact, Kind, Origin, Request, Side
from molette.sources.boards.cards import Actor, Card, Move, Step
from molette.sources.boards.roster import CLIENT, Roster
from molette.sources.boards.stages import AWAITED, Stage, stage_of

KINDS = {Stage.APPROVAL: Request.APPROVAL, Stage.WAITING: Request.INFORMATION, Stage.BLOCKED: Request.ACTION}
BACK = (Stage.TODO, Stage.DOING)
SPOKEN = re.compile(r"@\w|\?")
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Finish:
    """A card that reached its end: when, by whom, in which column."""

    at: datetime
    by: str
    column: str
    item: str


@dataclass(slots=True)
class Walk:
    """A card while its steps are walked; `about` the milestone it belongs to, or is when `is_milestone`."""

    card: Card
    roster: Roster
    about: str = ""
    is_milestone: bool = False
    column: str = ""
    stage: Stage | None = None
    open: Fact | None = None
    assigned: dict[Actor, None] = field(default_factory=dict)
    finish: Finish | None = None
    nobody: list[Step] = field(default_factory=list)
    """Steps that block the card while nobody of the other side is assigned."""

    def facts(self, now: datetime | None) -> Iterator[Fact]:
        """The facts up to `now`, in time order."""
        self.assigned = dict.fromkeys(self.card.assigned)
        for step in self.card.steps:
            if now is None or step.at <= now:
                yield from self._step(step)

    def _step(self, step: Step) -> Iterator[Fact]:
        match step.move:
            case Move.ASSIGN:
                self.assigned[step.whom] = None
            case Move.UNASSIGN:
                self.assigned.pop(step.whom, None)
            case Move.COMMENT:
                yield from self._comment(step)
            case Move.SHELVE:
                yield from self._close(step, Kind.MOOT)
            case Move.ENTER if step.column != self.column and step.left in ("", self.column):
                yield from self._enter(step)

    def _enter(self, step: Step) -> Iterator[Fact]:
        stage = stage_of(step.column)
        yield from self._close(step, self._closing(stage, self.roster.handle(step.by)))
        if stage in AWAITED:
            yield from self._ask(step, stage)
        self.finish = (
            Finish(step.at, self.roster.handle(step.by), step.column, step.item) if stage is Stage.DONE else None
        )
        self.column, self.stage = step.column, stage

    def _ask(self, step: Step, stage: Stage) -> Iterator[Fact]:
        """Entering an awaited column asks; a blocked card asks only somebody who is assigned to it."""
        mover = self.roster.handle(step.by)
        # Where nobody said who I am, whoever moves the card asks.
        asker = mover if mover and not self._is_theirs(mover) else ME
        holder = self._holder(asker, step.column)
        if stage is Stage.BLOCKED and holder == CLIENT:
            self.nobody.append(step)
            return
        is_delivery = self.is_milestone and stage is Stage.APPROVAL
        # The approval of one card is not the approval of the milestone it belongs to.
        about = self.about if self.is_milestone or stage is not Stage.APPROVAL else ""
        self.open = self._fact(
            step,
            Kind.DELIVER if is_delivery else Kind.ASK,
            asker,
            to=(holder,),
            request=KINDS[stage],
            about=about,
            due_at=self.card.due_at if self.card.due_at and self.card.due_at > step.at else None,
            label=label_of(self.card.id, step.item),
        )
        yield self.open

    def _is_theirs(self, handle: str) -> bool:
        is_owned = bool(self.roster.me) or any(person.handle == ME for person in self.roster.known)
        return is_owned and self.roster.side(handle) is Side.CLIENT

    def _holder(self, asker: str, column: str) -> str:
        """Who is awaited: whom the column names, else the first assigned of the other side, else the client."""
        if named := self.roster.named_in(column):
            return named
        others = [handle for actor in self.assigned if (handle := self.roster.handle(actor)) not in (asker, ME, "")]
        return min(others, key=lambda handle: self.roster.side(handle) is not Side.CLIENT, default=CLIENT)

    def _closing(self, stage: Stage | None, mover: str) -> Kind:
        """What leaving an awaited column says."""
        if self.open is None or self.open.request is not Request.APPROVAL:
            return Kind.ANSWER
        if stage is Stage.DONE:
            return Kind.APPROVE
        if stage in BACK:
            return Kind.WITHDRAW if mover in ("", ME, self.open.by) else Kind.REFUSE
        return Kind.ANSWER

    def _close(self, step: Step, kind: Kind) -> Iterator[Fact]:
        if self.open is None:
            return
        mover, asker, holder = self.roster.handle(step.by), self.open.by, self.open.to[0]
        is_mine = kind in (Kind.WITHDRAW, Kind.MOOT)
        by = asker if is_mine else (mover if mover not in ("", ME, asker) else holder)
        yield self._fact(step, kind, by, ref=self.open.label)
        self.open = None

    def _comment(self, step: Step) -> Iterator[Fact]:
        """On an awaited card: who asked and speaks to somebody reminds; anybody else gives a sign of life."""
        if self.open is None:
            return
        by = self.roster.handle(step.by)
        if by in (ME, self.open.by):
            if SPOKEN.search(step.text):
                yield self._fact(step, Kind.NUDGE, by, ref=self.open.label, word="chat")
        elif by:
            yield self._fact(step, Kind.TALK, by, to=(self.open.by,), word="chat")

    def _fact(self, step: Step, kind: Kind, by: str, **told: object) -> Fact:
        title = self.card.title[:LONGEST_TITLE]
        return Fact(step.at, kind, by, text=title, origin=Origin("board", step.item), **told)  # type: ignore[arg-type]


def label_of(card: str, item: str) -> str:
    """The label of the wait that a step of a card opens: the same when the board is read again."""
    return "b" + hashlib.sha256(f"{card}\n{item}".encode(errors="replace")).hexdigest()[:8]
