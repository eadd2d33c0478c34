"""Where the days of a grid stand: in a row or in a column, one place a day, or two for morning and afternoon."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from molette.sources.tables import Cell, Row, folded
from molette.sources.timesheets.dates import MONTH_NUMBERS, Order, read_triple

FEWEST_DAYS = 7
WIDEST_GAP = 4
"""Days between two whole dates that follow one another: a week-end, or a long one, may be left out."""
DAY_NUMBER = re.compile(r"\D{0,12}?([0-3]?\d)\D{0,12}")
MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[-/. ]((?:19|20)\d{2})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/. ](0?[1-9]|1[0-2])(?!\d)")
WRITTEN_DATE = re.compile(r"\d[\d/.-]{6,8}\d")
LOOKED_AT = 120


@dataclass(frozen=True, slots=True)
class Stretch:
    """The day of the month of each place, the month if the days say it, the row or column that holds them."""

    days: Mapping[int, int]
    month: date | None
    at: int
    is_halved: bool

    @property
    def length(self) -> int:
        """How many days."""
        return len(set(self.days.values()))


def find_stretch(cells: Sequence[str], at: int) -> Stretch | None:
    """The longest run of days that follow one another in these cells, if it is long enough."""
    named = [_day_named(cell) for cell in cells]
    best: list[int] = []
    run: list[int] = []
    for place, found in enumerate(named):
        before = named[run[-1]] if run else None
        if found and before and _follows(before, found):
            run = [*run, place]
        elif found or cells[place]:
            run = [place] if found else []
        best = max(best, run, key=len)
    steps = {after - before for before, after in pairwise(best)}
    if len(best) < FEWEST_DAYS or steps not in ({1}, {2}):
        return None
    days = {place: found[0] for place in best if (found := named[place])}
    month = next((found[1] for place in best if (found := named[place]) and found[1]), None)
    halves = {place + 1: day for place, day in days.items()} if steps == {2} else {}
    return Stretch({**days, **halves}, month, at, bool(halves))


def _follows(before: tuple[int, date | None], after: tuple[int, date | None]) -> bool:
    gap = after[0] - before[0]
    return before[1] == after[1] and (gap == 1 or (after[1] is not None and 0 < gap <= WIDEST_GAP))


def _day_named(cell: str) -> tuple[int, date | None] | None:
    """The day of the month a cell names, with its month when it is a whole date."""
    if not cell:
        return None
    triple = read_triple(cell)
    if triple and (whole := triple.date(Order.DAY_FIRST)):
        return whole.day, whole.replace(day=1)
    found = DAY_NUMBER.fullmatch(cell[:30])
    return (int(found[1]), None) if found and 1 <= int(found[1]) <= 31 else None


def month_said(rows: Sequence[Row], *names: str) -> date | None:
    """The month named around a grid, else in the name of its sheet or of its file."""
    for cell in (*(cell for row in rows for cell in row.cells if cell), *names):
        if isinstance(cell, Cell) and cell.number is None and cell.day:
            return cell.day.replace(day=1)
        if month := month_in(cell):
            return month
    return None


def month_in(text: str) -> date | None:
    """The month a title names: « mars 2026 », « 03/2026 », « 2026-03 », « du 01/03/2026 au 31/03/2026 »."""
    said = text[:LOOKED_AT]
    words = folded(said).split()
    years = [int(word) for word in words if re.fullmatch(r"(?:19|20)\d{2}", word)]
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    if months and years:
        return date(years[0], months[0], 1)
    for written in WRITTEN_DATE.findall(said):
        triple = read_triple(written)
        if triple and (whole := triple.date(Order.DAY_FIRST)):
            return whole.replace(day=1)
    if found := YEAR_FIRST.search(said):
        return date(int(found[1]), int(found[2]), 1)
    found = MONTH_FIRST.search(said)
    return date(int(found[2]), int(found[1]), 1) if found else None
