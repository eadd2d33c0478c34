"""The records that the missions' templates and forms show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of the ledger, in words."""

    identity: str
    day: str
    text: str
    source: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Awaited:
    """An open request that a new fact may settle."""

    id: str
    holder: str
    subject: str
