"""What was chosen before and what came of it, put into what is believed of the ways out.

Each belief is a Beta law, worth some cases; one review is worth one case, shared among the effects it speaks of.
"""

from collections.abc import Iterable
from dataclasses import replace

from molette.engine.diagnosis.types import Belief
from molette.engine.remedies.types import Choice, Remedy, SideEffect, Verdict, WaysOut

ONE_CASE = 1.0


def learn(ways: WaysOut, choices: Iterable[Choice]) -> WaysOut:
    """The same ways out, their beliefs moved by the reviewed choices; the order of the choices changes nothing."""
    reviewed = [choice for choice in choices if choice.verdict is not None]
    return replace(ways, remedies=tuple(_learned(remedy, reviewed) for remedy in ways.remedies))


def _learned(remedy: Remedy, choices: Iterable[Choice]) -> Remedy:
    for choice in choices:
        if remedy.id in choice.remedies:
            case = ONE_CASE / len(choice.remedies)
            remedy = replace(
                remedy,
                effects=tuple(
                    replace(effect, resolves=_moved(effect.resolves, choice.verdict is Verdict.HELPED, case))
                    for effect in remedy.effects
                ),
                side_effects=tuple(
                    _side_moved(side, choice.verdict is Verdict.HURT, case) for side in remedy.side_effects
                ),
            )
    return remedy


def _side_moved(side: SideEffect, happened: bool, case: float) -> SideEffect:
    return replace(side, belief=_moved(side.belief, happened, case))


def _moved(belief: Belief, happened: bool, case: float) -> Belief:
    worth = belief.worth + case
    return Belief((belief.mean * belief.worth + case * happened) / worth, worth)
