"""The date of a row, whose day and month are told apart over the whole column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from molette.sources.tables import Cell, folded

MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "fev", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}

ISO = re.compile(r"\D{0,12}(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
NUMBERS = re.compile(r"\D{0,12}(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")


class Order(StrEnum):
    """How the dates of a column are written."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class Triple:
    """Three numbers of a date; `is_sure` when their order needs no guess, and they are then year, month, day."""

    numbers: tuple[int, int, int]
    is_sure: bool

    def date(self, order: Order) -> date | None:
        """The date they make in that order, none when there is no such day."""
        first, second, third = self.numbers
        if not self.is_sure:
            day, month = (first, second) if order is not Order.MONTH_FIRST else (second, first)
            first, second, third = (third if third > 99 else 2000 + third), month, day
        try:
            return date(first, second, third)
        except ValueError:
            return None


def read_triple(text: str) -> Triple | None:
    """The date written at the start of `text` (a weekday before it and a time after it are let be)."""
    if isinstance(text, Cell) and (day := text.day):
        return Triple((day.year, day.month, day.day), is_sure=True)
    if found := ISO.match(text) or COMPACT.fullmatch(text):
        return Triple((int(found[1]), int(found[2]), int(found[3])), is_sure=True)
    if found := NUMBERS.match(text):
        return Triple((int(found[1]), int(found[2]), int(found[3])), is_sure=False)
    return _spelled(text)


def recognise_order(texts: Iterable[str], lang: str) -> tuple[Order, bool]:
    """The order of a column, and whether it had to be guessed from `lang`: month first in English, else day first."""
    triples = [triple for text in texts if (triple := read_triple(text))]
    unsure = [triple.numbers for triple in triples if not triple.is_sure]
    if not unsure:
        return Order.YEAR_FIRST, False
    day_first = sum(first > 12 for first, _, _ in unsure)
    month_first = sum(second > 12 for _, second, _ in unsure)
    if day_first or month_first:
        return (Order.DAY_FIRST if day_first >= month_first else Order.MONTH_FIRST), False
    is_open = any(first != second for first, second, _ in unsure)
    return (Order.MONTH_FIRST if lang.lower().startswith("en") else Order.DAY_FIRST), is_open


def _spelled(text: str) -> Triple | None:
    """« 2 mars 2026 », « Mon, Mar 2, 2026 »."""
    words = folded(text[:40]).split()
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    numbers = [int(word) for word in words if re.fullmatch(r"[0-9]{1,4}", word)]
    if len(months) != 1 or len(numbers) < 2:
        return None
    day, year = numbers[:2] if numbers[0] <= 31 else (numbers[1], numbers[0])
    return Triple((year if year > 99 else 2000 + year, months[0], day), is_sure=True)
