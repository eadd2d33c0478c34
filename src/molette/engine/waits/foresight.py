"""When answers will come, by the clock: walked through in time order, each day with what was known when it began.

Shares of the past (`clock_shares`) and what is seen at the instant (`clock_traces`) are weighed by a regression that
goes on learning (`clock_odds`); where it was no better than the plain shares, those are heard too (`clock_jury`). The
first wait gets what is supposed before anything is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, YEAR, Log, Questions, questions
from molette.engine.waits.clock_jury import Jury
from molette.engine.waits.clock_odds import Odds, log_odds
from molette.engine.waits.clock_shares import Level, Tally, levels, supposed
from molette.engine.waits.clock_traces import traces

DAY = 24.0
MEMORY = 3 * YEAR
TRUST, DOUBT = 120.0, 32.0
"""Precision of the weights at the start: of the share of everyone, near 1; of the others. Expert judgement."""

HEARD = np.array([0.8, 0.1, 0.1])
"""How much is heard at the start of the regression, of the share of everyone, of the share of the kind."""


@dataclass(frozen=True, slots=True)
class Foreseen:
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
        self._levels: tuple[Level, ...] = levels(self.asked)
        self._tallies = [Tally(level) for level in self._levels]
        self._traces = traces(self.asked)
        self._odds_of_shares = np.zeros((len(self.asked.at), len(HORIZONS), len(self._levels)))
        self._said = np.zeros((len(self.asked.at), len(HORIZONS), len(HEARD)))
        self._odds, self._jury = self._start(), Jury(HEARD, MEMORY)

    def _start(self) -> Odds:
        """Weights of the start: all of everyone's share, half of what each level adds, nothing of the rest."""
        rest = 2 * len(CHECKPOINTS) + self._traces.shape[1]
        mean = np.concatenate([[1.0], np.full(len(self._levels) - 1, 0.5), np.zeros(rest)])
        precision = np.full(len(mean), DOUBT)
        precision[0] = TRUST
        return Odds(np.tile(mean, (len(HORIZONS), 1)), np.tile(precision, (len(HORIZONS), 1)), MEMORY)

    def learn(self, question: np.ndarray, horizon: np.ndarray, hours: float) -> None:
        """Learn from outcomes that came to be known in the last `hours`."""
        self._odds.forget(hours)
        self._jury.forget(hours)
        is_answered = self.asked.is_answered[question, horizon]
        self._jury.learn(self.asked.checkpoint[question], self._said[question, horizon], is_answered)
        for tally in self._tallies:
            tally.learn(self.asked, question, horizon)
        for place in np.unique(horizon):
            some = horizon == place
            self._odds.learn(int(place), self._seen(question[some])[:, place], is_answered[some])

    def say(self, question: np.ndarray, now: float) -> Foreseen:
        """The chances at these questions, by what was learned until `now`."""
        checkpoint = self.asked.checkpoint[question]
        shares = [supposed()[checkpoint]]
        for level, tally in zip(self._levels, self._tallies, strict=True):
            shares.append(tally.shares(self.asked, question, now, shares[level.above + 1]))
        odds = [log_odds(share) for share in shares]
        steps = [odds[place + 1] - odds[level.above + 1] for place, level in enumerate(self._levels)]
        self._odds_of_shares[question] = np.stack([odds[1], *steps[1:]], axis=2)
        voices = (self._odds.chances(self._seen(question)), shares[1], shares[2])
        self._said[question] = np.stack(voices, axis=2)
        chances = self._jury.chances(checkpoint, self._said[question])
        return Foreseen(self.asked.wait[question], checkpoint, chances)

    def _seen(self, question: np.ndarray) -> np.ndarray:
        """What the regression weighs, (questions, horizons, width)."""
        shares, wide = self._odds_of_shares[question], (len(question), len(HORIZONS), -1)
        here = np.repeat(np.eye(len(CHECKPOINTS))[self.asked.checkpoint[question]][:, None], len(HORIZONS), axis=1)
        around = np.broadcast_to(self._traces[question][:, None], (*wide[:2], self._traces.shape[1]))
        return np.concatenate([shares, here, here * shares[:, :, :1], around], axis=2)


def foresee(log: Log) -> Iterator[Foreseen]:
    """The chances at every checkpoint of every wait, day after day, learned from what was known when the day began."""
    walk = Walk(log)
    question, horizon = walk.asked.outcomes()
    known = walk.asked.ends[question, horizon]
    days = np.unique(np.floor(walk.asked.at / DAY)) * DAY
    first, learned = np.searchsorted(walk.asked.at, [*days, np.inf]), np.searchsorted(known, days, side="right")
    done, before = 0, days[0] if len(days) else 0.0
    for place, now in enumerate(days):
        if learned[place] > done:
            new = slice(done, learned[place])
            walk.learn(question[new], horizon[new], now - before)
            done, before = learned[place], now
        yield walk.say(np.arange(first[place], first[place + 1]), now)
