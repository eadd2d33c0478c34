"""Strain, from the consultant's own weekly marks; nothing is guessed from anything else."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import mean

from molette.engine.forecast.types.costs import Strength
from molette.engine.ledger.types import ME, Kind, Ledger

HIGH = 4
WEEKS = 4
LEAST_MARKS = 2


def strength(ledger: Ledger, today: date) -> Strength:
    """What the marks say on `today`; the last mark of a week counts."""
    marks = _by_week(ledger, today)
    recent = [(on, mark) for on, mark in marks if today - on < timedelta(weeks=2 * WEEKS)]
    if not marks:
        return Strength(None, None, 0, None)
    on, latest = marks[-1]
    return Strength(latest, on, _weeks_high(marks), _trend(recent, today))


def _by_week(ledger: Ledger, today: date) -> list[tuple[date, int]]:
    weeks: dict[tuple[int, int], tuple[date, int]] = {}
    for fact in ledger.of(Kind.STRAIN):
        on = fact.at.date()
        if fact.by in ("", ME) and on <= today and fact.share:
            weeks[on.isocalendar()[:2]] = (on, round(fact.share * 5))
    return sorted(weeks.values())


def _weeks_high(marks: Sequence[tuple[date, int]]) -> int:
    """Weeks in a row that end with the last mark; a week without a mark ends the row."""
    count, expected = 0, marks[-1][0]
    for on, mark in reversed(marks):
        if mark < HIGH or expected - on >= timedelta(weeks=2):
            break
        count, expected = count + 1, on
    return count


def _trend(recent: Sequence[tuple[date, int]], today: date) -> float | None:
    last = [mark for on, mark in recent if today - on < timedelta(weeks=WEEKS)]
    before = [mark for on, mark in recent if today - on >= timedelta(weeks=WEEKS)]
    if min(len(last), len(before)) < LEAST_MARKS:
        return None
    return mean(last) - mean(before)
