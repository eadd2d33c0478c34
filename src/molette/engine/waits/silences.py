"""Waits as silences that teach: from a request, or a part of its answer, to what came next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Request
from molette.engine.waits.types import State, Wait
from molette.engine.waits.types.answers import Recall, Silence

TEACHING = (State.OPEN, State.HELD, State.ANSWERED, State.REFUSED, State.LAPSED)
CAME = (State.ANSWERED, State.REFUSED)
LONGEST = 400  # days of an agreed silence that are looked at; a longer one is a date mistyped: expert judgement


def silences(
    waits: Iterable[Wait], calendars: Mapping[str, WorkCalendar], other: WorkCalendar, now: datetime
) -> Iterator[Silence]:
    """What these waits teach at `now`, in days of each holder's calendar, or the other one.

    Bills have their own terms, and what is no longer needed teaches nothing.
    """
    for wait in waits:
        if wait.kind is not Request.PAYMENT and wait.state in TEACHING:
            calendar = calendars.get(wait.holder, other)
            free = without_holds(wait, calendar, wait.asked_at.date(), (wait.answered_at or now).date())
            ends = [*wait.parts, wait.answered_at or now]
            for place, (start, end) in enumerate(zip([wait.asked_at, *wait.parts], ends, strict=True)):
                came = place < len(wait.parts) or wait.state in CAME
                yield _silence(wait, start, end, free, now, came=came)


def _silence(
    wait: Wait, start: datetime, end: datetime, calendar: WorkCalendar, now: datetime, *, came: bool
) -> Silence:
    recalls = _recalls(wait, start, end)
    return Silence(
        wait.holder, wait.kind, calendar.between(start, end), came,
        untold=calendar.between(start, min(recalls)) if recalls else None,
        recall=recall_of(wait, start, end, calendar),
        age=max((now - end).days, 0),
    )  # fmt: skip


def _recalls(wait: Wait, start: datetime, end: datetime) -> list[datetime]:
    """When it was spoken of again; what is said on the day it is asked is part of the request."""
    return [one for one in (*wait.nudges, *wait.talks) if start.date() < one.date() and one < end]


def recall_of(wait: Wait, start: datetime, end: datetime, calendar: WorkCalendar) -> Recall | None:
    """The last time the wait was spoken of between these moments, seen from the last one."""
    recalls = _recalls(wait, start, end)
    if not recalls:
        return None
    last = max(recalls)
    times = sum(one in (wait.talks if last in wait.talks else wait.nudges) for one in recalls)
    return Recall(calendar.between(last, end), is_voiced=last in wait.talks, times=times)


def waited(wait: Wait, calendar: WorkCalendar, now: datetime) -> float:
    """Working days of silence so far, or until the answer; the days of an agreed silence do not count."""
    return free_days(wait, calendar, now).between(wait.since, wait.answered_at or now)


def free_days(wait: Wait, calendar: WorkCalendar, now: datetime) -> WorkCalendar:
    """The days on which an answer may be hoped for, until `now` or the answer."""
    return without_holds(wait, calendar, wait.since.date(), (wait.answered_at or now).date())


def without_holds(wait: Wait, calendar: WorkCalendar, start: date, end: date) -> WorkCalendar:
    """The calendar without the agreed silences of a wait between two dates."""
    if not wait.holds:
        return calendar
    days: set[date] = set()
    reached = start
    for first, last in sorted((max(hold.start.date(), start), min(hold.until, end)) for hold in wait.holds):
        last = first + timedelta(days=min((last - first).days, LONGEST))
        first = max(first, reached)  # many may overlap: what was counted is not counted again
        days.update(first + timedelta(days=k) for k in range((last - first).days + 1))
        reached = max(reached, last)
    return calendar.without(days)
