"""One way out, or several together, against doing nothing, on the same draws."""

import numpy as np

from molette.engine.forecast.types import Futures
from molette.engine.remedies.action import Action, act
from molette.engine.remedies.ground import Ground
from molette.engine.remedies.types import Outcome, Range, Remedy
from molette.engine.remedies.worth import effort_and_cost

LEAST = 0.25
"""Working days under which a draw is the same as doing nothing."""


def attempt(remedies: tuple[Remedy, ...], ground: Ground) -> Outcome:
    """Try ways out together, each acting on what the one before has left."""
    ends, actions = ground.natural.ends, []
    for remedy in remedies:
        actions.append(act(remedy, ends, ground, _dice(remedy, ground)))
        ends = actions[-1].ends
    factor = _factor(ground.natural.restart, ends.max(axis=0))
    future = ground.replay(factor)
    days, blocked = ground.nothing.finish - future.finish, ground.nothing.moves_at - future.moves_at
    gained = blocked * ground.money.day
    for remedy, action in zip(remedies, actions, strict=True):
        bridged = _bridged(remedy, future.moves_at, action, ground)
        days, gained = days + bridged, gained + bridged * ground.money.day
        gained = gained + _beside(remedy, future.moves_at, action, ground) - action.broken
    return _outcome(remedies, days, gained, future, ground)


def _outcome(
    remedies: tuple[Remedy, ...], days: np.ndarray, gained: np.ndarray, future: Futures, ground: Ground
) -> Outcome:
    spent = sum(effort_and_cost(remedy, ground.money) for remedy in remedies)
    euros = gained - spent
    acts = ground.natural.ends[ground.leading] > 0
    return Outcome(
        remedies=tuple(remedy.id for remedy in remedies),
        days=_range(days),
        euros=_range(euros),
        mean_euros=float(euros.mean()),
        restart=_range(future.moves_at),
        p_backfire=float(((gained < -1.0) | (days < -LEAST)).mean()),
        effect_days=max(remedy.delay_days.likely for remedy in remedies),
        effort_hours=sum(remedy.effort_hours.likely for remedy in remedies),
        is_robust=_holds(euros[acts]) and _holds(euros[~acts]),
    )


def _dice(remedy: Remedy, ground: Ground) -> np.random.Generator:
    """Dice of its own for each way out: it meets the same chance alone and with others."""
    return np.random.Generator(np.random.SFC64([ground.seed, *remedy.id.encode()]))


def _factor(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """How many times as long the waits last: the share of the causes' blocking that is left.

    Where no cause blocks, the waits last as they would; what a side effect has started is added as days of one wait.
    """
    return np.asarray(np.where(before > 0, after / np.maximum(before, 1e-6), 1.0 + after / ONE_WAIT))


ONE_WAIT = 10.0
"""Working days that a wait lasts where no cause is at work and a side effect starts one: expert judgement."""


def _bridged(remedy: Remedy, blocked: np.ndarray, action: Action, ground: Ground) -> np.ndarray:
    """Days of the blocked time that a bridge lets be used."""
    if remedy.bridge is None:
        return np.zeros_like(blocked)
    columns = [ground.places[cause] for cause in remedy.bridge.causes]
    held = (ground.natural.ends[columns] > 0).any(axis=0)
    usable = np.clip(blocked - action.delay, 0, remedy.bridge.most_days)
    return np.asarray(np.where(held, remedy.bridge.share * usable, 0.0))


def _beside(remedy: Remedy, blocked: np.ndarray, action: Action, ground: Ground) -> np.ndarray:
    """Euros beside the days: time given back for other work, margin covered, the mission's end."""
    left = np.maximum(blocked - action.delay, 0)
    gained = remedy.frees * left * ground.money.reserved_day
    gained = gained + remedy.protects_margin * ground.money.at_risk
    if remedy.ends_mission:
        gained = gained + left * ground.money.day - ground.money.ending
    return np.asarray(gained)


def _range(values: np.ndarray) -> Range:
    return Range(*(float(value) for value in np.quantile(values, (0.1, 0.5, 0.9))))


def _holds(euros: np.ndarray) -> bool:
    """Whether it still helps in these draws; a twentieth of a hundred at least, or they say nothing."""
    return len(euros) < 50 or float(euros.mean()) > 0
