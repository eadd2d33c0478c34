"""The records of waiting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np

from molette.engine.ledger.types import Request, Side


class State(StrEnum):
    """Where a wait stands."""

    OPEN = "open"
    HELD = "held"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    MOOT = "moot"
    LAPSED = "lapsed"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self in (State.OPEN, State.HELD)


@dataclass(frozen=True, slots=True)
class Hold:
    """An agreed silence: from a moment until the end of a day."""

    start: datetime
    until: date

    def covers(self, day: date) -> bool:
        """Whether `day` is inside."""
        return self.start.date() <= day <= self.until


@dataclass(frozen=True, slots=True)
class Wait:
    """A request from one person to another, open or closed. Times are the mission's local time."""

    id: str
    asker: str
    holder: str
    kind: Request
    text: str
    asked_at: datetime
    state: State = State.OPEN
    about: str = ""
    due_at: datetime | None = None
    answered_at: datetime | None = None
    lapsed_on: date | None = None
    """The day from which nobody recalls it any more."""
    is_partial: bool = False
    """Answered in part: what is awaited is the rest."""
    nudges: tuple[datetime, ...] = ()
    holds: tuple[Hold, ...] = ()
    words: str = ""
    """The words of the evidence it rests on."""

    def held_on(self, day: date) -> bool:
        """Whether silence is agreed on that day."""
        return any(hold.covers(day) for hold in self.holds)


@dataclass(frozen=True, slots=True)
class Ball:
    """An open wait seen from the person who holds it."""

    wait: Wait
    side: Side
    since: datetime
    waited: float
    """Working days, agreed silence left out."""
    usual: float
    """Working days within which half of this person's answers come."""
    expected: date | None
    """When the answer is most likely to be there: promised, or the median of what is left."""
    is_late: bool
    """Late for this person and this kind of request."""
    forgotten: float
    """Probability that it will not come without a nudge."""


@dataclass(frozen=True, slots=True)
class Account:
    """Each elapsed working day in one place only; the six add up to `elapsed` exactly (hundredths of a day)."""

    work: float = 0.0
    client: float = 0.0
    third_party: float = 0.0
    mission: float = 0.0
    me: float = 0.0
    concurrent: float = 0.0
    is_work_assumed: bool = False
    """No timesheet: days without a wait are taken as worked."""

    @property
    def elapsed(self) -> float:
        """The working days of the mission so far."""
        return round(self.work + self.client + self.third_party + self.mission + self.me + self.concurrent, 2)


PLACES = ("work", "client", "third_party", "mission", "me", "concurrent")
"""The six places of an account, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Day:
    """One elapsed working day: hundredths worked, and hundredths left for one place."""

    on: date
    weight: int
    worked: int
    place: str
    """`free` when nothing was awaited."""

    @property
    def left(self) -> int:
        """Hundredths of the day that were not worked."""
        return self.weight - self.worked


STEPS = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0, 60.0])
"""Silence in working days at which the rate changes."""

NEVER = 60.0
"""Working days after which an answer no longer comes by itself."""


@dataclass(frozen=True, slots=True)
class ResponseModel:
    """Rates of answering per working day, (len(STEPS) - 1,), for a person and kind, else for the kind, else for all."""

    everyone: np.ndarray
    kinds: Mapping[Request, np.ndarray]
    people: Mapping[tuple[str, Request], np.ndarray]

    def rates(self, holder: str, kind: Request) -> np.ndarray:
        """The rates that fit this person and this kind of request best."""
        return self.people.get((holder, kind), self.kinds.get(kind, self.everyone))

    def chance(self, holder: str, kind: Request, silent: float, within: float) -> float:
        """Probability of an answer within the next `within` working days, after `silent` ones without."""
        rates = self.rates(holder, kind)
        return float(1 - np.exp(_cumulated(rates, silent) - _cumulated(rates, silent + within)))

    def quantile(self, holder: str, kind: Request, silent: float, share: float) -> float:
        """Working days, from now, within which `share` of such waits are answered; at most NEVER."""
        rates = self.rates(holder, kind)
        target = _cumulated(rates, silent) - np.log1p(-share)
        return max(min(float(_silence_at(rates, target)), silent + NEVER) - silent, 0.0)

    def forgotten(self, holder: str, kind: Request, silent: float) -> float:
        """Probability that no answer comes by itself: none within NEVER days of the request, or as long again."""
        return 1 - self.chance(holder, kind, silent, max(NEVER - silent, silent))

    def draw(self, holder: str, kind: Request, silent: float, uniform: np.ndarray) -> np.ndarray:
        """Further working days until the answer, one for each uniform number, (draws,); at most NEVER."""
        rates = self.rates(holder, kind)
        days = _silence_at(rates, _cumulated(rates, silent) - np.log1p(-uniform)) - silent
        return np.asarray(np.clip(days, 0.0, NEVER))


def _cumulated(rates: np.ndarray, silent: float) -> float:
    """Minus the logarithm of the chance of still being silent after `silent` working days."""
    steps = np.clip(silent - STEPS[:-1], 0.0, np.diff(STEPS))
    return float(rates @ steps + rates[-1] * max(silent - STEPS[-1], 0.0))


def _silence_at(rates: np.ndarray, cumulated: np.ndarray | float) -> np.ndarray:
    """The silence at which `cumulated` is reached; the inverse of `_cumulated`."""
    marks = np.concatenate([[0.0], np.cumsum(rates * np.diff(STEPS))])
    beyond = np.maximum(np.asarray(cumulated) - marks[-1], 0.0) / rates[-1]
    return np.asarray(np.interp(cumulated, marks, STEPS) + beyond)
