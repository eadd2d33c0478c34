"""What happens to a wait while it lasts: it is spoken of again, or silence is agreed for a time."""

from dataclasses import replace
from datetime import date, datetime

from molette.engine.ledger.types import ME, Fact, Kind
from molette.engine.waits.table import Table
from molette.engine.waits.types import Hold

FAR = date.max


def nudge(table: Table, fact: Fact, name: str) -> None:
    """A reminder."""
    for wait in table.spoken_of(fact):
        table.change(wait, nudges=(*wait.nudges, fact.at))


def talk(table: Table, fact: Fact, name: str) -> None:
    """A talk, or a meeting held, recalls what is open between those who speak, and the request it was held for."""
    present = {fact.by or ME, *fact.to}
    between = [wait for wait in table.still_open() if {wait.asker, wait.holder} <= present]
    for wait in {wait.id: wait for wait in (*between, *table.spoken_of(fact))}.values():
        if wait.asked_at < fact.at:
            table.change(wait, talks=(*wait.talks, fact.at))


def hold(table: Table, fact: Fact, name: str) -> None:
    """A date promised, or a silence agreed: for one request, or for the whole mission."""
    agreed = Hold(fact.at, fact.due_at.date() if fact.due_at else FAR)
    for wait in table.spoken_of(fact):
        promised = agreed.until if fact.kind is Kind.PROMISE else wait.promised
        table.change(wait, holds=(*wait.holds, agreed), promised=promised)
    if fact.kind is Kind.HOLD and not fact.ref:
        table.frozen.append(agreed)


def resume(table: Table, fact: Fact, name: str) -> None:
    """The silence agreed ends today."""
    for wait in table.spoken_of(fact):
        table.change(wait, holds=_ended(wait.holds, fact.at))
    if not fact.ref:
        table.frozen[:] = _ended(tuple(table.frozen), fact.at)


def away(table: Table, fact: Fact, name: str) -> None:
    """Somebody is away, at least a day: what he or she holds waits in agreed silence."""
    if fact.days is None or fact.days >= 1:
        table.away.setdefault(fact.by or ME, []).append(Hold(fact.at, fact.lasts_until))


def _ended(holds: tuple[Hold, ...], at: datetime) -> tuple[Hold, ...]:
    return tuple(replace(hold, until=min(hold.until, at.date())) for hold in holds)
