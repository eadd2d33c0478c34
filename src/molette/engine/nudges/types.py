"""The records of nudging."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Rung(StrEnum):
    """Where on the ladder a nudge stands; the ladder goes up one rung at a time."""

    REMINDER = "reminder"
    """A short useful message in the same thread."""
    EFFECT = "effect"
    """What the silence moves, and two ways on."""
    TALK = "talk"
    """No more writing: a call, or the next meeting."""
    DEPUTY = "deputy"
    """Somebody else who may know or decide."""
    HEADS_UP = "heads_up"
    """The person is told before the sponsor is asked."""
    SPONSOR = "sponsor"
    ADVISER = "adviser"
    """The portage company, or a peer: writing to the client no longer helps."""
    NEWS = "news"
    """Somebody else asked; only she can chase."""
    OWN = "own"
    """What the consultant owes: the answer, or the date of it."""


class Channel(StrEnum):
    """How it is said."""

    MAIL = "mail"
    PHONE = "phone"
    PERSON = "person"


class SmallStep(StrEnum):
    """The smallest thing that would move the wait: what the nudge asks for."""

    DATE = "date"
    """A date, even a rough one."""
    WORD = "word"
    """Yes, no, or let us talk."""
    CHOICE = "choice"
    """One of two ways on."""
    TEN_MINUTES = "ten_minutes"
    NAME = "name"
    """The name of somebody who can."""
    DECISION = "decision"
    ADVICE = "advice"
    PROMISE = "promise"
    """Mine to give: the answer, or its date."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a nudge is as it is: a code, worded later, and its values."""

    code: str
    values: Mapping[str, int | float | date | str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Nudge:
    """What to do about one open wait."""

    wait: str
    on: date
    """The day for it: not before, and never on a day off of either side."""
    to: str
    """The handle of whom to address; empty for somebody outside the plan."""
    channel: Channel
    rung: Rung
    step: SmallStep
    answer_by: date
    """The date to ask for; of what I owe, the date to promise."""
    reasons: tuple[Reason, ...] = ()
    together: tuple[str, ...] = ()
    """Other waits of the same person that go in the same message."""
