"""How often such questions were answered: by kind, by person, by hour of the week, each level borrowing from another.

A share is a beta-binomial mean: what was counted in its cell, forgotten little by little, and some borrowed questions
at the share of the level above. A first question gets the share of the level above as it is.
"""

from dataclasses import dataclass

import numpy as np

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, YEAR, Questions, numbered

NEVER, MEDIAN = 0.04, 24.0
"""Before anything is known: 1 request in 25 is never answered, half of the others within a day, the rest slower and
slower (a log-logistic). Expert judgement, the prior of `response`."""

THURSDAY = 72
"""The hour of the week at which 1970 began; weeks begin on Monday."""

OLD = 100.0
"""Memories after which the weights are brought back near 1."""


@dataclass(frozen=True, slots=True)
class Level:
    """One way to group the questions."""

    key: np.ndarray
    """(questions,), numbers from 0 on."""
    above: int
    """The level it borrows from; -1 is what is supposed before anything is known."""
    borrowed: float
    """How many questions the level above is worth."""
    memory: float
    """Hours after which a question counts for a third (1/e)."""


def levels(asked: Questions) -> tuple[Level, ...]:
    """Everyone, then kind > answerer > kind and pair, asker; weekday > three hours, weekday of each answerer.

    What is borrowed and the memories are expert judgements; three times more or less changes little (bench/waits.md).
    """
    log, hour = asked.log, (np.floor(asked.at).astype(int) + THURSDAY) % 168
    asker, answerer, kind = log.asker[asked.wait], log.answerer[asked.wait], log.kind[asked.wait]
    return (
        Level(np.zeros_like(kind), -1, 3, 50 * YEAR),
        Level(kind, 0, 20, 2 * YEAR),
        Level(answerer, 1, 8, 2 * YEAR),
        Level(asker, 1, 4, 2 * YEAR),
        Level(numbered(asker, answerer), 2, 8, 2 * YEAR),
        Level(numbered(kind, answerer), 2, 8, 2 * YEAR),
        Level(hour // 24, 0, 10, 3 * YEAR),
        Level(hour // 3, 6, 10, 3 * YEAR),
        Level(numbered(answerer, hour // 24), 6, 15, 2 * YEAR),
    )


def supposed() -> np.ndarray:
    """Chances before anything is known, (checkpoints, horizons)."""
    return np.asarray(1 - _silent(CHECKPOINTS[:, None] + HORIZONS) / _silent(CHECKPOINTS)[:, None])


def _silent(hours: np.ndarray) -> np.ndarray:
    return np.asarray(NEVER + (1 - NEVER) / (1 + hours / MEDIAN))


class Tally:
    """Questions seen and answered in each cell of one level, the past forgotten little by little."""

    def __init__(self, level: Level) -> None:
        self._level = level
        cells = (int(level.key.max(initial=-1)) + 1, len(CHECKPOINTS), len(HORIZONS))
        self._seen, self._answered, self._origin = np.zeros(cells), np.zeros(cells), -np.inf

    def learn(self, asked: Questions, question: np.ndarray, horizon: np.ndarray) -> None:
        """Count these outcomes, each with the weight of its date."""
        ends = asked.ends[question, horizon]
        self._bring_back(float(ends.max()))
        cell = (self._level.key[question], asked.checkpoint[question], horizon)
        weight = np.exp((ends - self._origin) / self._level.memory)
        np.add.at(self._seen, cell, weight)
        np.add.at(self._answered, cell, weight * asked.is_answered[question, horizon])

    def _bring_back(self, now: float) -> None:
        """Weights grow with the date instead of shrinking with age; now and then all are divided."""
        age = (now - self._origin) / self._level.memory
        if age > OLD:
            self._seen *= np.exp(-age)
            self._answered *= np.exp(-age)
            self._origin = now

    def shares(self, asked: Questions, question: np.ndarray, now: float, above: np.ndarray) -> np.ndarray:
        """The share answered for these questions, given that of the level above, (questions, horizons)."""
        cell = (self._level.key[question], asked.checkpoint[question])
        forgotten = np.exp((self._origin - now) / self._level.memory) if np.isfinite(self._origin) else 0.0
        seen, answered = self._seen[cell] * forgotten, self._answered[cell] * forgotten
        return np.asarray((answered + self._level.borrowed * above) / (seen + self._level.borrowed))
