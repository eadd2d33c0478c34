"""The records of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from molette.engine.ledger.types import Request
from molette.engine.nudges.types import Rung, SmallStep


class Tone(StrEnum):
    """How a message sounds; neither blames."""

    WARM = "warm"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Topic:
    """What is awaited, as a message speaks of it."""

    kind: Request
    asked_on: date
    about: str = ""
    """The milestone's name, for an approval."""
    text: str = ""
    """The words of the request."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What I owe to the person I am about to nudge."""

    topic: Topic
    on: date
    """The date to promise it for."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What cannot move without the answer."""

    milestone: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """All that a draft says, in no language yet."""

    rung: Rung
    step: SmallStep
    topic: Topic
    answer_by: date
    to: str = ""
    """The name of whom it is for; empty when she is not in the plan."""
    address: str = ""
    cc: str = ""
    my_address: str = ""
    message: str = ""
    """The identifier of the mail it answers, without its angle brackets."""
    holder: str = ""
    sponsor: str = ""
    me: str = ""
    client: str = ""
    days: int = 0
    """Working days of silence."""
    tried: Mapping[str, int] | None = None
    """How often it was `written` and `spoken` about."""
    together: tuple[Topic, ...] = ()
    debt: Debt | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to reread, change and send by hand."""

    subject: str
    body: str
