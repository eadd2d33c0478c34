"""From when until when somebody is away or work rests, as words say it; the hour they name. French and English."""

import re
from datetime import date, time, timedelta

from molette.sources.mail.calendar_words import NUMBERS, WEEKDAYS
from molette.sources.mail.cues import plain
from molette.sources.mail.dues import read_due

_DAY = "|".join(WEEKDAYS)
_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
BETWEEN = re.compile(
    r"\b(?:du|from|entre|between)(?: le| the)? (.{1,25}?) (?:au|to|until|till|jusqu'au|et(?: le)?|and(?: the)?|through)"
    r"(?: the)? (.{1,40})"
)
TWO_DAYS = re.compile(rf"\b({_DAY}) (?:et|and|&) ({_DAY})\b")
BACK = re.compile(
    r"\b(?:retour|reviens|reviendra\w*|repren\w+|reprise|back|returns?|returning|resumes?|qu'a compter|qu'a partir)\b"
)
UNTIL = re.compile(r"\b(?:jusqu|until|till|through|inclus)")
STARTING = re.compile(r"\b(?:a partir d[eu]|a compter d[eu]|des|from|starting|as of)\b(.{1,30})")
LASTING = re.compile(
    rf"\b(?:pour|pendant|for|durant|absente?|m'absente|prends) ({_NUMBER}) (jours?|days?|semaines?|weeks?)"
)
NEXT_WEEK = re.compile(r"\b(?:semaine prochaine|next week)\b")
DAY_ALONE = re.compile(r"\d{1,2}(?:er|st|nd|rd|th)?$")
HOUR = re.compile(
    r"\b(\d{1,2}) ?(?:h|heures?)(?: ?([0-5]\d))?(?!\w)|\b(\d{1,2}):([0-5]\d)\b|"
    r"\b(\d{1,2})(?::([0-5]\d))?(?: ?- ?\d{1,2})? ?(am|pm)\b|\b(?:at|vers) (\d{1,2})(?![\d:/.]| ?(?:am|pm|h))"
)

HABIT = re.compile(r"\b(?:travaille pas|ne travaille|(?:don't|doesn't|do not) work)\b")

Span = tuple[date | None, date | None]


def read_span(words: str, on: date) -> Span:
    """The first and the last day of an absence that `words` announce on the day `on`; nothing where none is told."""
    words = plain(words)
    if HABIT.search(words):
        return None, None
    if (found := BETWEEN.search(words)) and (end := _day(found[2], on)):
        return _start(found[1], end, on), end
    if found := TWO_DAYS.search(words):
        first = read_due(found[1], on)
        return first, read_due(found[2], first) if first else None
    due = read_due(words, on)
    if BACK.search(words):
        return None, due - timedelta(days=1) if due else None
    if UNTIL.search(words):
        return None, due
    return _lasting(words, due, on)


def _lasting(words: str, due: date | None, on: date) -> Span:
    """An absence told by its first day and how long it lasts, or by its only day or week."""
    starting = STARTING.search(words)
    first = read_due(starting[1], on) if starting else None
    if found := LASTING.search(words):
        days = NUMBERS[found[1]] if found[1] in NUMBERS else int(found[1])
        days *= 7 if found[2][0] in "sw" else 1
        return first, first + timedelta(days=days - 1) if first else on + timedelta(days=days)
    if first:
        return first, None
    if due and NEXT_WEEK.search(words):
        return due - timedelta(days=4), due
    is_ahead = due is not None and not re.search(r"d'ici|semaine|week|depuis|since", words)
    return (due if is_ahead else None), due


def _day(words: str, on: date) -> date | None:
    return read_due(f"le {words}", on)


def _start(words: str, end: date, on: date) -> date | None:
    """The first day, written before the last: "3" of "du 3 au 14 août" is of the same month, or of the one before."""
    if not DAY_ALONE.match(words):
        found = _day(words, on)
        return found if found and found <= end else None
    day = int(re.sub(r"\D", "", words))
    month = end if day <= end.day else end.replace(day=1) - timedelta(days=1)
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def read_hour(words: str) -> time | None:
    """The first hour that words name."""
    found = HOUR.search(plain(words))
    if not found:
        return None
    hour = next(int(found[place]) for place in (1, 3, 5, 8) if found[place])
    minute = next((int(found[place]) for place in (2, 4, 6) if found[place]), 0)
    if found[7] == "pm" and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 else None
