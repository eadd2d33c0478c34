"""Who holds the ball: each open wait, how long it has lasted, how long it usually lasts, and when it should end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Mission, Request
from molette.engine.waits.response import Silence, learn
from molette.engine.waits.types import Ball, ResponseModel, State, Wait

LATE_SHARE = 0.8  # late = slower than 8 such answers in 10 of this person; expert judgement
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Answers:
    """Two readings of the same past: the pace of the answers that came, and whether an awaited one is still coming."""

    pace: ResponseModel
    coming: ResponseModel


def settle(waits: Iterable[Wait], calendar: WorkCalendar, now: datetime, lapse_days: float) -> tuple[Wait, ...]:
    """The same waits, those in an agreed silence held, those that nobody recalls any more lapsed."""
    return tuple(_settled(wait, calendar, now, lapse_days) for wait in waits)


def _settled(wait: Wait, calendar: WorkCalendar, now: datetime, lapse_days: float) -> Wait:
    if not wait.state.is_open:
        return wait
    if wait.held_on(now.date()):
        return replace(wait, state=State.HELD)
    last_sign = max([wait.asked_at, *wait.nudges, *([wait.due_at] if wait.due_at else [])])
    if wait.words and not wait.about and calendar.between(last_sign, now) > lapse_days:
        return replace(wait, state=State.LAPSED, lapsed_on=calendar.after(last_sign, lapse_days))
    return wait


def learn_answers(waits: Iterable[Wait], calendar: WorkCalendar, now: datetime) -> Answers:
    """What these waits teach at `now`; bills have their own terms, and what is no longer needed teaches nothing."""
    closed = (State.ANSWERED, State.REFUSED)
    seen = [
        Silence(wait.holder, wait.kind, waited(wait, calendar, now), wait.state in closed)
        for wait in waits
        if wait.kind is not Request.PAYMENT and wait.state not in (State.WITHDRAWN, State.MOOT)
    ]
    return Answers(learn(silence for silence in seen if silence.is_answered), learn(seen))


def waited(wait: Wait, calendar: WorkCalendar, now: datetime) -> float:
    """Working days of silence so far, or until the answer; the days of an agreed silence do not count."""
    end = wait.answered_at or now
    if not wait.holds:
        return calendar.between(wait.asked_at, end)
    return calendar.without(_held_days(wait, end.date())).between(wait.asked_at, end)


def _held_days(wait: Wait, end: date) -> set[date]:
    days: set[date] = set()
    for hold in wait.holds:
        first, last = max(hold.start.date(), wait.asked_at.date()), min(hold.until, end)
        days |= {first + timedelta(days=k) for k in range((last - first).days + 1)}
    return days


def balls(
    mission: Mission, waits: Sequence[Wait], answers: Answers, calendar: WorkCalendar, now: datetime
) -> tuple[Ball, ...]:
    """The open waits, the one that has lasted most beyond what is usual first; a bill only once it is due."""
    found = [
        _ball(mission, wait, answers, calendar, now) for wait in waits if wait.state.is_open and _is_out(wait, now)
    ]
    return tuple(sorted(found, key=lambda ball: (ball.wait.state is State.HELD, -_excess(ball))))


def _is_out(wait: Wait, now: datetime) -> bool:
    return wait.kind is not Request.PAYMENT or (wait.due_at is not None and wait.due_at < now)


def _excess(ball: Ball) -> float:
    return ball.waited - ball.usual


def _ball(mission: Mission, wait: Wait, answers: Answers, calendar: WorkCalendar, now: datetime) -> Ball:
    person = mission.person(wait.holder)
    silent = waited(wait, calendar, now)
    usual = answers.pace.quantile(wait.holder, wait.kind, 0.0, HALF)
    limit = person.answers_within or answers.pace.quantile(wait.holder, wait.kind, 0.0, LATE_SHARE)
    is_overdue = wait.due_at is not None and now.date() > wait.due_at.date()
    return Ball(
        wait, person.side, wait.asked_at, silent, usual, _expected(wait, answers.coming, calendar, now, silent),
        is_late=wait.state is State.OPEN and (is_overdue or silent > limit),
        forgotten=answers.coming.forgotten(wait.holder, wait.kind, silent),
    )  # fmt: skip


def _expected(wait: Wait, model: ResponseModel, calendar: WorkCalendar, now: datetime, silent: float) -> date | None:
    """The end of an agreed silence, else the median of what is left; None when an answer is no longer likely."""
    ends = [hold.until for hold in wait.holds if hold.covers(now.date()) and hold.until < date.max]
    if ends:
        return max(ends)
    if model.forgotten(wait.holder, wait.kind, silent) > HALF:
        return None
    return calendar.after(now, model.quantile(wait.holder, wait.kind, silent, HALF))
