"""In which order to sum causes out, so that the tables in between stay small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Bucket:
    """One cause to sum out, together with the causes it is then coupled to, in their own order of elimination."""

    cause: int
    others: tuple[int, ...]
    parent: int
    """The bucket that receives what is left; -1 for none."""


@lru_cache(maxsize=256)
def buckets(scopes: tuple[tuple[int, ...], ...]) -> tuple[Bucket, ...]:
    """The causes of these scopes in min-fill order."""
    neighbours = _coupled(scopes)
    order: list[int] = []
    cliques: list[int] = []
    while neighbours:
        cause = min(neighbours, key=lambda one: (_fill(one, neighbours), neighbours[one].bit_count(), one))
        around = neighbours.pop(cause)
        for other in _bits(around):
            neighbours[other] = (neighbours[other] | around) & ~(1 << other) & ~(1 << cause)
        order.append(cause)
        cliques.append(around)
    ranks = {cause: rank for rank, cause in enumerate(order)}
    sorted_cliques = [tuple(sorted(_bits(clique), key=ranks.__getitem__)) for clique in cliques]
    return tuple(
        Bucket(cause, others, ranks[others[0]] if others else -1)
        for cause, others in zip(order, sorted_cliques, strict=True)
    )


def width(scopes: Sequence[tuple[int, ...]]) -> int:
    """The number of causes in the largest table."""
    return max((1 + len(bucket.others) for bucket in buckets(tuple(scopes))), default=0)


def _coupled(scopes: Iterable[tuple[int, ...]]) -> dict[int, int]:
    neighbours: dict[int, int] = {}
    for scope in scopes:
        mask = sum(1 << cause for cause in scope)
        for cause in scope:
            neighbours[cause] = (neighbours.get(cause, 0) | mask) & ~(1 << cause)
    return neighbours


def _fill(cause: int, neighbours: dict[int, int]) -> int:
    """Pairs of its neighbours that summing it out would couple anew, counted twice."""
    around = neighbours[cause]
    return sum((around & ~neighbours[other] & ~(1 << other)).bit_count() for other in _bits(around))


def _bits(mask: int) -> Iterable[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
