"""The public holidays of a mission's country, around its dates."""

from datetime import date

import holidays

from molette.engine.ledger.types import Journal
from molette.engine.problems import Problem

YEARS_AHEAD = 3  # a forecast looks less than three years ahead: portage missions last 36 months at most
EARLIEST, LATEST = 1990, 2100


def public_holidays(journal: Journal) -> tuple[frozenset[date], tuple[Problem, ...]]:
    """The days off of `FR`, or of a part such as `FR-57`; an unknown country has none, and that is told."""
    mission = journal.mission
    country, _, part = mission.country.partition("-")
    last = max([mission.end or mission.start, *(fact.at.date() for fact in journal.ledger.facts[-1:])])
    first = max(mission.start.year, EARLIEST)
    years = range(first, min(max(last.year, first) + YEARS_AHEAD, LATEST))
    try:
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=years)), ()
    except NotImplementedError:
        return frozenset(), (Problem("country-unknown", values={"found": mission.country}, is_error=False),)
