"""The day that words name, French or English, counted from the day they were written."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from molette.sources.mail.calendar_words import FULL_MONTHS, MONTHS, NUMBERS, WEEKDAYS
from molette.sources.mail.cues import cues, may_hold, plain

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL = "|".join(sorted(FULL_MONTHS, key=len, reverse=True))
_DAY = "|".join(WEEKDAYS)
_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_WITHIN = r"(?:sous|dans|d'ici|within|in)(?: a| les?| un delai de| the next| max(?:imum)?)?"
_NO_HOUR = r"(?! ?(?:h\b|h\d|heures|:|€|%|/|am\b|pm\b|min|\.\d|-\d))"
AFTER = ("apres", "after", "passe")
NEAR = timedelta(days=60)  # a date without a year that lies further back is next year's
EARLY, MIDDLE = 10, 15  # "début juin" and "mi-juin": expert judgement
TUESDAY, FRIDAY = 1, 4


def read_due(words: str, on: date) -> date | None:
    """The first date `words` name, seen from the day `on`; nothing if they name none."""
    words = plain(words)
    likely = may_hold(words)
    for bits, pattern, day in PATTERNS:
        if likely & bits and (found := pattern.search(words)):
            try:
                is_after = words[: found.start()].rstrip().endswith(AFTER)
                return day(found, on) + timedelta(days=is_after)
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


def _week_of(found: re.Match[str], on: date) -> date:
    """The Friday of the week that begins that day."""
    month = MONTHS[found[2]] if found[2] else 0
    return _friday(_in_year(int(found[1]), month, None, on) if month else _day_of_month(found, on), 0)


def _week(found: re.Match[str], on: date) -> date:
    """The Friday of an ISO week, of next year if long past."""
    week = int(found[1])
    friday = date.fromisocalendar(on.year, week, FRIDAY + 1)
    return friday if friday >= on - NEAR else date.fromisocalendar(on.year + 1, week, FRIDAY + 1)


def _first_week(found: re.Match[str], on: date) -> date:
    first = _in_year(1, MONTHS[found[1]], None, on)
    return first + timedelta(days=(FRIDAY - first.weekday()) % 7)


def _early_in_month(found: re.Match[str], on: date) -> date:
    return _in_year(EARLY, MONTHS[found[1]], None, on)


def _mid_month(found: re.Match[str], on: date) -> date:
    return _in_year(MIDDLE, MONTHS[found[1]], None, on)


def _first_of_month(found: re.Match[str], on: date) -> date:
    return _in_year(1, MONTHS[found[1]], None, on)


def _last_of_month(found: re.Match[str], on: date) -> date:
    first = _in_year(1, MONTHS[found[1]], None, on)
    return _end_of_month(found, first)


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
    return on + timedelta(days=FRIDAY - on.weekday() + 7 * weeks)


def _early_next_week(found: re.Match[str], on: date) -> date:
    return on + timedelta(days=TUESDAY - on.weekday() + 7)


def _end_of_month(found: re.Match[str], on: date) -> date:
    return on.replace(day=monthrange(on.year, on.month)[1])


def _end_of_quarter(found: re.Match[str], on: date) -> date:
    return _end_of_month(found, on.replace(day=1, month=(on.month + 2) // 3 * 3))


Day = Callable[[re.Match[str], date], date]


def _table(*rows: tuple[str, Day]) -> tuple[tuple[int, re.Pattern[str], Day], ...]:
    """Patterns, with the bits of the words they cannot do without; some may begin inside a word."""
    return tuple((cues(rf"\w*(?:{pattern})").bits, re.compile(pattern), day) for pattern, day in rows)


PATTERNS = _table(
    (r"\b(\d{4})-(\d\d)-(\d\d)\b", _iso),
    (rf"\b(?:semaine du|week of)(?: the)? (\d{{1,2}})(?:er|st|nd|rd|th)?(?: ({_MONTH}))?\b", _week_of),
    (rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)?(?: of)? ({_MONTH})\b\.?(?:,? (\d{{4}}))?", _day_month),
    (rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?", _month_day),
    (r"(?<![\w.,/:-])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\w%/:]|[.,]\d)", _numeric),
    (r"(?<![\w.,/:-])(\d{1,2})\.(\d{2})\.(\d{4}|\d\d)(?![\w%/:]|[.,]\d)", _numeric),
    (rf"\b(?:{_DAY})(?: le| the)? (\d{{1,2}})(?:st|nd|rd|th)?\b{_NO_HOUR}", _day_of_month),
    (r"\bapres[- ]demain|\bday after tomorrow", lambda _, on: on + timedelta(days=2)),
    (r"\bdebut de (?:la )?semaine|\b(?:early|beginning of|start of) next week", _early_next_week),
    (r"\bdemain\b|\btomorrow\b", lambda _, on: on + timedelta(days=1)),
    (rf"\b({_DAY})s?\b(?!\s+(?:dernier|passe|last))( en huit| de la semaine prochaine| next week| week)?", _weekday),
    (
        r"\baujourd'?\s?hui|\bce (?:soir|jour|matin|midi)\b|\bcet apre|\b(?:avant|d'ici) midi\b|\b(?:dans|ds) la "
        r"journee|\btout a l'heure\b|\btoday\b|\btonight\b|\bthis (?:afternoon|morning|evening)\b|\b(?:before|by) "
        r"noon\b|\beod\b|\bcob\b",
        lambda _, on: on,
    ),
    (r"\b(?:ce|this) week-?\s?end\b", lambda _, on: on + timedelta(days=6 - on.weekday())),
    (r"\b(?:s|sem\.?|semaine|week|wk|cw) ?(\d{1,2})\b(?!\s?(?:h|%|jours|\.\d))", _week),
    (rf"\b(?:premiere|1ere|first) (?:semaine|week) (?:d'|de |of )({_FULL})\b", _first_week),
    (rf"\b(?:debut|early(?: in)?|beginning of|start of) ({_FULL})\b", _early_in_month),
    (rf"\b(?:mi|mid|middle of)[- ]({_FULL})\b", _mid_month),
    (rf"\bjusqu'(?:en|a|au mois d[e'] ?) ?({_FULL})\b", _first_of_month),
    (rf"\b(?:fin|end of|late(?: in)?|courant|en|in|mois (?:de |d')|during) ({_FULL})\b", _last_of_month),
    (
        rf"\b(?:d'ici|avant|until|till|before|by|from|des|a partir de|a compter de) (?:en |a )?({_FULL})\b",
        _first_of_month,
    ),
    (r"fin de (?:la )?semaine prochaine|end of next week", lambda _, on: _friday(on, 1)),
    (r"semaine prochaine|next week", lambda _, on: _friday(on, 1)),
    (
        r"fin de (?:la |cette )?semaine|(?:cette|dans la|ds la|toute la|de la) semaine|end of (?:the |this )?week|"
        r"this week|all week|\beow\b",
        lambda _, on: _friday(on, on.weekday() > FRIDAY),
    ),
    (rf"{_WITHIN} (\d{{1,3}}) ?(?:h\b|heures|hours|hrs)", _in_hours),
    (rf"{_WITHIN} (?:une )?(huitaine|dizaine|quinzaine)\b", _in_days),
    (rf"(?:{_WITHIN}|\ba) ({_NUMBER}) (?:jours?|days?)", _in_days),
    (rf"{_WITHIN} ({_NUMBER}) (?:semaines?|weeks?)", _in_weeks),
    (r"fin (?:du |de ce |de )?mois|end of (?:the |this )?month|\beom\b", _end_of_month),
    (r"fin (?:du |de |de ce )?trimestre|end of (?:the |this )?quarter", _end_of_quarter),
    (r"fin (?:de l'|d')annee|end of (?:the |this )?year|year[- ]end", lambda _, on: date(on.year, 12, 31)),
    (r"(?:jusqu'au|until|till|d'ici le|before) (?:mois prochain|next month)", lambda _, on: _next_month(on)),
    (r"(?:mois prochain|next month)", lambda _, on: _end_of_month(_, _next_month(on))),
    (
        r"\b(?:comite|codir|comex|copil|conseil|cse|ag|reunion|commission|point|board|committee|meeting) (?:du|of "
        r"the|of) (\d{1,2})(?:st|nd|rd|th)?\b",
        _day_of_month,
    ),
    (
        rf"\b(?:le|the|d'ici le|jusqu'au|jusqu au|au|on the) (\d{{1,2}})(?:er|st|nd|rd|th)?\b{_NO_HOUR}",
        _day_of_month,
    ),
)
