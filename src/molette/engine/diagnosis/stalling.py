"""Is it a stall at all? The evidence under two populations, missions that are stalled and missions that move."""

import numpy as np

from molette.engine.diagnosis.elimination import solve
from molette.engine.diagnosis.network import Evidence, moving_network
from molette.engine.diagnosis.posterior import Posterior, log_odds
from molette.engine.diagnosis.types import Knowledge, Observable


def stall_odds(
    knowledge: Knowledge, evidence: Evidence, stalled: Posterior, given: np.ndarray | None = None
) -> np.ndarray:
    """Log-odds of a stall, shape (B,).

    A stalled mission has at least one acting cause; a moving one may have some, more rarely, that stop nothing. The
    links and leaks are the same: what is seen of a cause does not depend on whether the mission moves all the same.
    Signs of the movement itself count apart.
    """
    moving = solve(moving_network(knowledge), evidence, given).mass
    before = float(log_odds(np.array(knowledge.stalled.mean)))
    return np.asarray(before + np.log(stalled.likelihood) - np.log(moving) + _signs(knowledge, evidence, given))


def chance_of(odds: np.ndarray) -> np.ndarray:
    """The probability of these log-odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def sign_odds(one: Observable, *, is_seen: bool) -> float:
    """What a sign adds to the log-odds of a stall; nothing for an observable that is no sign."""
    if one.sign is None:
        return 0.0
    stalled, moving = one.sign.stalled.mean, one.sign.moving.mean
    ratio = stalled / moving if is_seen else (1 - stalled) / (1 - moving)
    return float(np.log(ratio))


def _signs(knowledge: Knowledge, evidence: Evidence, given: np.ndarray | None) -> np.ndarray:
    rows = [*evidence.seen, *evidence.unseen]
    weights = np.array([sign_odds(knowledge.observables[row], is_seen=row in evidence.seen) for row in rows])
    if given is None:
        return np.array([weights.sum()])
    return np.asarray(given[:, rows] @ weights)
