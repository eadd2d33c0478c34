"""What is wrong with the user's data is data: a code, a place, values. Words come later, in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the user's data: a file or message, a line and a column counted from 1 (0 = not known)."""

    source: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.source, *numbers]) if self.source else ":".join(numbers)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the user can mend; `code` is stable and has a wording in each language."""

    code: str
    where: Place = Place()
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    is_error: bool = True

    def at(self, source: str) -> "Problem":
        """The same problem, its file named."""
        place = Place(source, self.where.line, self.where.column)
        return Problem(self.code, place, self.values, self.is_error)
