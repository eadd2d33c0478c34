"""Simulated futures: the same seed gives the same futures, so that two models differ by what was changed only."""

from dataclasses import replace

import numpy as np

from molette.engine.forecast.types import Block, Chances, Futures, MissionModel
from molette.engine.ledger.types import Request
from molette.engine.waits.types import ResponseModel


def draw(model: MissionModel, answers: ResponseModel, draws: int, seed: int) -> Chances:
    """What chance decides in each of `draws` futures: answers to come, work, approvals to come, inputs to come."""
    dice = np.random.Generator(np.random.SFC64(seed))
    uniforms = dice.random((len(model.blocks) + len(model.steps), draws))
    noise = dice.standard_normal((len(model.steps), draws))
    more = dice.random((len(model.inputs), draws))
    days = np.array([[step.days] for step in model.steps]).reshape(-1, 1)
    approvals = [_approval(model, answers, place, uniforms) for place in range(len(model.steps))]
    return Chances(
        blocks=_ends(model.blocks, answers, uniforms),
        work=days * model.bias * np.exp(model.spread * noise),
        approvals=np.array(approvals).reshape(-1, draws),
        inputs=_ends(model.inputs, answers, more),
    )


def play(model: MissionModel, chances: Chances) -> Futures:
    """The rest of the mission, once chance has spoken; one person works, so steps are done one after the other."""
    draws = chances.blocks.shape[1]
    done, free = np.zeros((len(model.steps), draws)), np.zeros(draws)
    for place in _order(model):
        step = model.steps[place]
        ready = np.maximum(_blocked_until(model, chances.blocks, place, draws), _latest(done, step.after, draws))
        if not step.is_submitted:
            free = np.maximum(free, ready) + chances.work[place] / model.pace
            ready = np.maximum(free, _stopped_until(model.inputs, chances.inputs, place)) + chances.approvals[place]
        done[place] = ready
    finish = done.max(axis=0) if len(done) else np.zeros(draws)
    return Futures(finish, chances.work.sum(axis=0), _moves_at(model, chances.blocks, draws), chances.blocks, done)


def stretch(model: MissionModel, chances: Chances, factor: np.ndarray) -> Chances:
    """The same chance, each open wait lasting `factor` times as long, (draws,); an agreed silence stays as it is."""
    held = np.array([block.held for block in model.blocks]).reshape(-1, 1)
    return replace(chances, blocks=held + (chances.blocks - held) * factor)


def _ends(blocks: tuple[Block, ...], answers: ResponseModel, uniforms: np.ndarray) -> np.ndarray:
    ends = [
        block.held + answers.draw(block.holder, block.kind, block.silent, uniforms[place], block.recall)
        for place, block in enumerate(blocks)
    ]
    return np.array(ends) if ends else np.zeros((0, uniforms.shape[1]))


def _approval(model: MissionModel, answers: ResponseModel, place: int, uniforms: np.ndarray) -> np.ndarray:
    step = model.steps[place]
    if not step.approver:
        return np.zeros(uniforms.shape[1])
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
    return np.broadcast_to(_stopped_until(model.blocks, blocks, place, everywhere=True), (draws,))


def _stopped_until(
    blocks: tuple[Block, ...], ends: np.ndarray, place: int, *, everywhere: bool = False
) -> np.ndarray | float:
    """When the last of those that stop this step ends."""
    stopping = [n for n, block in enumerate(blocks) if block.step == place or (everywhere and block.step is None)]
    return np.asarray(ends[stopping].max(axis=0)) if stopping else 0.0


def _moves_at(model: MissionModel, blocks: np.ndarray, draws: int) -> np.ndarray:
    """When the first thing can move: at once if a step is free, else when the first blocked one is freed."""
    if not len(blocks):
        return np.zeros(draws)
    if not model.steps:
        return np.asarray(blocks.min(axis=0))
    first = [_blocked_until(model, blocks, place, draws) for place, step in enumerate(model.steps) if not step.after]
    return np.asarray(np.min(first, axis=0) if first else blocks.max(axis=0))
