"""Exact inference in a noisy-OR network: observables not seen weigh each cause alone, only those seen couple causes.

Seen observables are tables over their causes. Causes are summed out one by one (variable elimination, min-fill); going
back, the same tables give the exact marginals and exact draws. Everything has a first axis of B networks at once.
"""

from dataclasses import dataclass

import numpy as np

from molette.engine.diagnosis.network import Evidence, Network
from molette.engine.diagnosis.ordering import Bucket, buckets

Factor = tuple[tuple[int, ...], np.ndarray]
"""The causes of a table in their order of elimination, and the table, axes (B, causes)."""


@dataclass(frozen=True, slots=True)
class Solved:
    """An evidence, ready to be asked. `tables`: weights, axes (B, cause, others); `sums`: the same over the cause."""

    mass: np.ndarray
    """P(evidence), shape (B,)."""
    chain: tuple[Bucket, ...]
    tables: tuple[np.ndarray, ...]
    sums: tuple[np.ndarray, ...]
    alone: np.ndarray
    """(B, causes): P(active | evidence) of the causes that nothing couples; the others' entries mean nothing."""


def solve(network: Network, evidence: Evidence, given: np.ndarray | None = None) -> Solved:
    """Sum the causes out.

    `given`: (B, observables) of booleans, which observables each network knows; all of the evidence when left out.
    """
    on, off, mass = _weights(network, evidence, given)
    chain = buckets(tuple(network.parents[row] for row in evidence.seen if network.parents[row]))
    ranks = {bucket.cause: rank for rank, bucket in enumerate(chain)}
    held: list[list[Factor]] = [[] for _ in chain]
    for row in evidence.seen:
        scope = tuple(sorted(network.parents[row], key=ranks.__getitem__))
        table = _seen_table(network, row, scope, None if given is None else given[:, row])
        if scope:
            held[ranks[scope[0]]].append((scope, table))
        else:
            mass = mass * table
    tables, sums = [], []
    for rank, bucket in enumerate(chain):
        both = np.stack([off[:, bucket.cause], on[:, bucket.cause]], axis=1)
        table = _product((bucket.cause, *bucket.others), [((bucket.cause,), both), *held[rank]])
        left = table[:, 0] + table[:, 1]
        tables.append(table)
        sums.append(left)
        if bucket.others:
            held[bucket.parent].append((bucket.others, left))
        else:
            mass = mass * left
    free = [cause for cause in range(network.rates.shape[1]) if cause not in ranks]
    mass = mass * (on[:, free] + off[:, free]).prod(axis=1)
    return Solved(mass, chain, tuple(tables), tuple(sums), on / (on + off))


def marginals(solved: Solved) -> np.ndarray:
    """P(each cause is active | evidence), shape (B, causes)."""
    found = solved.alone.copy()
    joints: dict[int, np.ndarray] = {}
    for rank in reversed(range(len(solved.chain))):
        bucket, table, left = solved.chain[rank], solved.tables[rank], solved.sums[rank]
        outer = np.ones(len(table))
        if bucket.others:
            above = solved.chain[bucket.parent]
            outer = _summed_to(joints[bucket.parent], (above.cause, *above.others), bucket.others)
        joints[rank] = table * (outer / left)[:, None]
        found[:, bucket.cause] = joints[rank][:, 1].reshape(len(table), -1).sum(axis=1)
    return found


def draw(solved: Solved, count: int, seed: int) -> np.ndarray:
    """`count` independent draws of all causes given the evidence, shape (count, causes); a single network only."""
    chances = np.random.default_rng(seed).random((solved.alone.shape[1], count), dtype=np.float32)
    worlds = chances < solved.alone[0][:, None]
    for rank in reversed(range(len(solved.chain))):
        bucket = solved.chain[rank]
        place = np.zeros(count, dtype=np.intp)
        for other in bucket.others:
            place <<= 1
            place |= worlds[other]
        active, left = solved.tables[rank][0, 1].reshape(-1)[place], solved.sums[rank][0].reshape(-1)[place]
        worlds[bucket.cause] = chances[bucket.cause] * left < active
    return np.asarray(worlds.T)


def _weights(
    network: Network, evidence: Evidence, given: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each cause, active and not, after what was not seen; and what that costs."""
    rows = list(evidence.unseen)
    miss, quiet = network.miss[:, rows], network.quiet[:, rows]
    if given is not None:
        miss = np.where(given[:, rows, None], miss, 1.0)
        quiet = np.where(given[:, rows], quiet, 1.0)
    on = network.rates * miss.prod(axis=1)
    return on, np.broadcast_to(1 - network.rates, on.shape), quiet.prod(axis=1)


def _seen_table(network: Network, row: int, scope: tuple[int, ...], known: np.ndarray | None) -> np.ndarray:
    """P(seen | its causes), axes (B, causes in that order)."""
    unseen = network.quiet[:, row]
    for cause in reversed(scope):
        missed = network.miss[:, row, cause].reshape(-1, *(1,) * (unseen.ndim - 1))
        unseen = np.stack(
            [np.broadcast_to(unseen, np.broadcast_shapes(unseen.shape, missed.shape)), unseen * missed], 1
        )
    if known is None:
        return 1 - unseen
    return np.where(known.reshape(-1, *(1,) * (unseen.ndim - 1)), 1 - unseen, 1.0)


def _product(clique: tuple[int, ...], held: list[Factor]) -> np.ndarray:
    """The product of factors over a clique, from the smallest so that few of the products are large."""
    found = np.ones(1)
    for scope, table in sorted(held, key=lambda one: one[1].size):
        aligned = table.reshape(len(table), *(2 if cause in scope else 1 for cause in clique))
        found = found.reshape(len(found), *found.shape[1:] or (1,) * len(clique)) * aligned
    return np.broadcast_to(found, (len(found), *(2,) * len(clique)))


def _summed_to(table: np.ndarray, scope: tuple[int, ...], wanted: tuple[int, ...]) -> np.ndarray:
    gone = tuple(axis + 1 for axis, cause in enumerate(scope) if cause not in wanted)
    return table.sum(axis=gone) if gone else table
