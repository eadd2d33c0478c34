"""What each observation adds to the log-odds of each cause, and of a stall.

The contributions of an observation depend on what is already known. Each is averaged over the orders in which the
observations could have been told (Shapley's value): over all of them up to `WHOLE` observations, beyond over a few
orders and their reverses. Each order adds up exactly, so the average does.
"""

from collections.abc import Callable
from math import comb

import numpy as np

Value = Callable[[np.ndarray], np.ndarray]
"""From what is known, (B, observations) of booleans, to what is weighed, (B, anything)."""

WHOLE = 6
ORDERS = 8
CELLS = 400_000
"""Cells of the largest table that all the orders together may take."""


def contributions(value: Value, count: int, seed: int, width: int = 0) -> np.ndarray:
    """(observations, anything): they add up to value(all) - value(none)."""
    if count == 0:
        return np.zeros((0, *value(np.zeros((1, 0), dtype=bool)).shape[1:]))
    return _over_subsets(value, count) if count <= WHOLE else _over_orders(value, count, seed, width)


def _over_subsets(value: Value, count: int) -> np.ndarray:
    known = (np.arange(2**count)[:, None] >> np.arange(count)) & 1 == 1
    values = value(known)
    shares = np.array([1 / (count * comb(count - 1, size)) for size in range(count)])
    found = []
    for one in range(count):
        without = np.flatnonzero(~known[:, one])
        gains = values[without + (1 << one)] - values[without]
        found.append(np.tensordot(shares[known[without].sum(axis=1)], gains, axes=1))
    return np.array(found)


def _over_orders(value: Value, count: int, seed: int, width: int) -> np.ndarray:
    pairs = max(1, min(ORDERS, CELLS // (count << width)) // 2)
    dice = np.random.default_rng(seed)
    halves = [dice.permutation(count) for _ in range(pairs)]
    ranks = np.array([np.argsort(order) for half in halves for order in (half, half[::-1])])
    told = ranks[:, None, :] < np.arange(count + 1)[None, :, None]
    step = max(1, CELLS >> width)
    rows = told.reshape(-1, count)
    values = np.concatenate([value(rows[start : start + step]) for start in range(0, len(rows), step)])
    gains = np.diff(values.reshape(len(ranks), count + 1, *values.shape[1:]), axis=1)
    return np.asarray(np.take_along_axis(gains, ranks[:, :, None], axis=1).mean(axis=0))
