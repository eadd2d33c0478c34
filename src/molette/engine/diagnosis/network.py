"""The knowledge as arrays, and what was observed as rows of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from molette.engine.diagnosis.types import Knowledge, Observation

CELLS = 1_000_000
"""Cells of the largest table of one batch: 8 MB, which a processor reads quickly."""


@dataclass(frozen=True, slots=True)
class Network:
    """A noisy-OR network, or a batch of B of them with the same links: B rows everywhere, 1 for a single network.

    `rates` (B, causes): P(active). `miss` (B, observables, causes): P(an active cause leaves it unseen), 1 if no link.
    `quiet` (B, observables): 1 - leak. `parents`: the causes linked to each observable.
    """

    rates: np.ndarray
    miss: np.ndarray
    quiet: np.ndarray
    parents: tuple[tuple[int, ...], ...]

    def parts(self, width: int) -> Iterator["Network"]:
        """The batch in parts small enough to be solved at once, for tables over so many causes."""
        size, step = len(self.rates), max(1, CELLS >> width)
        rates, miss, quiet = (
            np.broadcast_to(one, (size, *one.shape[1:])) for one in (self.rates, self.miss, self.quiet)
        )
        for part in (slice(start, start + step) for start in range(0, size, step)):
            yield Network(rates[part], miss[part], quiet[part], self.parents)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rows of the observables seen, and of those known not to be there."""

    seen: tuple[int, ...]
    unseen: tuple[int, ...]

    def only(self, rows: Iterable[int]) -> "Evidence":
        """The part of it that is about these rows."""
        kept = {int(row) for row in rows}
        return Evidence(*(tuple(row for row in side if row in kept) for side in (self.seen, self.unseen)))


def stalled_network(knowledge: Knowledge) -> Network:
    """The network of stalled missions."""
    return _network(knowledge, [cause.rate.mean for cause in knowledge.causes])


def moving_network(knowledge: Knowledge) -> Network:
    """The network of missions that move: the same links, rarer causes."""
    return _network(knowledge, [cause.rate_moving.mean for cause in knowledge.causes])


def evidence_of(observations: Iterable[Observation], knowledge: Knowledge) -> Evidence:
    """The rows that these observations settle; KeyError for an observable that is not known."""
    rows = {one.id: row for row, one in enumerate(knowledge.observables)}
    seen: dict[bool, list[int]] = {True: [], False: []}
    for one in observations:
        seen[knowledge.by_observable[one.observable].is_seen(one.answer)].append(rows[one.observable])
    return Evidence(tuple(sorted(seen[True])), tuple(sorted(seen[False])))


def _network(knowledge: Knowledge, rates: Sequence[float]) -> Network:
    ranks = knowledge.cause_places
    miss = np.ones((1, len(knowledge.observables), len(ranks)))
    for row, one in enumerate(knowledge.observables):
        for link in one.links:
            miss[0, row, ranks[link.cause]] = 1 - link.belief.mean
    quiet = np.array([[1 - one.leak.mean for one in knowledge.observables]])
    parents = tuple(tuple(sorted(ranks[link.cause] for link in one.links)) for one in knowledge.observables)
    return Network(np.array([rates]), miss, quiet, parents)
