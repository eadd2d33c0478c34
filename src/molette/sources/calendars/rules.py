"""What a recurrence rule costs to unroll, so that a rule without reason is refused before it is run."""

from collections.abc import Sequence
from datetime import date, datetime, time
from math import prod

from icalendar import Event, vRecur

from molette.sources.calendars.properties import moment_of

LONGEST = 200_000
"""Steps one series may take: every hour for 22 years."""
LONGEST_OF_ALL = 1_000_000
"""Steps a whole calendar may take: about 5 s, measured at 2 to 5 µs a step."""

SECONDS = {
    "SECONDLY": 1,
    "MINUTELY": 60,
    "HOURLY": 3_600,
    "DAILY": 86_400,
    "WEEKLY": 7 * 86_400,
    "MONTHLY": 28 * 86_400,
    "YEARLY": 365 * 86_400,
}
FILTERS = ("BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER")
CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
END_OF_TIME = datetime.combine(date(9999, 12, 31), time())
"""Where the library stops looking for a date that never comes (30 February)."""


def steps(event: Event, until: datetime) -> float:
    """How many candidate dates the library looks at to unroll `event` up to `until`, at worst."""
    start = _naive(moment_of(event, "DTSTART") or until)
    return sum(_steps_of(rule, start, until) for rule in _listed(event.get("RRULE")) if isinstance(rule, vRecur))


def _steps_of(rule: vRecur, start: datetime, until: datetime) -> float:
    frequency = str(_first(rule, "FREQ"))
    if frequency not in SECONDS:
        return 0.0  # no rule at all, or one the library refuses at once
    interval = _first(rule, "INTERVAL")
    interval = interval if isinstance(interval, int) and interval > 0 else 1
    last = until if _always_comes(rule, frequency, interval) else END_OF_TIME
    clock = prod(max(len(_listed(rule.get(part))), 1) for part in CLOCK)
    return max((last - start).total_seconds(), 0) / SECONDS[frequency] / interval * clock


def _always_comes(rule: vRecur, frequency: str, interval: int) -> bool:
    """Whether the rule surely gives a date every few years, so that looking for the next one ends."""
    filters = {name for name in FILTERS if rule.get(name)}
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        return not filters and not any(rule.get(part) for part in CLOCK)
    if frequency == "DAILY":
        return not filters or (interval == 1 and filters <= {"BYDAY", "BYMONTH"})
    if frequency == "WEEKLY":
        return filters <= {"BYDAY"} or (interval == 1 and filters <= {"BYDAY", "BYMONTH"})
    days = (day for day in _listed(rule.get("BYMONTHDAY")) if isinstance(day, int))
    return filters <= {"BYDAY", "BYMONTH", "BYMONTHDAY"} and all(abs(day) <= 28 for day in days)


def _first(rule: vRecur, name: str) -> object:
    values = _listed(rule.get(name))
    return values[0] if values else None


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _naive(moment: date) -> datetime:
    """The moment without its zone: a day more or less changes no verdict."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())
