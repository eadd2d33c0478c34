"""Simulated futures: the same seed gives the same futures, so that two models differ by what was changed only."""

from dataclasses import dataclass

import numpy as np

from molette.engine.forecast.types import MissionModel
from molette.engine.ledger.types import Request
from molette.engine.waits.types import ResponseModel

NOTHING = np.float64(0.0)


@dataclass(frozen=True, slots=True)
class Futures:
    """Outcomes in working days from the model's start: `finish` and `work` (draws,), `moves_at` (draws,) when something
    can move again, `blocks` (blocks, draws) when each wait ends.
    """

    finish: np.ndarray
    work: np.ndarray
    moves_at: np.ndarray
    blocks: np.ndarray


def simulate(model: MissionModel, answers: ResponseModel, draws: int, seed: int) -> Futures:
    """Draw `draws` futures of the rest of the mission; one person works, so steps are done one after the other."""
    dice = np.random.Generator(np.random.SFC64(seed))
    uniforms = dice.random((len(model.blocks) + len(model.steps), draws))
    noise = dice.standard_normal((len(model.steps), draws))
    blocks = _blocks(model, answers, uniforms)
    work = np.array(
        [step.days * model.bias * np.exp(model.spread * z) for step, z in zip(model.steps, noise, strict=True)]
    )
    done, free = np.zeros((len(model.steps), draws)), np.zeros(draws)
    for place in _order(model):
        step = model.steps[place]
        ready = np.maximum(_blocked_until(model, blocks, place, draws), _latest(done, step.after, draws))
        if not step.is_submitted:
            free = np.maximum(free, ready) + work[place] / model.pace
            ready = free + _approval(model, answers, place, uniforms)
        done[place] = ready
    finish = done.max(axis=0) if len(done) else np.zeros(draws)
    total = work.sum(axis=0) if len(work) else np.zeros(draws)
    return Futures(finish, total, _moves_at(model, blocks, draws), blocks)


def _blocks(model: MissionModel, answers: ResponseModel, uniforms: np.ndarray) -> np.ndarray:
    ends = [
        block.held + answers.draw(block.holder, block.kind, block.silent, uniforms[place])
        for place, block in enumerate(model.blocks)
    ]
    return np.array(ends) if ends else np.zeros((0, uniforms.shape[1]))


def _approval(model: MissionModel, answers: ResponseModel, place: int, uniforms: np.ndarray) -> np.ndarray | np.float64:
    step = model.steps[place]
    if not step.approver:
        return NOTHING
    return answers.draw(step.approver, Request.APPROVAL, 0.0, uniforms[len(model.blocks) + place])


def _order(model: MissionModel) -> list[int]:
    """Steps in the plan's order, each after those it comes after; a circle is cut where the plan's order says."""
    order: list[int] = []
    waiting = list(range(len(model.steps)))
    while waiting:
        ready = [place for place in waiting if all(other in order for other in model.steps[place].after)]
        place = ready[0] if ready else waiting[0]
        order.append(place)
        waiting.remove(place)
    return order


def _latest(done: np.ndarray, after: tuple[int, ...], draws: int) -> np.ndarray:
    return done[list(after)].max(axis=0) if after else np.zeros(draws)


def _blocked_until(model: MissionModel, blocks: np.ndarray, place: int, draws: int) -> np.ndarray:
    stopping = [n for n, block in enumerate(model.blocks) if block.step in (place, None)]
    return blocks[stopping].max(axis=0) if stopping else np.zeros(draws)


def _moves_at(model: MissionModel, blocks: np.ndarray, draws: int) -> np.ndarray:
    """When the first thing can move: at once if a step is free, else when the first blocked one is freed."""
    if not len(blocks):
        return np.zeros(draws)
    if not model.steps:
        return np.asarray(blocks.min(axis=0))
    first = [_blocked_until(model, blocks, place, draws) for place, step in enumerate(model.steps) if not step.after]
    return np.asarray(np.min(first, axis=0) if first else blocks.max(axis=0))
