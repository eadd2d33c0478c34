"""What the log lets see at the instant of a question: how lively everyone, the answerer and the asker have been.

Only what is dated up to that instant is counted, so that nothing of the future shows.
"""

from collections.abc import Iterator

import numpy as np

from molette.engine.waits.clock import CHECKPOINTS, YEAR, Questions

USUAL = 8 * 7 * 24.0
"""The eight weeks that say what is usual, in hours."""

MEMORY = 60 * 24.0
"""Hours after which an open wait no longer counts as a backlog."""

SOON = 0.02
"""Hours under which silences are all alike: about a minute."""


class Moments:
    """When something happened to each key; compared by rank, so that counts are exact whatever comes later."""

    def __init__(self, keys: np.ndarray, times: np.ndarray) -> None:
        happened = np.isfinite(times)
        keys, times = keys[happened], times[happened]
        self._times = np.unique(times)
        self._marks = np.sort(self._mark(keys, times))
        self._sorted = times[np.lexsort((times, keys))]

    def _mark(self, keys: np.ndarray, times: np.ndarray) -> np.ndarray:
        return np.asarray(keys * (len(self._times) + 1) + np.searchsorted(self._times, times, side="right"))

    def _place(self, keys: np.ndarray, at: np.ndarray) -> np.ndarray:
        return np.asarray(np.searchsorted(self._marks, self._mark(keys, at), side="right"))

    def between(self, keys: np.ndarray, after: np.ndarray, until: np.ndarray) -> np.ndarray:
        """How many in (after, until]."""
        return np.asarray(self._place(keys, until) - self._place(keys, after))

    def within(self, keys: np.ndarray, at: np.ndarray, hours: float) -> np.ndarray:
        """How many in the `hours` before `at`."""
        return self.between(keys, at - hours, at)

    def silence(self, keys: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Hours since the last one, at most a year."""
        if not len(self._sorted):
            return np.full(len(keys), YEAR)
        has_one = self.between(keys, np.full(len(at), -np.inf), at) > 0
        last = self._sorted[np.maximum(self._place(keys, at) - 1, 0)]
        return np.minimum(np.where(has_one, at - last, YEAR), YEAR)

    def pace(self, keys: np.ndarray, at: np.ndarray, hours: float) -> np.ndarray:
        """Logarithm of how many came lately, beside what is usual."""
        usual = self.within(keys, at, USUAL) * hours / USUAL
        return np.asarray(np.log((self.within(keys, at, hours) + 0.5) / (usual + 0.5)))


def traces(asked: Questions) -> np.ndarray:
    """What is seen at each question, (questions, traces); 0 is the usual, roughly."""
    return np.stack([*_liveliness(asked), *_answerers(asked), *_askers(asked)], axis=1)


def _liveliness(asked: Questions) -> Iterator[np.ndarray]:
    """Answers and requests of late, of everyone and of the answerer."""
    log = asked.log
    for key in (np.zeros_like(log.answerer), log.answerer):
        answers, requests, of = Moments(key, log.answered), Moments(key, log.asked), key[asked.wait]
        yield from (answers.pace(of, asked.at, hours) / 2 for hours in (1, 4, 24, 72, 168))
        yield from (requests.pace(of, asked.at, hours) / 2 for hours in (4, 24, 168))
        yield np.log(answers.silence(of, asked.at) + SOON) / 3
        since, usual = (
            log.asked[asked.wait],
            answers.within(of, asked.at, USUAL) * CHECKPOINTS[asked.checkpoint] / USUAL,
        )
        yield np.log((answers.between(of, since, asked.at) + 1) / (usual + 1)) * (asked.checkpoint > 0)


def _answerers(asked: Questions) -> Iterator[np.ndarray]:
    """What the answerer has in hand, and answered of it."""
    log, of = asked.log, asked.log.answerer[asked.wait]
    answers, requests = Moments(log.answerer, log.answered), Moments(log.answerer, log.asked)
    for hours in (24, 168, 672):
        yield np.log((answers.within(of, asked.at, hours) + 1) / (requests.within(of, asked.at, hours) + 1))
    yield _backlog(answers, requests, of, asked.at)
    yield np.log1p(requests.within(of, asked.at, np.inf)) / 4


def _askers(asked: Questions) -> Iterator[np.ndarray]:
    """What the asker has asked besides, and was answered."""
    log, of = asked.log, asked.log.asker[asked.wait]
    answers, requests = Moments(log.asker, log.answered), Moments(log.asker, log.asked)
    for hours in (24, 168, MEMORY):
        yield np.log1p(requests.within(of, asked.at, hours)) / 2
    for hours in (24, 168):
        yield np.log1p(answers.within(of, asked.at, hours)) / 2
    for moments in (requests, answers):
        yield np.log1p(moments.between(of, log.asked[asked.wait], asked.at))
    yield _backlog(answers, requests, of, asked.at)
    yield np.log1p(requests.within(of, asked.at, np.inf)) / 3


def _backlog(answers: Moments, requests: Moments, of: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Logarithm of the recent requests without an answer."""
    open_waits = requests.within(of, at, MEMORY) - answers.within(of, at, MEMORY)
    return np.asarray(np.log1p(np.maximum(open_waits, 0)) / 2)
