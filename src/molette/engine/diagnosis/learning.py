"""What closed stalls teach: each confirmed cause, each fact seen or not, moves the Beta prior it bears on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from molette.engine.diagnosis.types import Belief, Cause, Knowledge, Link, Observable, Observation


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A mission looked at again once it moved: what was observed, and the causes that the user confirms.

    Causes that are not confirmed are ruled out. `was_stalled`: false for a mission that moved all along.
    """

    observations: tuple[Observation, ...]
    causes: frozenset[str]
    was_stalled: bool = True


def learn(knowledge: Knowledge, closed: Iterable[ClosedCase]) -> Knowledge:
    """The knowledge after these cases, in their order; pure, the old one is left as it was."""
    for case in closed:
        knowledge = _after(knowledge, case)
    return knowledge


def _after(knowledge: Knowledge, case: ClosedCase) -> Knowledge:
    answers = {one.observable: one.answer for one in case.observations}
    return replace(
        knowledge,
        causes=tuple(_cause_after(cause, case) for cause in knowledge.causes),
        observables=tuple(
            _observable_after(one, case.causes, is_seen=one.is_seen(answers[one.id])) if one.id in answers else one
            for one in knowledge.observables
        ),
        stalled=_counted(knowledge.stalled, float(case.was_stalled)),
    )


def _cause_after(cause: Cause, case: ClosedCase) -> Cause:
    share = float(cause.id in case.causes)
    if case.was_stalled:
        return replace(cause, rate=_counted(cause.rate, share))
    return replace(cause, rate_moving=_counted(cause.rate_moving, share))


def _observable_after(one: Observable, active: frozenset[str], *, is_seen: bool) -> Observable:
    """The acting causes share what was seen: P(this one showed it | it was seen); none showed what was not seen."""
    unseen = 1 - one.leak.mean
    for link in one.links:
        unseen *= 1 - link.belief.mean if link.cause in active else 1.0
    seen = 1 - unseen

    def after(belief: Belief) -> Belief:
        return _counted(belief, belief.mean / seen if is_seen else 0.0)

    links = tuple(
        Link(link.cause, after(link.belief), link.why) if link.cause in active else link for link in one.links
    )
    return replace(one, leak=after(one.leak), links=links)


def _counted(belief: Belief, share: float) -> Belief:
    return Belief((belief.mean * belief.worth + share) / (belief.worth + 1), belief.worth + 1)
