"""How long a row says: 1,5 · 1.5 · 1h30 · 01:30 · 90 min · 0,5 j."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

from molette.sources.tables import Cell


class Unit(StrEnum):
    """What a number without unit counts."""

    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"


DAY_MINUTES = 24 * 60
HOURS_IN = {Unit.HOURS: 1.0, Unit.MINUTES: 1 / 60, Unit.SECONDS: 1 / 3600}

NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
PLAIN = re.compile(rf"{NUMBER}|\d{{1,3}}(?:[ ,.]\d{{3}}){{1,2}}[.,]\d{{1,9}}")
CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?")
ISO = re.compile(r"pt(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})(?:\.\d{1,6})?s)?")
SPELLED = re.compile(
    r"(?:(\d{1,4}) ?(?:h|hrs?|hours?|heures?)) ?(?:(\d{1,3}) ?(?:m|mn|mins?|minutes?)?)? ?(?:(\d{1,2}) ?s(?:ec)?)?"
)
WITH_UNIT = re.compile(rf"({NUMBER}) ?([a-z']+)\.?")
UNIT_NAMES = {
    Unit.DAYS: "j jr jrs jour jours d day days",
    Unit.HOURS: "h hr hrs hour hours heure heures",
    Unit.MINUTES: "m mn min mins minute minutes '",
    Unit.SECONDS: "s sec secs second seconds seconde secondes",
}
UNIT_CALLED = {name: unit for unit, names in UNIT_NAMES.items() for name in names.split()}

TIME = re.compile(
    r"(?:.*[ T])?(\d{1,2})[:H](\d{2})(?::\d{2})?(?:\.\d{1,6})? ?([AP]\.?M\.?)?(?:Z|[+-]\d{2}:?\d{2})?", re.I
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity; `unit` when the cell says it."""

    number: float
    unit: Unit | None = None

    def days(self, column: Unit, hours_per_day: float) -> float:
        """In days of work; the cell's own unit wins over the column's."""
        unit = self.unit or column
        return self.number if unit is Unit.DAYS else self.number * HOURS_IN[unit] / hours_per_day


def read_amount(text: str) -> Amount | None:
    """The quantity written in a cell, none when it is not one; a minus sign makes it negative."""
    if isinstance(text, Cell) and (amount := _typed(text)):
        return amount
    said = " ".join(text.casefold().split())
    if said.startswith(("-", "\u2212")):
        amount = read_amount(said[1:]) if not said[1:].startswith(("-", "\u2212")) else None
        return Amount(-amount.number, amount.unit) if amount else None
    if PLAIN.fullmatch(said):
        return Amount(_number(said))
    if (found := CLOCK.fullmatch(said) or SPELLED.fullmatch(said) or ISO.fullmatch(said)) and any(found.groups()):
        hours, minutes, seconds = (int(group or 0) for group in found.groups())
        return Amount(hours + minutes / 60 + seconds / 3600, Unit.HOURS)
    if found := WITH_UNIT.fullmatch(said):
        unit = UNIT_CALLED.get(found[2])
        return Amount(_number(found[1]), unit) if unit else None
    return None


def _typed(cell: Cell) -> Amount | None:
    """The quantity a workbook holds, whatever it looks like."""
    if cell.hours is not None:
        return Amount(cell.hours, Unit.HOURS)
    return Amount(cell.number) if cell.number is not None else None


def read_minutes(text: str) -> int | None:
    """The time of day at the end of a cell (« 9h30 », « 02/03/2026 09:30 », « 4:30 PM »), in minutes from midnight."""
    if isinstance(text, Cell) and (minutes := _typed_minutes(text)) is not None:
        return minutes
    found = TIME.fullmatch(text.strip()[:60])
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return 60 * hour + minute if hour <= 24 and minute < 60 else None


def _typed_minutes(cell: Cell) -> int | None:
    """The clock a workbook holds: a moment, a time, or the part of the day gone by."""
    if isinstance(cell.value, datetime):
        return 60 * cell.value.hour + cell.value.minute
    if cell.hours is not None:
        return round(60 * cell.hours)
    return round(DAY_MINUTES * cell.number) if cell.number is not None and 0 <= cell.number < 1 else None


def recognise_unit(texts: Iterable[str]) -> tuple[Unit, bool]:
    """What the bare numbers of a column count when its name does not say, and whether that had to be guessed.

    Never more than 1: days; usually under 24: hours; under 600: minutes; more: seconds.
    """
    amounts = [amount for text in texts if (amount := read_amount(text))]
    bare = [abs(amount.number) for amount in amounts if amount.unit is None]
    if not bare:
        return (amounts[0].unit or Unit.HOURS) if amounts else Unit.HOURS, False
    if max(bare) <= 1:
        return Unit.DAYS, True
    usual = median(bare)
    return (Unit.HOURS if usual <= 24 else Unit.MINUTES if usual <= 600 else Unit.SECONDS), True


def recognise_decimal(texts: Iterable[str]) -> str:
    """The sign most of the column's numbers are cut with; a point when none is."""
    marks = [text for text in texts if re.search(r"\d[.,]\d", text)]
    return "," if 2 * sum("," in text for text in marks) > len(marks) else "."


def _number(text: str) -> float:
    """The last of the signs is the decimal one, any before it cut thousands."""
    whole, mark, part = text.replace(" ", "").replace(",", ".").rpartition(".")
    return float(whole.replace(".", "") + mark + part) if mark else float(part)
