"""The records of what answers teach."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Request

STEPS = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0, 30.0, 40.0, 60.0])
"""Silence in working days at which the rate of answers changes."""

Week = tuple[float, ...]
"""How much of a working day each day of the week is, Monday first."""

NEVER = 60.0
"""Working days after which an answer no longer comes by itself."""


FAINTER = 0.5
"""What each further word of the same sort brings, beside the one before. Two follow-ups bring the most answers, four or
more fewer than none (a vendor's cold mail, direction only); expert judgement."""


@dataclass(frozen=True, slots=True)
class Recall:
    """The last time a wait was spoken of again: so many working days ago, by voice or in writing, for the n-th time."""

    days: float
    is_voiced: bool = False
    times: int = 1

    @property
    def loudness(self) -> float:
        """What it brings, beside a first word of its sort."""
        return float(FAINTER ** (self.times - 1))


@dataclass(frozen=True, slots=True)
class Silence:
    """One wait as it was seen: who holds it, what was asked, how many working days of silence, whether the answer came.

    `untold` are the days before somebody spoke of it again (all of them if nobody did), `recall` the last time somebody
    did, counted from the end; `age` in days, since that end.
    """

    holder: str
    kind: Request
    days: float
    is_answered: bool
    untold: float | None = None
    recall: Recall | None = None
    age: float = 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Requests by step of silence, (steps,) each: those silent in it, those answered in it before anybody spoke of them
    again, and all those answered in it.
    """

    silent: np.ndarray
    answered: np.ndarray
    came: np.ndarray

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(self.silent + other.silent, self.answered + other.answered, self.came + other.came)

    def faded(self, kept: float) -> "Seen":
        """The same, each request counting for less."""
        return Seen(self.silent * kept, self.answered * kept, self.came * kept)


@dataclass(frozen=True, slots=True)
class Recalled:
    """Answers that came after nudges, or after talks: as many as first requests would have brought, and those seen."""

    expected: float = 0.0
    came: float = 0.0

    def __add__(self, other: "Recalled") -> "Recalled":
        return Recalled(self.expected + other.expected, self.came + other.came)

    def faded(self, kept: float) -> "Recalled":
        """The same, each answer counting for less."""
        return Recalled(self.expected * kept, self.came * kept)


NONE_YET = Recalled()


@dataclass(frozen=True, slots=True)
class Experience:
    """What waits have taught: it adds up over missions, and is all that is kept of them to foresee other answers.

    `seen` by group of requests (`people.groups`), what came after nudges and after talks, and the answers that came on
    each day of the week, (7,), by group of people.
    """

    seen: Mapping[str, Seen] = field(default_factory=lambda: MappingProxyType({}))
    nudged: Recalled = NONE_YET
    spoken: Recalled = NONE_YET
    weekdays: Mapping[str, np.ndarray] = field(default_factory=lambda: MappingProxyType({}))


NEW = Experience()
"""Nothing seen yet."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Minus the logarithm of the chance of being silent still at each of STEPS, (len(STEPS),), by group of requests."""

    everyone: np.ndarray
    kinds: Mapping[Request, np.ndarray]
    people: Mapping[tuple[str, Request], np.ndarray]

    def of(self, holder: str, kind: Request) -> np.ndarray:
        """The curve that fits this person and this kind of request best."""
        return self.people.get((holder, kind), self.kinds.get(kind, self.everyone))


@dataclass(frozen=True, slots=True)
class ResponseModel:
    """How long answers take, for a person and kind of request, else for the kind, else for all.

    A nudge, or a talk, starts the curve again beside the first one, at a share of its rate.
    """

    coming: Curves
    """Of the answers that come by themselves, among all requests."""
    paces: Curves
    """Of the answers that came, among themselves."""
    nudge: float
    """The rate after a nudge, beside that after the request."""
    talk: float
    """The same after a talk."""
    weeks: Mapping[str, Week] = field(default_factory=lambda: MappingProxyType({}))
    """The week of each person, in whose days the curves count."""

    def calendar_of(self, holder: str, calendar: WorkCalendar) -> WorkCalendar:
        """The calendar with the week of this person: days on which he or she seldom answers count for less."""
        return replace(calendar, week=self.weeks[holder]) if holder in self.weeks else calendar

    def chance(self, holder: str, kind: Request, silent: float, within: float, recall: Recall | None = None) -> float:
        """Probability of an answer within the next `within` working days, after `silent` ones without."""
        return float(-np.expm1(-self._doubt(holder, kind, silent, np.array(within), recall)))

    def quantile(self, holder: str, kind: Request, silent: float, share: float, recall: Recall | None = None) -> float:
        """Working days, from now, within which `share` of such waits are answered; at most NEVER."""
        return float(self.draw(holder, kind, silent, np.array(share), recall))

    def pace(self, holder: str, kind: Request, share: float) -> float:
        """Working days within which `share` of the answers that do come have come."""
        return float(np.interp(-np.log1p(-share), self.paces.of(holder, kind), STEPS))

    def forgotten(self, holder: str, kind: Request, silent: float, recall: Recall | None = None) -> float:
        """Probability that no answer comes by itself: none within NEVER days of the request, or as long again."""
        return 1 - self.chance(holder, kind, silent, max(NEVER - silent, silent), recall)

    def draw(
        self, holder: str, kind: Request, silent: float, uniform: np.ndarray, recall: Recall | None = None
    ) -> np.ndarray:
        """Further working days until the answer, one for each uniform number, (draws,); at most NEVER."""
        starts = [silent, *([recall.days] if recall else [])]
        ahead = np.unique(np.concatenate([[0.0, NEVER], *(STEPS - start for start in starts)]).clip(0.0, NEVER))
        return np.asarray(np.interp(-np.log1p(-uniform), self._doubt(holder, kind, silent, ahead, recall), ahead))

    def _doubt(self, holder: str, kind: Request, silent: float, ahead: np.ndarray, recall: Recall | None) -> np.ndarray:
        """Minus the logarithm of the chance of being silent still, `ahead` working days from now."""
        curve = self.coming.of(holder, kind)
        doubt = _read(curve, silent + ahead) - _read(curve, silent)
        if recall:
            anew = _read(curve, recall.days + ahead) - _read(curve, recall.days)
            doubt = doubt + (self.talk if recall.is_voiced else self.nudge) * recall.loudness * anew
        return np.asarray(doubt)


def _read(curve: np.ndarray, silence: np.ndarray | float) -> np.ndarray:
    """The curve at these silences; beyond the last step its rate goes on."""
    beyond = np.maximum(np.asarray(silence) - STEPS[-1], 0.0) * (curve[-1] - curve[-2]) / (STEPS[-1] - STEPS[-2])
    return np.asarray(np.interp(silence, STEPS, curve) + beyond)
