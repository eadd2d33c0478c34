"""How long answers take, by kind of request and by person, in working days: learned from what was seen so far.

Answers come at a rate that falls with silence, so the rate is held by steps of silence. Each level borrows from the one
above as if it had seen `BORROWED_DAYS` of silence in that step: everyone, then the kind of request, then the person.
Open waits count for the days they have been silent (censoring). The slow last steps are the share never answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from molette.engine.ledger.types import Request
from molette.engine.waits.types import STEPS, ResponseModel

PRIOR = np.array([0.60, 0.55, 0.42, 0.32, 0.22, 0.14, 0.08, 0.04, 0.01])
"""Answers per working day of silence before anything is known: half within a day and a half, 1 in 25 never.
Expert judgement, of the shape seen in public mailing lists and approval records (docs/science)."""

BORROWED_DAYS = 4.0
"""Days of silence of a step that the level above is worth: expert judgement."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One observed wait: who holds it, what was asked, how many working days, and whether the answer came."""

    holder: str
    kind: Request
    days: float
    is_answered: bool


def learn(seen: Iterable[Silence]) -> ResponseModel:
    """The rates learned from these waits."""
    silences = list(seen)
    everyone = _posterior(silences, PRIOR)
    by_kind = {kind: [s for s in silences if s.kind is kind] for kind in {s.kind for s in silences}}
    kinds = {kind: _posterior(some, everyone) for kind, some in by_kind.items()}
    people: dict[tuple[str, Request], np.ndarray] = {}
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
