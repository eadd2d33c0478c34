"""How long answers take, by kind of request and by person, in working days: learned from what was seen so far.

Answers come at a rate that falls with silence, so the rate is held by steps of silence. Each level borrows from the one
above as if it had seen `BORROWED_DAYS` of silence in that step: everyone, then the kind of request, then the person.
Open waits count for the days they have been silent (censoring). The slow last steps are the share never answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from molette.engine.ledger.types import Request

STEPS = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0, 60.0])
"""Silence in working days at which the rate changes."""

PRIOR = np.array([0.60, 0.55, 0.42, 0.32, 0.22, 0.14, 0.08, 0.04, 0.01])
"""Answers per working day of silence before anything is known: half within 2 days, 1 in 12 never. Expert judgement, of the
shape seen in public mailing lists and approval records (docs/science)."""

BORROWED_DAYS = 4.0
"""Days of silence of a step that the level above is worth: expert judgement."""

NEVER = 60.0
"""Working days after which an answer no longer comes by itself."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One observed wait: who holds it, what was asked, how many working days, and whether the answer came."""

    holder: str
    kind: Request
    days: float
    is_answered: bool


@dataclass(frozen=True, slots=True)
class ResponseModel:
    """Rates of answering per working day, (len(STEPS) - 1,), for each person and kind; falls back on kind, then on all."""

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
        """Probability that no answer comes by itself: none within NEVER working days of the request, or as long again."""
        return 1 - self.chance(holder, kind, silent, max(NEVER - silent, silent))

    def draw(self, holder: str, kind: Request, silent: float, uniform: np.ndarray) -> np.ndarray:
        """Further working days until the answer, one for each uniform number, (draws,); at most NEVER."""
        rates = self.rates(holder, kind)
        days = _silence_at(rates, _cumulated(rates, silent) - np.log1p(-uniform)) - silent
        return np.clip(days, 0.0, NEVER)


def learn(seen: Iterable[Silence]) -> ResponseModel:
    """The rates learned from these waits."""
    silences = list(seen)
    everyone = _posterior(silences, PRIOR)
    by_kind = {kind: [s for s in silences if s.kind is kind] for kind in {s.kind for s in silences}}
    kinds = {kind: _posterior(some, everyone) for kind, some in by_kind.items()}
    people = {}
    for holder in {silence.holder for silence in silences}:
        own = [silence for silence in silences if silence.holder == holder]
        people |= {(holder, kind): _posterior(own, kinds.get(kind, everyone)) for kind in Request}
    return ResponseModel(everyone, kinds, people)


def _posterior(silences: list[Silence], above: np.ndarray) -> np.ndarray:
    answers, exposure = np.zeros_like(PRIOR), np.zeros_like(PRIOR)
    for silence in silences:
        exposure += np.clip(silence.days - STEPS[:-1], 0.0, np.diff(STEPS))
        if silence.is_answered:
            answers[min(int(np.searchsorted(STEPS, silence.days, side="right")) - 1, len(PRIOR) - 1)] += 1
    return (answers + BORROWED_DAYS * above) / (exposure + BORROWED_DAYS)


def _cumulated(rates: np.ndarray, silent: float) -> float:
    """Minus the logarithm of the chance of still being silent after `silent` working days."""
    steps = np.clip(silent - STEPS[:-1], 0.0, np.diff(STEPS))
    return float(rates @ steps + rates[-1] * max(silent - STEPS[-1], 0.0))


def _silence_at(rates: np.ndarray, cumulated: np.ndarray | float) -> np.ndarray:
    """The silence at which `cumulated` is reached; the inverse of `_cumulated`."""
    marks = np.concatenate([[0.0], np.cumsum(rates * np.diff(STEPS))])
    beyond = np.maximum(np.asarray(cumulated) - marks[-1], 0.0) / rates[-1]
    return np.interp(cumulated, marks, STEPS) + beyond
