"""Days that two records of time both fill: a tool's export and the month's report would be counted twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from molette.engine.ledger.types import Fact, Kind
from molette.engine.problems import Place, Problem, Value

FULL_DAY = 1.0


def doubled_days(facts: Sequence[Fact], others: Iterable[Fact], source: str) -> tuple[Problem, ...]:
    """A warning when days of work are more than full once added to those recorded elsewhere (timesheet-days-doubled).

    Rows read before are not counted again.
    """
    known = set(others)
    fresh, there = _by_day(fact for fact in facts if fact not in known), _by_day(known)
    days = sorted(day for day, worked in fresh.items() if there[day] and worked + there[day] > FULL_DAY)
    if not days:
        return ()
    values: dict[str, Value] = {"days": len(days), "first": days[0].isoformat()}
    return (Problem("timesheet-days-doubled", Place(source), values, is_error=False),)


def _by_day(facts: Iterable[Fact]) -> defaultdict[date, float]:
    worked: defaultdict[date, float] = defaultdict(float)
    for fact in facts:
        if fact.kind is Kind.WORK:
            worked[fact.at.date()] += fact.days or 0.0
    return worked
