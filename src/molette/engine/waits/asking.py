"""What opens a wait: a request, a delivery to be approved, a bill."""

from molette.engine.ledger.types import ME, Fact, Request
from molette.engine.waits.table import Table
from molette.engine.waits.types import State, Wait

SOMEBODY = "client"


def ask(table: Table, fact: Fact, name: str) -> None:
    """A request; the approval of a milestone asked for again, while the first request is open, recalls that one."""
    wait = _wait(fact, name, _holder(fact), fact.request or Request.INFORMATION)
    first = None
    if wait.kind is Request.APPROVAL and wait.about:
        table.close(table.owed(wait.asker, wait.about), fact, State.ANSWERED)
        first = next((other for other in table.still_open() if _is_same(other, wait)), None)
    if first:
        table.same[name] = first.id
        table.change(first, nudges=(*first.nudges, fact.at), due_at=wait.due_at or first.due_at)
    else:
        table.begin(wait)


def deliver(table: Table, fact: Fact, name: str) -> None:
    """A delivery gives what its author owed on the milestone; a new version makes the approval of the last one moot."""
    by = fact.by or ME
    given = [wait for wait in table.still_open() if wait.about == fact.about and wait.holder == by]
    table.close(given, fact, State.ANSWERED)
    if fact.request:
        milestone = table.mission.milestone(fact.about)
        approver = milestone.approver if milestone else ""
        wait = _wait(fact, name, fact.to[0] if fact.to else approver or SOMEBODY, fact.request)
        table.close([other for other in table.still_open() if _is_same(other, wait)], fact, State.MOOT)
        table.begin(wait)


def bill(table: Table, fact: Fact, name: str) -> None:
    """A bill waits for its payment."""
    table.begin(_wait(fact, name, fact.to[0] if fact.to else SOMEBODY, Request.PAYMENT))
    table.unpaid[name] = fact.euros or 0.0


def _is_same(one: Wait, other: Wait) -> bool:
    return (one.kind, one.about, one.asker, one.holder) == (other.kind, other.about, other.asker, other.holder)


def _wait(fact: Fact, name: str, holder: str, request: Request) -> Wait:
    words = fact.text if fact.origin and fact.origin.source == "mail" else ""
    asker = fact.by or ME
    return Wait(name, asker, holder, request, fact.text, fact.at, about=fact.about, due_at=fact.due_at, words=words)


def _holder(fact: Fact) -> str:
    return fact.to[0] if fact.to else (SOMEBODY if fact.by in ("", ME) else ME)
