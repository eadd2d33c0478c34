"""Facts paired into waits: a request opens one, an answer closes it, a part of an answer leaves a smaller one."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from molette.engine.ledger.types import ME, MISSION, Fact, Kind, Ledger, Mission, Request
from molette.engine.problems import Place, Problem
from molette.engine.waits.types import Hold, State, Wait

FAR = date.max
SOMEBODY = "client"


@dataclass(slots=True)
class _Table:
    """The waits while the ledger is walked in time order."""

    mission: Mission
    waits: dict[str, Wait] = field(default_factory=dict)
    open: dict[str, None] = field(default_factory=dict)
    frozen: list[Hold] = field(default_factory=list)
    away: dict[str, list[Hold]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def begin(self, wait: Wait) -> None:
        self.waits[wait.id] = wait
        self.open[wait.id] = None

    def change(self, name: str, wait: Wait) -> None:
        self.waits[name] = wait
        if not wait.state.is_open:
            self.open.pop(name, None)

    def concerned(self, fact: Fact) -> list[str]:
        """The open waits this fact speaks of, by label or by milestone."""
        if fact.ref:
            return [fact.ref] if fact.ref in self.waits else []
        return [name for name in self.open if fact.about and self.waits[name].about == fact.about]


def read_waits(mission: Mission, ledger: Ledger) -> tuple[tuple[Wait, ...], tuple[Hold, ...], tuple[Problem, ...]]:
    """The waits of a mission in the order they were asked, the holds of the whole mission, and what does not fit."""
    table = _Table(mission)
    for place, fact in enumerate(ledger):
        if step := STEPS.get(fact.kind):
            step(table, fact, fact.label or f"w{place + 1}")
    waits = (replace(wait, holds=_holds(wait, table)) for wait in table.waits.values())
    return tuple(waits), tuple(table.frozen), tuple(table.problems)


def _holds(wait: Wait, table: _Table) -> tuple[Hold, ...]:
    end = wait.answered_at.date() if wait.answered_at else FAR
    around = [*table.away.get(wait.holder, ()), *table.frozen]
    return wait.holds + tuple(
        hold for hold in around if wait.asked_at.date() <= hold.until and hold.start.date() <= end
    )


def _ask(table: _Table, fact: Fact, name: str) -> None:
    request = fact.request or Request.INFORMATION
    table.begin(_wait(fact, name, _holder(fact), request))


def _wait(fact: Fact, name: str, holder: str, request: Request) -> Wait:
    words = fact.text if fact.origin and fact.origin.source == "mail" else ""
    asker = fact.by or ME
    return Wait(name, asker, holder, request, fact.text, fact.at, about=fact.about, due_at=fact.due_at, words=words)


def _holder(fact: Fact) -> str:
    return fact.to[0] if fact.to else (SOMEBODY if fact.by in ("", ME) else ME)


def _deliver(table: _Table, fact: Fact, name: str) -> None:
    for other in table.concerned(fact):
        if table.waits[other].holder == fact.by:
            _close(table, other, fact, State.ANSWERED)
    if fact.request:
        milestone = table.mission.milestone(fact.about)
        approver = milestone.approver if milestone else ""
        table.begin(_wait(fact, name, fact.to[0] if fact.to else approver or SOMEBODY, fact.request))


def _bill(table: _Table, fact: Fact, name: str) -> None:
    table.begin(_wait(fact, name, fact.to[0] if fact.to else SOMEBODY, Request.PAYMENT))


def _closes(state: State) -> Callable[[_Table, Fact, str], None]:
    def step(table: _Table, fact: Fact, name: str) -> None:
        concerned = table.concerned(fact)
        if not concerned and fact.kind not in (Kind.ACCEPT, Kind.RETURN, Kind.PAY):
            table.problems.append(_adrift(fact))
        for other in concerned:
            _close(table, other, fact, state)
        if state is State.REFUSED:
            _hand_back(table, fact, name, concerned)

    return step


def _close(table: _Table, name: str, fact: Fact, state: State) -> None:
    wait = table.waits[name]
    if wait.state.is_open and wait.asked_at <= fact.at:
        table.change(name, replace(wait, state=state, answered_at=fact.at))


def _hand_back(table: _Table, fact: Fact, name: str, concerned: list[str]) -> None:
    """A refused approval puts the ball back with the one who asked: the work is to be done again."""
    asked = table.waits[concerned[0]] if concerned else None
    about = fact.about or (asked.about if asked else "")
    if about and about != MISSION and (asked is None or asked.kind is Request.APPROVAL):
        holder = asked.asker if asked else ME
        table.begin(Wait(name, fact.by or SOMEBODY, holder, Request.ACTION, fact.text, fact.at, about=about))


def _part(table: _Table, fact: Fact, name: str) -> None:
    for other in table.concerned(fact):
        table.change(other, replace(table.waits[other], is_partial=True))


def _nudge(table: _Table, fact: Fact, name: str) -> None:
    for other in table.concerned(fact):
        wait = table.waits[other]
        table.change(other, replace(wait, nudges=(*wait.nudges, fact.at)))


def _hold(table: _Table, fact: Fact, name: str) -> None:
    hold = Hold(fact.at, fact.due_at.date() if fact.due_at else FAR)
    if fact.ref:
        for other in table.concerned(fact):
            wait = table.waits[other]
            table.change(other, replace(wait, holds=(*wait.holds, hold)))
    elif fact.kind is Kind.HOLD:
        table.frozen.append(hold)


def _resume(table: _Table, fact: Fact, name: str) -> None:
    if fact.ref:
        for other in table.concerned(fact):
            wait = table.waits[other]
            table.change(other, replace(wait, holds=_ended(wait.holds, fact.at)))
    else:
        table.frozen[:] = _ended(tuple(table.frozen), fact.at)


def _ended(holds: tuple[Hold, ...], at: datetime) -> tuple[Hold, ...]:
    return tuple(replace(hold, until=min(hold.until, at.date())) for hold in holds)


def _away(table: _Table, fact: Fact, name: str) -> None:
    if fact.days is None or fact.days >= 1:
        table.away.setdefault(fact.by, []).append(Hold(fact.at, fact.lasts_until))


def _adrift(fact: Fact) -> Problem:
    values = {"found": fact.ref or fact.about, "day": fact.at.date().isoformat()}
    return Problem("answer-without-request", Place(fact.origin.source if fact.origin else ""), values, is_error=False)


STEPS: dict[Kind, Callable[[_Table, Fact, str], None]] = {
    Kind.ASK: _ask,
    Kind.DELIVER: _deliver,
    Kind.BILL: _bill,
    Kind.ANSWER: _closes(State.ANSWERED),
    Kind.APPROVE: _closes(State.ANSWERED),
    Kind.ACCEPT: _closes(State.ANSWERED),
    Kind.PAY: _closes(State.ANSWERED),
    Kind.REFUSE: _closes(State.REFUSED),
    Kind.RETURN: _closes(State.REFUSED),
    Kind.WITHDRAW: _closes(State.WITHDRAWN),
    Kind.MOOT: _closes(State.MOOT),
    Kind.PART: _part,
    Kind.NUDGE: _nudge,
    Kind.PROMISE: _hold,
    Kind.HOLD: _hold,
    Kind.RESUME: _resume,
    Kind.AWAY: _away,
}
