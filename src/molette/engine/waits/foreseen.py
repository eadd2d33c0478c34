"""Waits to come: what the plan expects and nobody has asked for yet, and the approvals its milestones will need."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import ME, Expectation, Kind, Ledger, Mission, Request
from molette.engine.waits.types import Foreseen, Hold, ResponseModel, State, Wait

AHEAD = timedelta(days=30)
"""A request of the same kind to the same person, made so long before the date or later, is the one foreseen: expert
judgement, where the plan names no milestone."""

SURE_ENOUGH = 0.8
"""The share of answers that must come in time when one asks on the last day: late is slower than that (`ball`)."""

LONGEST_LEAVE = timedelta(days=400)  # a longer one is a date mistyped: expert judgement
GONE = (State.REFUSED, State.WITHDRAWN, State.MOOT, State.LAPSED)


def foresee_waits(
    mission: Mission,
    ledger: Ledger,
    waits: Sequence[Wait],
    frozen: Sequence[Hold],
    answers: ResponseModel,
    calendar: WorkCalendar,
    now: datetime,
) -> tuple[Foreseen, ...]:
    """What will be awaited, the first to be asked for first."""
    away = {holder: _away(ledger, frozen, holder) for holder in _holders(mission)}
    planned = [*_expected(mission, waits), *_approvals(mission, ledger, waits)]
    found = (
        _foreseen(one, answers, answers.calendar_of(one.holder, calendar).without(away[one.holder]), now)
        for one in planned
    )
    return tuple(sorted(found, key=lambda one: (one.ask_by, one.due)))


def _holders(mission: Mission) -> set[str]:
    return {one.holder for one in mission.expectations} | {one.approver for one in mission.milestones}


def _expected(mission: Mission, waits: Sequence[Wait]) -> Iterator[Expectation]:
    """What the plan expects and was not asked for."""
    for expectation in mission.expectations:
        if not any(_is_it(wait, expectation) for wait in waits):
            yield expectation


def _is_it(wait: Wait, expectation: Expectation) -> bool:
    if wait.state in GONE or (wait.kind, wait.holder) != (expectation.request, expectation.holder):
        return False
    if expectation.about:
        return wait.about == expectation.about
    return wait.asked_at.date() >= expectation.due - AHEAD


def _approvals(mission: Mission, ledger: Ledger, waits: Sequence[Wait]) -> Iterator[Expectation]:
    """The approvals of milestones that have a date: neither given nor asked for, nor expected by the plan itself."""
    asked = {wait.about for wait in waits if wait.kind is Request.APPROVAL and wait.state.is_open}
    planned = {one.about for one in mission.expectations if one.request is Request.APPROVAL}
    settled = asked | planned | set(ledger.accepted())
    for milestone in mission.milestones:
        if milestone.approver not in ("", ME) and milestone.due and milestone.handle not in settled:
            yield Expectation(Request.APPROVAL, milestone.handle, milestone.approver, milestone.due)


def _foreseen(one: Expectation, answers: ResponseModel, calendar: WorkCalendar, now: datetime) -> Foreseen:
    due = max(datetime.combine(one.due, time.max), now)
    takes = answers.pace(one.holder, one.request, SURE_ENOUGH)
    return Foreseen(
        one.request, one.holder, one.about, one.due,
        usual=answers.pace(one.holder, one.request, 0.5), takes=takes, ask_by=calendar.before(one.due, takes),
        chance=answers.chance(one.holder, one.request, 0.0, calendar.between(now, due)),
    )  # fmt: skip


def _away(ledger: Ledger, frozen: Sequence[Hold], holder: str) -> set[date]:
    """The days off that this person has announced, and those of the whole mission."""
    spans = [(hold.start.date(), hold.until) for hold in frozen if hold.until < date.max]
    spans += [(fact.at.date(), fact.lasts_until) for fact in ledger.of(Kind.AWAY) if (fact.by or ME) == holder]
    days: set[date] = set()
    for first, last in spans:
        days |= {first + timedelta(days=k) for k in range((min(last, first + LONGEST_LEAVE) - first).days + 1)}
    return days
