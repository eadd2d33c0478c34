"""When answers will come, by the clock: walked through in time order, each day with what was known when it began.

The curves of silence (`clock_curves`) and what is seen at the instant (`clock_traces`) are weighed by two regressions
that go on learning (`clock_odds`), one with the traces and one without. They are heard with the curves themselves, each
as much as it was right so far (`clock_jury`): the plain curves at first, the others once they have done better.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, YEAR, Log, Questions, questions
from molette.engine.waits.clock_curves import curves_at_work, plain_curves
from molette.engine.waits.clock_hours import hour_of_week
from molette.engine.waits.clock_jury import Jury
from molette.engine.waits.clock_odds import Odds, log_odds
from molette.engine.waits.clock_traces import traces

DAY = 24.0
MEMORY = 3 * YEAR
TRUST, DOUBT = 120.0, 32.0
"""Precision of the weights at the start: of the curve of the kind, near 1; of the others. Expert judgement."""

KIND, ANSWERER, BOTH, WEEKDAY, PAIR, ASKER = 1, 2, 3, 4, 5, 6
ADDED = (
    (ANSWERER, KIND, 1.0),
    (BOTH, ANSWERER, 0.5),
    (WEEKDAY, BOTH, 0.5),
    (PAIR, ANSWERER, 0.5),
    (ASKER, KIND, 0.5),
)
"""What a level adds to another, and how much of it is believed at the start. Expert judgement."""

HEARD = np.array([0.1, 0.1, 0.1, 0.1, 0.3, 0.3])
"""How much is heard at the start of the regression with traces, the one without, the curve of the two people, that of
the kind, and Kaplan-Meier's by kind and of everyone."""


@dataclass(frozen=True, slots=True)
class Said:
    """The chances said on one day."""

    wait: np.ndarray
    """Places in the log, (n,)."""
    checkpoint: np.ndarray
    """Places in CHECKPOINTS, (n,)."""
    chances: np.ndarray
    """Of an answer within each of HORIZONS, (n, horizons)."""


class Walk:
    """What has been learned so far, and what was seen at the questions already asked."""

    def __init__(self, log: Log) -> None:
        self.asked: Questions = questions(log)
        self._curves, self._plain = curves_at_work(self.asked), plain_curves(self.asked)
        self._around = np.concatenate([_calendar(self.asked), traces(self.asked)], axis=1)
        self._wide = 2 + len(ADDED) + 2 * len(CHECKPOINTS)
        self._seen = np.zeros((len(self.asked.at), len(HORIZONS), self._wide))
        self._said = np.zeros((len(self.asked.at), len(HORIZONS), len(HEARD)))
        self._with_traces, self._without = (_start(self._wide + count) for count in (self._around.shape[1], CALENDAR))
        self._jury = Jury(HEARD, MEMORY)

    def learn(self, question: np.ndarray, horizon: np.ndarray, now: float, hours: float) -> None:
        """Learn from outcomes that came to be known in the last `hours`, until `now`."""
        self._curves.learn(now)
        self._plain.learn(now)
        self._jury.forget(hours)
        is_answered = self.asked.is_answered[question, horizon]
        self._jury.learn(self.asked.checkpoint[question], self._said[question, horizon], is_answered)
        for odds, width in ((self._with_traces, None), (self._without, CALENDAR)):
            odds.forget(hours)
            for place in np.unique(horizon):
                some = horizon == place
                around = self._around[question[some], :width]
                seen = np.concatenate([self._seen[question[some], place], around], axis=1)
                odds.learn(int(place), seen, is_answered[some])

    def say(self, question: np.ndarray, now: float) -> Said:
        """The chances at these questions, by what was learned until `now`."""
        checkpoint = self.asked.checkpoint[question]
        curves, plain = self._curves.chances(question, now), self._plain.chances(question, now)
        self._seen[question] = _weighed(log_odds(curves), log_odds(plain[KIND]), checkpoint)
        regressions = (self._regression(self._with_traces, question), self._regression(self._without, question))
        self._said[question] = np.stack([*regressions, curves[PAIR], curves[KIND], plain[KIND], plain[0]], axis=2)
        return Said(self.asked.wait[question], checkpoint, self._jury.chances(checkpoint, self._said[question]))

    def _regression(self, odds: Odds, question: np.ndarray) -> np.ndarray:
        around = self._around[question, : odds.width - self._wide]
        wide = (len(question), len(HORIZONS), around.shape[1])
        return odds.chances(np.concatenate([self._seen[question], np.broadcast_to(around[:, None], wide)], axis=2))


def _start(width: int) -> Odds:
    """Weights of the start: the curve of the kind as it is, some of what each level adds, nothing of the rest."""
    mean = np.zeros((len(HORIZONS), width))
    mean[:, : 1 + len(ADDED)] = [1.0, *(believed for _, _, believed in ADDED)]
    precision = np.full_like(mean, DOUBT)
    precision[:, 0] = TRUST
    return Odds(mean, precision, MEMORY)


def _weighed(curves: np.ndarray, plain: np.ndarray, checkpoint: np.ndarray) -> np.ndarray:
    """What both regressions weigh of the curves, as log odds, (questions, horizons, width)."""
    base = curves[KIND]
    steps = [curves[level] - curves[above] for level, above, _ in ADDED]
    here = np.repeat(np.eye(len(CHECKPOINTS))[checkpoint][:, None], len(HORIZONS), axis=1)
    return np.concatenate([np.stack([base, *steps, plain - base], axis=2), here, here * base[..., None]], axis=2)


CALENDAR = 7 + 8


def _calendar(asked: Questions) -> np.ndarray:
    """The day of the week and the three hours in which the question falls, (questions, 7 + 8)."""
    hour = hour_of_week(asked.at)
    return np.concatenate([np.eye(7)[hour // 24], np.eye(8)[hour % 24 // 3]], axis=1)


def foresee(log: Log) -> Iterator[Said]:
    """The chances at every checkpoint of every wait, day after day, learned from what was known when the day began."""
    walk = Walk(log)
    question, horizon = walk.asked.outcomes()
    known = walk.asked.ends[question, horizon]
    days = np.unique(np.floor(walk.asked.at / DAY)) * DAY
    first, learned = np.searchsorted(walk.asked.at, [*days, np.inf]), np.searchsorted(known, days, side="right")
    done, before = 0, days[0] if len(days) else 0.0
    for place, now in enumerate(days):
        new = slice(done, learned[place])
        walk.learn(question[new], horizon[new], now, now - before)
        done, before = learned[place], now
        yield walk.say(np.arange(first[place], first[place + 1]), now)
