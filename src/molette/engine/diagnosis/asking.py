"""Which question is worth asking now: what its answer would tell, over what it costs to ask."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from molette.engine.diagnosis.network import Network
from molette.engine.diagnosis.types import Answer, Knowledge, Observable, Question, Swing

Worth = Callable[[np.ndarray], np.ndarray]
"""From worlds, (N, causes) of booleans, to what each action is worth in each of them, (N, actions)."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """Distinct mixes drawn from the posterior, (N, causes), with their shares, (N,)."""

    mixes: np.ndarray
    shares: np.ndarray


def distinct(drawn: np.ndarray) -> Worlds:
    """The distinct mixes drawn, with their shares."""
    packed = np.packbits(drawn, axis=1)
    codes = np.ascontiguousarray(packed).view(np.dtype((np.void, packed.shape[1])))[:, 0]
    _, first, shares = np.unique(codes, return_index=True, return_counts=True)
    return Worlds(drawn[first], shares / shares.sum())


def seen_chances(network: Network, rows: Sequence[int], worlds: Worlds) -> np.ndarray:
    """P(each observable is seen | each world), shape (N, rows)."""
    unseen = np.exp(worlds.mixes.astype(np.float64) @ np.log(network.miss[0, list(rows)]).T)
    return np.asarray(1 - network.quiet[0, list(rows)] * unseen)


def information(chances: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """What the answer to each question tells of the mix, in nats, shape (rows,)."""
    return np.asarray(_entropy(shares @ chances) - shares @ _entropy(chances))


def value_of_answer(chances: np.ndarray, shares: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """What each answer adds to the worth of the best action, shape (rows,). `worth`: (N, actions)."""
    if_seen = (worth * shares[:, None]).T @ chances
    whole = shares @ worth
    best = if_seen.max(axis=0) + (whole[:, None] - if_seen).max(axis=0)
    return np.asarray(np.maximum(best - whole.max(), 0.0))


def sign_information(one: Observable, stalled: float) -> float:
    """What a sign tells of whether it is a stall, in nats."""
    if one.sign is None:
        return 0.0
    chances = np.array([[one.sign.stalled.mean], [one.sign.moving.mean]])
    return float(information(chances, np.array([stalled, 1 - stalled]))[0])


def ranked(questions: Iterable[Question], knowledge: Knowledge, least: float) -> tuple[Question, ...]:
    """Those worth asking, sensitive ones last, then by worth; equal ones as the knowledge lists them."""
    kept = [one for one in questions if one.gain >= least]
    return tuple(sorted(kept, key=lambda one: (knowledge.by_observable[one.observable].is_sensitive, -one.worth)))


def swings(
    chances: np.ndarray,
    worlds: Worlds,
    open_ones: Sequence[Observable],
    knowledge: Knowledge,
    before: np.ndarray,
    least: float,
) -> list[Swing]:
    """Answers not given yet, from the one that would move the leading cause most; those less likely are left out.

    `before`: (causes,), the exact probabilities. What they would become is read in the worlds, to a percent or so.
    """
    leader = int(before.argmax())
    found = []
    for is_seen, given in ((True, chances), (False, 1 - chances)):
        weights = worlds.shares[:, None] * given
        likely = weights.sum(axis=0)
        after = (weights.T @ worlds.mixes) / likely[:, None]
        for column, one in enumerate(open_ones):
            if likely[column] >= least:
                first = knowledge.causes[int(after[column].argmax())].id
                answer = one.seen_when if is_seen else _other(one.seen_when)
                found.append(Swing(one.id, answer, float(likely[column]), float(before[leader]),
                                   float(after[column, leader]), first))  # fmt: skip
    return sorted(found, key=lambda one: -abs(one.after - one.before))


def _entropy(chance: np.ndarray) -> np.ndarray:
    return np.asarray(-(chance * np.log(chance) + (1 - chance) * np.log1p(-chance)))


def _other(answer: Answer) -> Answer:
    return Answer.NO if answer is Answer.YES else Answer.YES
