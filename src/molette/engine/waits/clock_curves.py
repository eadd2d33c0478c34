"""Curves of silence learned as a log goes by: of everyone, of a kind of request, of a person, of two people.

What a step of silence teaches is known when the step is over, whether an answer came in it or not: a quick answer
counts no sooner than silence would have, else recent requests would look better answered.
"""

from dataclasses import dataclass

import numpy as np

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, YEAR, Log, Questions, numbered
from molette.engine.waits.clock_hours import ALIKE, AT_WORK, Hours, hour_of_week
from molette.engine.waits.curve import doubt_at, doubts, pooled

STEPS = np.unique([0.0, 1 / 60, 0.25, 1, 2, 8, 12, 16, *CHECKPOINTS, *(CHECKPOINTS[:, None] + HORIZONS).ravel()])
"""Hours of silence at which the rate of answers changes: every hour that a question asks about, and some early ones."""

NEVER, MEDIAN = 0.04, 24.0
"""Before anything is known: 1 request in 25 is never answered, half of the others within a day, the rest slower and
slower (a log-logistic). Expert judgement, the prior of `response`."""

LONG = 50 * YEAR
"""The memory of one who forgets nothing."""

OLD = 50.0
"""Memories after which the weights are brought back near 1."""


@dataclass(frozen=True, slots=True)
class Level:
    """One way to group the waits."""

    key: np.ndarray
    """(waits,), numbers from 0 on."""
    above: int
    """The level it borrows from; -1 is what is supposed before anything is known."""
    borrowed: float
    """How many requests the level above is worth."""
    memory: float
    """Hours after which a request counts for a third (1/e)."""


def plain_levels(log: Log) -> tuple[Level, ...]:
    """Everyone and the kind of request, nothing forgotten: Kaplan-Meier's curves but for a few borrowed requests."""
    return (Level(np.zeros_like(log.kind), -1, 3, LONG), Level(log.kind, 0, 20, LONG))


def levels(log: Log) -> tuple[Level, ...]:
    """Everyone, the kind > the answerer > the kind with the answerer > their weekdays; the two people; the asker.

    What is borrowed and the memories are expert judgements; three times more or less changes little (bench/waits.md).
    """
    weekday = hour_of_week(log.asked) // 24
    return (
        Level(np.zeros_like(log.kind), -1, 3, LONG),
        Level(log.kind, 0, 20, 2 * YEAR),
        Level(log.answerer, 1, 8, 2 * YEAR),
        Level(numbered(log.kind, log.answerer), 2, 8, 2 * YEAR),
        Level(numbered(log.kind, log.answerer, weekday), 3, 15, 2 * YEAR),
        Level(numbered(log.asker, log.answerer), 2, 8, 2 * YEAR),
        Level(log.asker, 1, 8, 2 * YEAR),
    )


def supposed() -> np.ndarray:
    """The share answered in each step before anything is known, (steps,)."""
    silent = NEVER + (1 - NEVER) / (1 + STEPS / MEDIAN)
    return np.asarray(1 - silent[1:] / silent[:-1])


class Tally:
    """Requests seen and answered in each step, for each key of a level; the past is forgotten little by little."""

    def __init__(self, level: Level) -> None:
        self.level = level
        cells = (int(level.key.max(initial=-1)) + 1, len(STEPS) - 1)
        self._seen, self._answered, self._origin = np.zeros(cells), np.zeros(cells), -np.inf

    def learn(self, wait: np.ndarray, step: np.ndarray, is_answered: np.ndarray, known: np.ndarray) -> None:
        """Count these steps, each with the weight of its date."""
        self._bring_back(float(known.max()))
        cell, weight = (self.level.key[wait], step), np.exp((known - self._origin) / self.level.memory)
        np.add.at(self._seen, cell, weight)
        np.add.at(self._answered, cell, weight * is_answered)

    def _bring_back(self, now: float) -> None:
        """Weights grow with the date instead of shrinking with age; now and then all are divided."""
        age = (now - self._origin) / self.level.memory
        if age > OLD:
            self._seen *= np.exp(-age)
            self._answered *= np.exp(-age)
            self._origin = now

    def shares(self, wait: np.ndarray, now: float, above: np.ndarray) -> np.ndarray:
        """The share answered in each step for these waits, (waits, steps), given that of the level above."""
        key = self.level.key[wait]
        kept = np.exp((self._origin - now) / self.level.memory) if np.isfinite(self._origin) else 0.0
        return pooled(self._seen[key] * kept, self._answered[key] * kept, self.level.borrowed, above)


class Curves:
    """The curves of all levels, by one count of hours."""

    def __init__(self, asked: Questions, levels: tuple[Level, ...], hours: Hours) -> None:
        log = asked.log
        self._asked, self._tallies = asked, [Tally(level) for level in levels]
        begun = hours.count(log.asked)
        self._wait, self._step, self._is_answered, self._known = _outcomes(log, begun, hours)
        self._done = 0
        since = begun[asked.wait][:, None]
        at = np.concatenate([asked.at[:, None], asked.ends], axis=1)
        self._silence = np.maximum(hours.count(at) - since, 0.0)

    def learn(self, now: float) -> None:
        """Count what came to be known until `now`."""
        until = int(np.searchsorted(self._known, now, side="right"))
        if until > self._done:
            new = slice(self._done, until)
            for tally in self._tallies:
                tally.learn(self._wait[new], self._step[new], self._is_answered[new], self._known[new])
            self._done = until

    def chances(self, question: np.ndarray, now: float) -> np.ndarray:
        """Chances at these questions, (levels, questions, horizons)."""
        wait = self._asked.wait[question]
        shares = [np.broadcast_to(supposed(), (len(wait), len(STEPS) - 1))]
        for tally in self._tallies:
            shares.append(tally.shares(wait, now, shares[tally.level.above + 1]))
        doubt = doubts(np.stack(shares[1:]))
        silence = np.broadcast_to(self._silence[question], (len(self._tallies), len(question), 1 + len(HORIZONS)))
        read = doubt_at(STEPS, doubt, silence)
        return np.asarray(-np.expm1(read[..., :1] - read[..., 1:]))


def _outcomes(log: Log, begun: np.ndarray, hours: Hours) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Wait, step, whether it was answered in it and when that is known, in the order in which it is."""
    is_answered = np.isfinite(log.answered)
    took = np.where(is_answered, hours.count(np.where(is_answered, log.answered, log.asked)) - begun, np.inf)
    last = np.maximum(np.searchsorted(STEPS, took, side="left") - 1, 0)
    known = hours.clock(begun[:, None] + STEPS[1:])
    reached = np.arange(len(STEPS) - 1) <= last[:, None]
    wait, step = np.nonzero(reached & (known <= log.observed_until[:, None]))
    order = np.argsort(known[wait, step], kind="stable")
    wait, step = wait[order], step[order]
    return wait, step, (last[wait] == step) & is_answered[wait], known[wait, step]


def curves_at_work(asked: Questions) -> Curves:
    """The curves by lively hours, the past forgotten."""
    return Curves(asked, levels(asked.log), AT_WORK)


def plain_curves(asked: Questions) -> Curves:
    """Kaplan-Meier's curves, by the clock."""
    return Curves(asked, plain_levels(asked.log), ALIKE)
