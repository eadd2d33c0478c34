"""The day for a nudge: after the time this person usually needs, and never on a day off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from molette.engine.calendar import ONE_DAY, WorkCalendar, noon
from molette.engine.ledger.types import ME, Fact, Mission
from molette.engine.nudges.past import Past
from molette.engine.waits.types import Ball, Wait

PATIENCE = 2.0
"""Times her usual pace after which silence is news, without an agreed delay: a reply time that has doubled is a sign of
a stall (knowledge of the field, section 0); expert judgement."""

SHORTEST, LONGEST = 2.0, 10.0
"""Working days: never the next day (replies fall by 11 % in a vendor's cold mail, direction only); expert judgement."""

AFTER_DUE = 1.0
"""Working days after a date asked for or promised."""

AFTER_HOLD = 2.0
"""Working days after a leave or a freeze: people need a day to read what has come; expert judgement."""

FARTHEST = timedelta(days=3650)
LONGEST_LEAVE = 400  # days; a longer one is a date mistyped: expert judgement


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a person can be addressed."""

    calendar: WorkCalendar
    """Her working days, leave and agreed silences of the wait left out."""
    closed: frozenset[date]
    """My own leave."""
    silent: frozenset[int]
    """Weekdays on which she never answers."""

    def next(self, day: date) -> date:
        """The first day from `day` on that suits both."""
        for _ in range(LONGEST_LEAVE):
            if self.calendar.weight(day) > 0 and day not in self.closed and day.weekday() not in self.silent:
                return day
            day += ONE_DAY
        return day


def days_of(wait: Wait, handle: str, past: Past, calendar: WorkCalendar) -> Days:
    """The days of `handle` for this wait."""
    spans = [(hold.start.date(), hold.until) for hold in wait.holds] + past.leave.get(handle, [])
    return Days(calendar.without(_each(spans)), days_closed(past), past.silent.get(handle, frozenset()))


def days_closed(past: Past) -> frozenset[date]:
    """My own leave."""
    return frozenset(_each(past.leave.get(ME, [])))


def _each(spans: Iterable[tuple[date, date]]) -> set[date]:
    days: set[date] = set()
    for first, last in spans:
        length = min((last - first).days, LONGEST_LEAVE) + 1
        days |= {first + timedelta(days=k) for k in range(length)}
    return days


def patience(mission: Mission, ball: Ball) -> float:
    """Working days that this person may take: the delay agreed, else twice her usual one."""
    agreed = mission.person(ball.wait.holder).answers_within
    return agreed if agreed is not None else min(max(PATIENCE * ball.usual, SHORTEST), LONGEST)


def base_day(ball: Ball, mission: Mission, promises: Sequence[Fact], calendar: WorkCalendar) -> date:
    """The day from which silence deserves a word: a date promised, else a date asked for, else her time is over."""
    wait = ball.wait
    promised = [fact.due_at.date() for fact in promises if fact.due_at]
    after = [calendar.after(noon(hold.until), AFTER_HOLD) for hold in wait.holds if hold.until not in promised]
    due = max(promised, default=wait.due_at.date() if wait.due_at else None)
    if due:
        after.append(calendar.after(noon(due), AFTER_DUE))
    if not promised:
        after.append(calendar.after(wait.asked_at, SHORTEST if due else max(patience(mission, ball), 1.0)))
    return max(after)


def is_endless(wait: Wait, now: datetime) -> bool:
    """Whether silence is agreed without an end, or one so far that it was mistyped: there is no day to propose."""
    far = now.date() + FARTHEST
    return any(hold.until > far for hold in wait.holds) or (wait.due_at is not None and wait.due_at.date() > far)
