"""The day that words name, French or English, counted from the day they were written."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

WEEKDAYS = {
    name: number
    for names in (
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    )
    for number, name in enumerate(names)
}
MONTHS = {
    name: number
    for names in (
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        ["janv", "fevrier", "mar", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "decembre"],
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        ["jan", "févr", "mars", "avril", "mai", "juin", "juillet", "août", "sep", "oct", "nov", "déc"],
    )
    for number, name in enumerate(names, 1)
}
NUMBERS = {
    name: number for number, name in enumerate(["zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"])
} | {
    name: number for number, name in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"])
}
NUMBERS |= {"une": 1, "a": 1, "an": 1, "quinze": 15, "dix": 10, "ten": 10}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(WEEKDAYS)
_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
GATE = re.compile(
    rf"{_DAY}|demain|tomorrow|today|aujourd|tonight|ce soir|cet après|semaine|week|mois|month|jour|day|eod|cob"
)  # plain words only: \d or \b among them would make it ten times slower
DIGIT = re.compile(r"\d")
NEAR = timedelta(days=60)  # a date without a year that lies further back is next year's


def read_due(words: str, on: date) -> date | None:
    """The first date `words` name, seen from the day `on`; nothing if they name none."""
    words = words.lower()
    if not DIGIT.search(words) and not GATE.search(words):
        return None
    for pattern, day in PATTERNS:
        if found := pattern.search(words):
            try:
                return day(found, on)
            except (ValueError, OverflowError):
                return None
    return None


def _iso(found: re.Match[str], on: date) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _numeric(found: re.Match[str], on: date) -> date:
    """Day before month, as the French write; the other way when only that is a date."""
    day, month = int(found[1]), int(found[2])
    if month > 12 >= day:
        day, month = month, day
    return _in_year(day, month, found[3], on)


def _day_month(found: re.Match[str], on: date) -> date:
    return _in_year(int(found[1]), MONTHS[found[2]], found[3], on)


def _month_day(found: re.Match[str], on: date) -> date:
    return _in_year(int(found[2]), MONTHS[found[1]], found[3], on)


def _in_year(day: int, month: int, year: str | None, on: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = date(on.year, month, day)
    return found if found >= on - NEAR else date(on.year + 1, month, day)


def _day_of_month(found: re.Match[str], on: date) -> date:
    day = int(found[1])
    return on.replace(day=day) if day >= on.day else _next_month(on).replace(day=day)


def _weekday(found: re.Match[str], on: date) -> date:
    """The next such day after `on`; "next Friday" and "vendredi en huit" skip one only when a week is named."""
    ahead = (WEEKDAYS[found[1]] - on.weekday()) % 7 or 7
    return on + timedelta(days=ahead + (7 if found[2] else 0))


def _in_days(found: re.Match[str], on: date) -> date:
    return on + timedelta(days=_number(found[1]))


def _in_hours(found: re.Match[str], on: date) -> date:
    return on + timedelta(days=-(-int(found[1]) // 24))


def _in_weeks(found: re.Match[str], on: date) -> date:
    return on + timedelta(days=7 * _number(found[1]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _next_month(on: date) -> date:
    return (on.replace(day=1) + timedelta(days=32)).replace(day=1)


def _friday(on: date, weeks: int) -> date:
    return on + timedelta(days=4 - on.weekday() + 7 * weeks)


def _end_of_month(found: re.Match[str], on: date) -> date:
    return on.replace(day=monthrange(on.year, on.month)[1])


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (_compiled(r"\b(\d{4})-(\d\d)-(\d\d)\b"), _iso),
    (_compiled(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)? ({_MONTH})\b\.?(?:,? (\d{{4}}))?"), _day_month),
    (_compiled(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?"), _month_day),
    (_compiled(r"(?<![\w.,/:-])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\w%/:]|[.,]\d)"), _numeric),
    (_compiled(r"(?<![\w.,/:-])(\d{1,2})\.(\d{2})\.(\d{4}|\d\d)(?![\w%/:]|[.,]\d)"), _numeric),
    (_compiled(r"\baprès[- ]demain|\bday after tomorrow"), lambda _, on: on + timedelta(days=2)),
    (_compiled(r"\bdemain\b|\btomorrow\b"), lambda _, on: on + timedelta(days=1)),
    (
        _compiled(rf"\b({_DAY})\b(?!\s+(?:dernier|passé|last))( en huit| de la semaine prochaine| next week| week)?"),
        _weekday,
    ),
    (
        _compiled(r"\baujourd['’]?\s?hui|\bce (?:soir|jour|matin)\b|\bcet après|\btoday\b|\btonight\b|\beod\b|\bcob\b"),
        lambda _, on: on,
    ),
    (_compiled(r"fin de (?:la )?semaine prochaine|end of next week"), lambda _, on: _friday(on, 1)),
    (
        _compiled(r"(?:début|courant|d['’]ici) (?:de )?(?:la )?semaine prochaine|semaine prochaine|next week"),
        lambda _, on: _friday(on, 1),
    ),
    (
        _compiled(r"fin de (?:la |cette )?semaine|cette semaine|end of (?:the |this )?week|this week"),
        lambda _, on: _friday(on, on.weekday() > 4),
    ),
    (_compiled(r"(?:sous|dans(?: les)?|d['’]ici(?: à)?|within|in) (\d{1,3}) ?(?:h\b|heures|hours|hrs)"), _in_hours),
    (
        _compiled(rf"(?:sous|dans|d['’]ici(?: à)?|within|in)(?: the next)? (?:maximum )?({_NUMBER}) (?:jours?|days?)"),
        _in_days,
    ),
    (_compiled(rf"(?:sous|dans|d['’]ici(?: à)?|within|in) ({_NUMBER}) (?:semaines?|weeks?)"), _in_weeks),
    (_compiled(r"fin (?:du|de ce|de) mois|end of (?:the |this )?month"), _end_of_month),
    (_compiled(r"(?:mois prochain|next month)"), lambda _, on: _end_of_month(_, _next_month(on))),
    (
        _compiled(
            r"\b(?:le|the|d['’]ici le|jusqu['’]au|au) (\d{1,2})(?:er|st|nd|rd|th)?\b(?! ?(?:h|:|€|%|/|\.\d|-\d))"
        ),
        _day_of_month,
    ),
)
