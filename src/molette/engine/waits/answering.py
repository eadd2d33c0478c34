"""What closes a wait, or leaves a smaller one: an answer, an approval, a refusal, a decision, a payment."""

from collections.abc import Callable

from molette.engine.ledger.types import ME, MISSION, Fact, Request
from molette.engine.problems import Place, Problem
from molette.engine.waits.asking import SOMEBODY
from molette.engine.waits.table import Table
from molette.engine.waits.types import State, Wait

ROUNDING = 0.01  # of what was left to pay: expert judgement


def answers(state: State) -> Callable[[Table, Fact, str], None]:
    """The request it names ends so."""

    def step(table: Table, fact: Fact, name: str) -> None:
        if table.of(fact) is None:
            table.problems.append(_adrift(fact))
        table.close(table.spoken_of(fact), fact, state)

    return step


def part(table: Table, fact: Fact, name: str) -> None:
    """The rest is still awaited."""
    for wait in table.spoken_of(fact):
        table.change(wait, parts=(*wait.parts, max(fact.at, wait.asked_at)))


def approve(table: Table, fact: Fact, name: str) -> None:
    """Saying yes to one version of a milestone is saying yes to the earlier ones."""
    wait = table.of(fact)
    answers(State.ANSWERED)(table, fact, name)
    if wait and wait.kind is Request.APPROVAL:
        table.close(table.approvals(wait.about, fact), fact, State.ANSWERED)


def refuse(table: Table, fact: Fact, name: str) -> None:
    """A refused approval hands the work back."""
    wait = table.of(fact)
    answers(State.REFUSED)(table, fact, name)
    if wait and wait.kind is Request.APPROVAL:
        _hand_back(table, fact, name, wait.asker, wait.about)


def accept(table: Table, fact: Fact, name: str) -> None:
    """An accepted milestone needs no other approval, nor any work that my side still owed on it."""
    table.close(table.approvals(fact.about, fact), fact, State.ANSWERED)
    table.close(table.owed(ME, fact.about), fact, State.MOOT)


def give_back(table: Table, fact: Fact, name: str) -> None:
    """A milestone returned: its approval is refused, and the work handed back."""
    asked = table.approvals(fact.about, fact)
    table.close(asked, fact, State.REFUSED)
    _hand_back(table, fact, name, asked[0].asker if asked else ME, fact.about)


def decide(table: Table, fact: Fact, name: str) -> None:
    """A decision closes those its side owed on the milestone; without one, the only one awaited from that person."""
    by = fact.by or ME
    awaited = [wait for wait in table.still_open() if wait.kind is Request.DECISION and wait.asked_at <= fact.at]
    if fact.about:
        found = [wait for wait in awaited if wait.about == fact.about and table.side(wait.holder) is table.side(by)]
    else:
        found = [wait for wait in awaited if wait.holder == by]
    table.close(found if fact.about or len(found) == 1 else [], fact, State.ANSWERED)


def pay(table: Table, fact: Fact, name: str) -> None:
    """A payment settles the bill it names, else the one of its amount, else the oldest; a smaller one leaves a rest."""
    bill = _paid(table, fact)
    if bill is None:
        return
    left = table.unpaid.get(bill.id, 0.0)
    rest = left - (fact.euros or left)
    table.unpaid[bill.id] = rest
    if rest > ROUNDING * left:
        table.change(bill, parts=(*bill.parts, fact.at))
    else:
        table.close([bill], fact, State.ANSWERED)


def _paid(table: Table, fact: Fact) -> Wait | None:
    if fact.ref:
        return next(iter(table.spoken_of(fact)), None)
    bills = [wait for wait in table.still_open() if wait.id in table.unpaid]
    exact = [bill for bill in bills if table.unpaid[bill.id] == fact.euros]
    return next(iter([*exact, *bills]), None)


def _hand_back(table: Table, fact: Fact, name: str, to: str, about: str) -> None:
    """The ball is with the one who asked: the work is to be done again, and owed once."""
    if about not in ("", MISSION) and not table.owed(to, about):
        table.begin(Wait(name, fact.by or SOMEBODY, to, Request.ACTION, fact.text, fact.at, about=about))


def _adrift(fact: Fact) -> Problem:
    values = {"found": fact.ref or fact.about, "day": fact.at.date().isoformat()}
    return Problem("answer-without-request", Place(fact.origin.source if fact.origin else ""), values, is_error=False)
