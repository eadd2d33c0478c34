"""The head of a journal: the mission's plan, one indented line for each thing agreed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from molette.engine.ledger.phrases import read_seal
from molette.engine.ledger.slots import read_date, read_handle, read_number, read_request, read_share
from molette.engine.ledger.tokens import Cursor, Unreadable, unquoted
from molette.engine.ledger.types import ME, Budget, Expectation, Milestone, Mission, Pay, Person, Regime, Seal, Side

LEVELS = ("first", "junior", "senior", "expert")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(slots=True)
class Plan:
    """A mission being read, line after line."""

    mission: Mission
    tip: Seal | None = None
    seen: set[str] = field(default_factory=set)

    def change(self, **values: Any) -> None:
        """Put these values in the mission."""
        self.mission = replace(self.mission, **values)


def read_title(cursor: Cursor) -> Mission:
    """`mission "Name" 2026-03-02 [.. 2026-09-30]`."""
    cursor.need("mission-missing", "word", "mission")
    name = unquoted(cursor.need("string-expected", "string").text)
    start, end = read_date(cursor), None
    if cursor.take("word", ".."):
        column, end = cursor.column, read_date(cursor)
        if end < start:
            raise Unreadable("end-before-start", column, found=end.isoformat(), expected=start.isoformat())
    return Mission(name, start, end)


def read_plan_line(cursor: Cursor, plan: Plan) -> None:
    """One indented line; raises Unreadable and then leaves the plan as it was."""
    token = cursor.need("plan-word-unknown", "word")
    if token.text not in PLAN_WORDS:
        raise Unreadable("plan-word-unknown", token.column, found=token.text[:40], expected=", ".join(PLAN_WORDS))
    PLAN_WORDS[token.text](cursor, plan)
    if cursor.peek():
        raise Unreadable("words-left", cursor.column, found=cursor.rest())


def _client(cursor: Cursor, plan: Plan) -> None:
    plan.change(client=unquoted(cursor.need("string-expected", "string").text))


def _budget(cursor: Cursor, plan: Plan) -> None:
    days = read_number(cursor, "d")
    cursor.need("word-missing", "word", "at")
    rate = read_number(cursor, "EUR")
    fixed = bool(cursor.take("mark", ","))
    if fixed:
        cursor.need("word-missing", "word", "fixed")
        cursor.need("word-missing", "word", "price")
    plan.change(budget=Budget(days, rate, "EUR", fixed))


def _paid(cursor: Cursor, plan: Plan) -> None:
    token = cursor.need("word-missing", "word")
    if token.text not in list(Regime):
        raise Unreadable("pay-unknown", token.column, found=token.text[:40], expected=", ".join(Regime))
    pay = Pay(Regime(token.text))
    while cursor.take("mark", ","):
        pay = _pay_term(cursor, pay)
    plan.change(pay=pay)


def _pay_term(cursor: Cursor, pay: Pay) -> Pay:
    token = cursor.need("pay-unknown", "word")
    match pay.regime, token.text:
        case Regime.PORTAGE, "fee":
            return replace(pay, fee=read_share(cursor))
        case Regime.FREELANCE, "keeps":
            return replace(pay, keeps=read_share(cursor))
        case Regime.PORTAGE, level if level in LEVELS:
            return replace(pay, level=level)
        case Regime.PORTAGE, "once":
            cursor.need("word-missing", "word", "collected")
            return replace(pay, is_once_collected=True)
    expected = ("fee", *LEVELS, "once collected") if pay.regime is Regime.PORTAGE else ("keeps",)
    raise Unreadable("pay-unknown", token.column, found=token.text[:40], expected=", ".join(expected))


def _capacity(cursor: Cursor, plan: Plan) -> None:
    column, days = cursor.column, read_number(cursor, "d/week")
    if not 0 < days <= 7:
        raise Unreadable("capacity-odd", column, found=f"{days:g}")
    plan.change(capacity=days)


def _calendar(cursor: Cursor, plan: Plan) -> None:
    country = cursor.need("word-expected", "word").text
    week = list(plan.mission.week)
    if cursor.take("mark", ","):
        cursor.need("word-missing", "word", "works")
        week = [0.0] * 7
        while token := cursor.take("word"):
            name = token.text.removeprefix("half-")
            if name not in DAYS:
                raise Unreadable("day-unknown", token.column, found=token.text[:40], expected=" ".join(DAYS))
            week[DAYS.index(name)] = 1.0 if name == token.text else 0.5
    plan.change(country=country, week=tuple(week))


def _zone(cursor: Cursor, plan: Plan) -> None:
    token = cursor.need("word-expected", "word")
    try:
        ZoneInfo(token.text)
    except (KeyError, ValueError, OSError):
        raise Unreadable("zone-unknown", token.column, found=token.text[:40]) from None
    plan.change(zone=token.text)


def _person(cursor: Cursor, plan: Plan) -> None:
    handle = _new_handle(cursor, plan)
    name, addresses = cursor.take("string"), []
    while token := cursor.take("address"):
        addresses.append(token.text[1:-1])
    side = Side.ME if handle == ME else Side.CLIENT
    person = Person(handle, unquoted(name.text) if name else "", tuple(addresses), side=side)
    while cursor.take("mark", ","):
        person = _person_attribute(cursor, person)
    plan.change(people=(*plan.mission.people, person))
    plan.seen.add(handle)


def _person_attribute(cursor: Cursor, person: Person) -> Person:
    if cursor.take("word", "answers"):
        cursor.need("word-missing", "word", "within")
        return replace(person, answers_within=read_number(cursor, "d"))
    if token := cursor.take("string"):
        return replace(person, role=unquoted(token.text))
    words = [cursor.need("word-expected", "word").text]
    while token := cursor.take("word"):
        words.append(token.text)
    if words == ["third", "party"]:
        return replace(person, side=Side.THIRD_PARTY)
    return replace(person, role=" ".join(words))


def _milestone(cursor: Cursor, plan: Plan) -> None:
    handle, name = _new_handle(cursor, plan), cursor.take("string")
    milestone = Milestone(handle, unquoted(name.text) if name else "")
    while cursor.take("mark", ","):
        milestone = _milestone_attribute(cursor, milestone)
    plan.change(milestones=(*plan.mission.milestones, milestone))
    plan.seen.add(handle)


def _milestone_attribute(cursor: Cursor, milestone: Milestone) -> Milestone:
    if cursor.take("word", "after"):
        before = [read_handle(cursor)]
        while cursor.peek("word"):
            before.append(read_handle(cursor))
        return replace(milestone, after=tuple(before))
    if cursor.take("word", "due"):
        return replace(milestone, due=read_date(cursor))
    if cursor.take("word", "approved"):
        cursor.need("word-missing", "word", "by")
        return replace(milestone, approver=read_handle(cursor))
    return replace(milestone, days=read_number(cursor, "d"))


def _expects(cursor: Cursor, plan: Plan) -> None:
    request = read_request(cursor)
    about = read_handle(cursor) if cursor.take("word", "of") else ""
    cursor.need("word-missing", "word", "from")
    holder = read_handle(cursor)
    cursor.need("word-missing", "word", "by")
    expectation = Expectation(request, about, holder, read_date(cursor))
    plan.change(expectations=(*plan.mission.expectations, expectation))


def _taken(cursor: Cursor, plan: Plan) -> None:
    plan.change(taken=read_date(cursor))


def _sealed(cursor: Cursor, plan: Plan) -> None:
    plan.tip = read_seal(cursor)


def _new_handle(cursor: Cursor, plan: Plan) -> str:
    column, handle = cursor.column, read_handle(cursor)
    if handle in plan.seen:
        raise Unreadable("name-twice", column, found=handle)
    return handle


PLAN_WORDS: dict[str, Callable[[Cursor, Plan], None]] = {
    "client": _client,
    "budget": _budget,
    "paid": _paid,
    "capacity": _capacity,
    "calendar": _calendar,
    "zone": _zone,
    "person": _person,
    "milestone": _milestone,
    "expects": _expects,
    "taken": _taken,
    "sealed": _sealed,
}
