"""Who holds the ball: each open wait, how long it has lasted, how long it usually lasts, and when it should end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Mission, Request
from molette.engine.waits.silences import CAME, LONGEST, TEACHING, free_days, recall_of, waited, without_holds
from molette.engine.waits.types import Ball, Habit, ResponseModel, State, Wait

LATE_SHARE = 0.8  # late = slower than 8 such answers in 10 of this person; expert judgement
HALF = 0.5


def settle(waits: Iterable[Wait], calendar: WorkCalendar, now: datetime, lapse_days: float) -> tuple[Wait, ...]:
    """The same waits, those in an agreed silence held, those that nobody recalls any more lapsed."""
    return tuple(_settled(wait, calendar, now, lapse_days) for wait in waits)


def _settled(wait: Wait, calendar: WorkCalendar, now: datetime, lapse_days: float) -> Wait:
    if not wait.state.is_open:
        return wait
    if wait.held_on(now.date()):
        return replace(wait, state=State.HELD)
    last_sign = max([wait.since, *wait.nudges, *wait.talks, *([wait.due_at] if wait.due_at else [])])
    if wait.words and not wait.about and calendar.between(last_sign, now) > lapse_days:
        return replace(wait, state=State.LAPSED, lapsed_on=calendar.after(last_sign, lapse_days))
    return wait


def balls(
    mission: Mission, waits: Sequence[Wait], answers: ResponseModel, calendar: WorkCalendar, now: datetime
) -> tuple[Ball, ...]:
    """The open waits, the one that has lasted most beyond what is usual first; a bill only once it is due."""
    past = _past(waits, calendar, now)
    found = [
        replace(_ball(mission, wait, answers, calendar, now), habit=_habit(past[wait.holder], wait))
        for wait in waits
        if wait.state.is_open and _is_out(wait, now)
    ]
    return tuple(sorted(found, key=lambda ball: (ball.wait.state is State.HELD, -_excess(ball))))


def _past(waits: Sequence[Wait], calendar: WorkCalendar, now: datetime) -> Mapping[str, Mapping[str, float | None]]:
    """By holder, the requests that say something of her habits: how long the answer took, None without one."""
    past: dict[str, dict[str, float | None]] = {wait.holder: {} for wait in waits}
    for wait in waits:
        if wait.kind is not Request.PAYMENT and wait.state in TEACHING:
            past[wait.holder][wait.id] = waited(wait, calendar, now) if wait.state in CAME else None
    return past


def _habit(past: Mapping[str, float | None], wait: Wait) -> Habit:
    others = [took for name, took in past.items() if name != wait.id]
    answers = [took for took in others if took is not None]
    return Habit(len(others), len(answers), median(answers) if answers else None)


def _is_out(wait: Wait, now: datetime) -> bool:
    return wait.kind is not Request.PAYMENT or (wait.due_at is not None and wait.due_at < now)


def _excess(ball: Ball) -> float:
    return ball.waited - ball.usual


def _ball(mission: Mission, wait: Wait, answers: ResponseModel, calendar: WorkCalendar, now: datetime) -> Ball:
    person = mission.person(wait.holder)
    days, theirs = waited(wait, calendar, now), answers.calendar_of(wait.holder, calendar)
    silent, recall = waited(wait, theirs, now), recall_of(wait, wait.since, now, free_days(wait, theirs, now))
    agreed, usual = person.answers_within, answers.pace(wait.holder, wait.kind, LATE_SHARE)
    is_slow = days > agreed if agreed else silent > usual
    due = wait.promised or (wait.due_at.date() if wait.due_at else None)
    is_overdue = due is not None and now.date() > due
    ball = Ball(
        wait, person.side, wait.since, days, answers.pace(wait.holder, wait.kind, HALF), None,
        is_late=wait.state is State.OPEN and (is_overdue or is_slow),
        forgotten=answers.forgotten(wait.holder, wait.kind, silent, recall), silent=silent, recall=recall,
    )  # fmt: skip
    return replace(ball, expected=_expected(ball, answers, calendar, now))


def _expected(ball: Ball, answers: ResponseModel, calendar: WorkCalendar, now: datetime) -> date | None:
    """The day promised, else the median of what is left, agreed silences left out; None when no longer likely."""
    wait = ball.wait
    if wait.promised and wait.held_on(now.date()):
        return wait.promised
    if ball.forgotten > HALF or wait.held_until(now.date()) == date.max:
        return None
    theirs = answers.calendar_of(wait.holder, calendar)
    free = without_holds(wait, theirs, now.date(), now.date() + timedelta(days=LONGEST))
    return free.after(now, answers.quantile(wait.holder, wait.kind, ball.silent, HALF, ball.recall))
