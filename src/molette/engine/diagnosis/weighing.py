"""What each observation adds to the log-odds of each cause, and of a stall.

The contributions of an observation depend on what is already known. Each is averaged over the orders in which the
observations could have been told (Shapley's value): over all of them up to `WHOLE` observations, beyond over a few
orders and their reverses. Each order adds up exactly, so the average does.
"""

from collections.abc import Callable
from itertools import pairwise
from math import comb

import numpy as np

Value = Callable[[np.ndarray], np.ndarray]
"""From what is known, (B, observations) of booleans, to what is weighed, (B, anything)."""

WHOLE = 6
ORDERS = 16
CELLS = 1_000_000
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
    orders = [order for _ in range(pairs) for half in [dice.permutation(count)] for order in (half, half[::-1])]
    total = np.zeros(())
    for order in orders:
        told = np.argsort(order)[None, :] < np.arange(count + 1)[:, None]
        gains = [after - before for before, after in pairwise(value(told))]
        total = total + np.array(gains)[np.argsort(order)]
    return np.asarray(total / len(orders))
