"""The curve of silence: of the requests still silent when a step of time begins, the share answered within that step.

Shares are beta-binomial means: what was counted, and some borrowed requests at the share of the level above. A first
request gets the share of the level above as it is. Between two edges the rate of answers is constant.
"""

import numpy as np

MEMORY = 2 * 365.25
"""Days after which a request counts for a third (1/e): that of `clock_curves`."""


def pooled(seen: np.ndarray, answered: np.ndarray, borrowed: float, above: np.ndarray) -> np.ndarray:
    """The share answered in each step, from the requests `seen` and `answered` in it and the shares of `above`."""
    return np.asarray((answered + borrowed * above) / (seen + borrowed))


def doubts(shares: np.ndarray) -> np.ndarray:
    """Minus the logarithm of the chance of being silent still at each edge, (..., steps + 1)."""
    summed = np.cumsum(-np.log1p(-np.minimum(shares, 1 - 1e-9)), axis=-1)
    return np.concatenate([np.zeros((*shares.shape[:-1], 1)), summed], axis=-1)


def doubt_at(edges: np.ndarray, doubt: np.ndarray, silence: np.ndarray) -> np.ndarray:
    """`doubt`, (..., steps + 1), read at these silences, (..., n); beyond the last edge the last rate goes on."""
    place = np.clip(np.searchsorted(edges, silence, side="right") - 1, 0, len(edges) - 2)
    low, high = (np.take_along_axis(doubt, place + side, axis=-1) for side in (0, 1))
    return np.asarray(low + (high - low) * (silence - edges[place]) / np.diff(edges)[place])
