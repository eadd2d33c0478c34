"""Facts paired into waits: a request opens one, an answer closes it, a part of an answer leaves a smaller one."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from molette.engine.ledger.types import Fact, Kind, Ledger, Mission
from molette.engine.problems import Problem
from molette.engine.waits.answering import accept, answers, approve, decide, give_back, part, pay, refuse
from molette.engine.waits.asking import ask, bill, deliver
from molette.engine.waits.holding import FAR, away, hold, nudge, resume, talk
from molette.engine.waits.table import Table
from molette.engine.waits.types import Hold, State, Wait

STEPS: dict[Kind, Callable[[Table, Fact, str], None]] = {
    Kind.ASK: ask,
    Kind.DELIVER: deliver,
    Kind.BILL: bill,
    Kind.PAY: pay,
    Kind.ANSWER: answers(State.ANSWERED),
    Kind.APPROVE: approve,
    Kind.REFUSE: refuse,
    Kind.ACCEPT: accept,
    Kind.RETURN: give_back,
    Kind.DECIDE: decide,
    Kind.WITHDRAW: answers(State.WITHDRAWN),
    Kind.MOOT: answers(State.MOOT),
    Kind.PART: part,
    Kind.NUDGE: nudge,
    Kind.TALK: talk,
    Kind.MEET: talk,
    Kind.PROMISE: hold,
    Kind.HOLD: hold,
    Kind.RESUME: resume,
    Kind.AWAY: away,
}


def read_waits(mission: Mission, ledger: Ledger) -> tuple[tuple[Wait, ...], tuple[Hold, ...], tuple[Problem, ...]]:
    """The waits of a mission in the order they were asked, the holds of the whole mission, and what does not fit."""
    table = Table(mission)
    for place, fact in asked_first(ledger):
        if step := STEPS.get(fact.kind):
            step(table, fact, fact.label or f"w{place + 1}")
    waits = (replace(wait, holds=_holds(wait, table)) for wait in table.waits.values())
    return tuple(waits), tuple(table.frozen), tuple(table.problems)


def asked_first(ledger: Ledger) -> Iterator[tuple[int, Fact]]:
    """The facts with their places; one that has no hour comes after the fact of the same day it speaks of."""
    days = {fact.label: fact.at.date() for fact in ledger if fact.label}
    ready: list[tuple[int, Fact]]
    seen: set[str] = set()
    early: dict[str, list[tuple[int, Fact]]] = {}
    for place, fact in enumerate(ledger):
        is_early = fact.ref and fact.ref not in seen and days.get(fact.ref) == fact.at.date()
        if is_early and fact.ref != fact.label:
            early.setdefault(fact.ref, []).append((place, fact))
            continue
        ready = [(place, fact)]
        while ready:
            place, fact = ready.pop(0)
            yield place, fact
            seen.add(fact.label)
            ready += [(later, replace(other, at=max(other.at, fact.at))) for later, other in early.pop(fact.label, ())]
    for left in early.values():
        yield from left


def _holds(wait: Wait, table: Table) -> tuple[Hold, ...]:
    end = wait.answered_at.date() if wait.answered_at else FAR
    around = [*table.away.get(wait.holder, ()), *table.frozen]
    return wait.holds + tuple(
        hold for hold in around if wait.asked_at.date() <= hold.until and hold.start.date() <= end
    )
