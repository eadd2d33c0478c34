"""A mission told in the journal notation, as text in the test."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from molette.engine import Assessment, Case, Policy, assess
from molette.engine.ledger.reading import read_journal

FRENCH_HOLIDAYS = frozenset(
    {date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25)}
)
HEAD = """
mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  budget 60 d at 650 EUR, fixed price
  capacity 3 d/week
  person me "Alice Roux"
  person chloe "Chloé Martin", sponsor
  person paul "Paul Keller", payroll lead
  person softpaie "SoftPaie", third party
  milestone cadrage "Note de cadrage", 8 d, approved by chloe
  milestone specs "Spécifications", 15 d, after cadrage, approved by chloe
"""


def case_of(text: str) -> Case:
    """The case that this journal tells; a text without a title gets the usual mission."""
    lines = [line.removeprefix("    ") for line in text.strip("\n").splitlines()]
    story = "\n".join(lines)
    journal = read_journal(story if "mission " in story else HEAD + story)
    return Case(journal.mission, journal.ledger, FRENCH_HOLIDAYS, problems=journal.problems)


@pytest.fixture
def told() -> Callable[[str, str], Assessment]:
    """`told(now, journal)`: what Molette says of it at noon of that day."""

    def tell(now: str, story: str) -> Assessment:
        moment = datetime.combine(date.fromisoformat(now), time(12))
        return assess(case_of(story), Policy(draws=2000), now=moment, seed=7)

    return tell
