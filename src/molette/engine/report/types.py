"""The records of the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say: a stable code and the values its sentence needs."""

    code: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Headline:
    """The sentence that answers, its status words apart so that a page can set them in colour."""

    before: str
    status: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.status}{self.after}"
