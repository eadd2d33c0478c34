"""The two-sided account: every elapsed working day of the mission in one place, by one rule for both sides.

The method, day by day. Recorded work comes first. What is left of the day goes to the side that holds an open request,
from the day after it was asked to the day of its answer; to `concurrent` when several sides hold one. An agreed silence
(leave, freeze, a promised date) takes a request out; my own leave is nobody's delay. When nothing is awaited, what the
week lacks of the planned capacity is mine, the rest is the mission's: days nobody had promised. Without any recorded
work, days without a wait are assumed worked, and said to be. The account stops some days after the last sign of life.
Days are counted in hundredths, so that the places add up exactly.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate, groupby

from molette.engine.calendar import ONE_DAY, WorkCalendar, noon
from molette.engine.ledger.types import ME, Kind, Ledger, Mission, Request, Side
from molette.engine.waits.types import PLACES, Account, Day, Hold, Wait

HUNDREDTHS = 100
LONGEST_LEAVE = 400  # days; a longer one is a date mistyped: expert judgement


def counted_until(mission: Mission, ledger: Ledger, calendar: WorkCalendar, now: datetime, lapse_days: float) -> date:
    """The last day the account counts: today, or `lapse_days` working days after the last sign of life."""
    last = ledger.facts[-1].at if ledger.facts else noon(mission.start)
    return min(now.date(), calendar.after(last, lapse_days))


def account_of_days(
    mission: Mission, ledger: Ledger, waits: Sequence[Wait], frozen: Sequence[Hold], calendar: WorkCalendar, now: date
) -> tuple[Account, tuple[Day, ...]]:
    """The account from the mission's start to the day `now`, and the days it is made of."""
    days = tuple(_days(mission, ledger, waits, frozen, calendar, now))
    is_assumed = not ledger.of(Kind.WORK)
    totals: Counter[str] = Counter()
    for _, week in groupby(days, key=lambda day: day.on.isocalendar()[:2]):
        totals.update(_week(tuple(week), mission, is_work_assumed=is_assumed))
    return Account(**{place: totals[place] / HUNDREDTHS for place in PLACES}, is_work_assumed=is_assumed), days


def _days(
    mission: Mission, ledger: Ledger, waits: Sequence[Wait], frozen: Sequence[Hold], calendar: WorkCalendar, now: date
) -> Iterator[Day]:
    worked = _worked(ledger, calendar, mission.start)
    leave = _leave(ledger)
    holders = _holders(mission, waits, mission.start, now)
    for on in calendar.days(mission.start, now):
        weight = round(calendar.weight(on) * HUNDREDTHS)
        work = min(worked[on], weight)
        away = min(leave[on], weight - work)
        is_frozen = any(hold.covers(on) for hold in frozen)
        if away:
            yield Day(on, away, 0, "mission")
        if weight > away:
            yield Day(on, weight - away, work, _place(holders.get(on, set()), is_frozen=is_frozen))


def _place(sides: set[str], *, is_frozen: bool) -> str:
    if len(sides) > 1:
        return "concurrent"
    if sides:
        return next(iter(sides))
    return "mission" if is_frozen else "free"


def _holders(mission: Mission, waits: Sequence[Wait], start: date, now: date) -> Mapping[date, set[str]]:
    """The sides that hold an open request on each date; a bill is no work that is waited for."""
    length = max((now - start).days + 1, 0)
    counts = {str(side): [0] * (length + 1) for side in Side}
    for wait in waits:
        if wait.kind is not Request.PAYMENT:
            count = counts[str(mission.person(wait.holder).side)]
            for first, last in _spans(wait, start, now):
                count[(first - start).days] += 1
                count[(last - start).days + 1] -= 1
    held = {side: list(accumulate(count)) for side, count in counts.items()}
    return {start + timedelta(days=day): {side for side, count in held.items() if count[day]} for day in range(length)}


def _spans(wait: Wait, start: date, now: date) -> Iterator[tuple[date, date]]:
    """From the day after the request to the day of its answer, without the silences agreed, as first and last days."""
    end = wait.answered_at.date() if wait.answered_at else wait.lapsed_on
    last, day = min(end or now, now), max(wait.asked_at.date() + ONE_DAY, start)
    silences = (hold for hold in wait.holds if hold.start.date() <= min(hold.until, last) and day <= hold.until)
    for hold in sorted(silences, key=lambda hold: hold.start):
        if day < hold.start.date():
            yield day, hold.start.date() - ONE_DAY
        day = max(day, min(hold.until, last) + ONE_DAY)
    if day <= last:
        yield day, last


def _worked(ledger: Ledger, calendar: WorkCalendar, start: date) -> Counter[date]:
    """Hundredths of work on each date; a line of several days covers the working days that end with its date."""
    worked: Counter[date] = Counter()
    earlier: dict[date, date] = {}
    for fact in ledger.of(Kind.WORK):
        left, day = round((fact.days or 0.0) * HUNDREDTHS), _with_room(fact.at.date(), earlier)
        while left > 0 and day >= start:
            room = round(calendar.weight(day) * HUNDREDTHS) - worked[day]
            part = min(left, max(room, 0))
            worked[day] += part
            left -= part
            if part >= room:
                earlier[day] = day - ONE_DAY
                day = _with_room(day, earlier)
    return worked


def _with_room(day: date, earlier: dict[date, date]) -> date:
    """The last day up to this one that is not full; those passed on the way are remembered."""
    passed = []
    while day in earlier:
        passed.append(day)
        day = earlier[day]
    for one in passed:
        earlier[one] = day
    return day


def _leave(ledger: Ledger) -> Counter[date]:
    """Hundredths of each date on which the consultant is away: whole days, or the part of one day."""
    away: Counter[date] = Counter()
    for fact in ledger.of(Kind.AWAY):
        if fact.by not in ("", ME):
            continue
        first, part = fact.at.date(), round(min(fact.days or 1.0, 1.0) * HUNDREDTHS)
        length = min((fact.lasts_until - first).days, LONGEST_LEAVE) + 1
        away.update({first + timedelta(days=k): part for k in range(length)})
    return away


def _week(days: Sequence[Day], mission: Mission, *, is_work_assumed: bool) -> Counter[str]:
    totals: Counter[str] = Counter()
    for day in days:
        totals["work"] += day.worked
        totals[day.place] += day.left
    free = totals.pop("free", 0)
    if is_work_assumed:
        totals["work"] += free
        return totals
    pace = min(mission.capacity / (sum(mission.week) or 1.0), 1.0)
    planned = round(pace * sum(day.weight for day in days))
    lacking = min(free, max(planned - sum(totals.values()), 0))
    totals["me"] += lacking
    totals["mission"] += free - lacking
    return totals
