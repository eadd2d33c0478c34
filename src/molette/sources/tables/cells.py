"""A cell: the text a person sees in it and, in a workbook, the value behind it."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

WORD = re.compile(r"[^\W_]+")
Value = int | float | str | bool | time | date | timedelta

DAY_NUMBERED_1 = datetime(1899, 12, 31)
LAST_CLOCK_YEAR = 1904
"""A workbook counts days from 1900: a moment of those first years is a duration shown as a clock."""
FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # 2000-01-01 and 2099-12-31, in days since 1899-12-30
DAY_NUMBERED_0 = date(1899, 12, 30)


class Cell(str):
    """The text of a cell of a workbook, with its value: nothing has to be guessed from the text."""

    __slots__ = ("value",)
    value: Value

    @property
    def day(self) -> date | None:
        """The day it holds: a date, or the number of one that lost its format."""
        if isinstance(self.value, datetime):
            return self.value.date() if self.value.year > LAST_CLOCK_YEAR else None
        if isinstance(self.value, date):
            return self.value
        number = self.number
        is_serial = number is not None and number.is_integer() and FIRST_SERIAL <= number <= LAST_SERIAL
        return DAY_NUMBERED_0 + timedelta(days=int(number or 0)) if is_serial else None

    @property
    def hours(self) -> float | None:
        """The hours it holds, when it is a duration or a clock: the workbook keeps them as a part of a day."""
        if isinstance(self.value, datetime):
            held = self.value - DAY_NUMBERED_1 if self.value.year <= LAST_CLOCK_YEAR else None
        elif isinstance(self.value, time):
            moment = self.value
            held = timedelta(
                hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
            )
        else:
            held = self.value if isinstance(self.value, timedelta) else None
        return None if held is None else round(held.total_seconds()) / 3600

    @property
    def number(self) -> float | None:
        """The number it holds."""
        return None if isinstance(self.value, bool) or not isinstance(self.value, int | float) else float(self.value)


def cell_of(value: Value) -> Cell:
    """The cell of a value, its text such as no reader can take for another value."""
    cell = Cell(_text(value))
    cell.value = value
    return cell


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime) and value.year <= LAST_CLOCK_YEAR:
        value = value - DAY_NUMBERED_1
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
    if isinstance(value, date | time):
        return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def folded(text: str) -> str:
    """Lower case without accents, words separated by one space, so that what people type can be compared."""
    if text.isascii():
        return " ".join(WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
