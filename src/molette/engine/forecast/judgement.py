"""Is the mission moving? The share of the next ten working days in which nothing can move, put in one word."""

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np

from molette.engine.calendar import WorkCalendar, noon
from molette.engine.forecast.types import DateRange, DayRange, Ending, Forecast, Futures, MissionModel, Stall, Status
from molette.engine.ledger.types import Ledger, Milestone, Mission
from molette.engine.policy import Policy
from molette.engine.waits.types import Ball, Hold, State

HORIZON = 10.0


def summarise(model: MissionModel, futures: Futures, calendar: WorkCalendar, mission: Mission) -> Forecast:
    """Ranges of the finish date, of each milestone's and of the work left, and the slip from the plan; none without."""
    if not model.steps:
        return Forecast(None, None)
    elapsed = calendar.schedule(model.start)
    finish, work = _dates(futures.finish, elapsed, model.start), np.quantile(futures.work, (0.1, 0.5, 0.9))
    endings = (
        _ending(mission.milestone(step.milestone), done, elapsed, model.start)
        for step, done in zip(model.steps, futures.done, strict=True)
    )
    return Forecast(
        finish, DayRange(*(round(float(days), 1) for days in work)),
        _slip(finish.p50, mission.end, calendar) if mission.end else None, tuple(one for one in endings if one),
    )  # fmt: skip


def _dates(days: np.ndarray, elapsed: np.ndarray, start: date) -> DateRange:
    """The dates on which 1, 5 and 9 futures in 10 have had so many working days."""
    quantiles = np.quantile(days, (0.1, 0.5, 0.9))
    places = np.searchsorted(elapsed, elapsed[0] + quantiles - 1e-9).clip(0, len(elapsed) - 1)
    return DateRange(*(date.fromordinal(start.toordinal() + int(place)) for place in places))


def _ending(milestone: Milestone | None, done: np.ndarray, elapsed: np.ndarray, start: date) -> Ending | None:
    if milestone is None:
        return None
    in_time = None
    if milestone.due:
        place = (milestone.due - start).days
        left = elapsed[min(place, len(elapsed) - 1)] - elapsed[0] if place >= 0 else -1.0
        in_time = round(float((done <= left + 1e-9).mean()), 3)
    return Ending(milestone.handle, milestone.due, _dates(done, elapsed, start), in_time)


def _slip(finish: date, end: date, calendar: WorkCalendar) -> float:
    return calendar.between(noon(end), noon(finish)) - calendar.between(noon(finish), noon(end))


def judge(
    model: MissionModel,
    futures: Futures,
    balls: Sequence[Ball],
    frozen: Sequence[Hold],
    policy: Policy,
    today: date,
    *,
    is_quiet: bool,
) -> Stall:
    """The judgement on `today`: agreed silences are no stall; `is_quiet` says that nothing has happened for long."""
    stuck = np.clip(futures.moves_at, 0.0, HORIZON)
    share, p_none = float(stuck.mean()) / HORIZON, float((futures.moves_at >= HORIZON).mean())
    binding = _binding(model, futures)
    ball = next((ball for ball in balls if ball.wait.id == binding), None)
    return Stall(
        _status(share, ball, frozen, is_quiet, policy, today), round(share, 3), round(p_none, 3),
        ball.since.date() if ball else None, binding, is_quiet,
    )  # fmt: skip


def _binding(model: MissionModel, futures: Futures) -> str:
    """The wait whose end frees the mission: among those that stop it, the one that ends first in the median future."""
    if not model.blocks or not futures.moves_at.any():
        return ""
    place = int(np.argmin(np.abs(np.median(futures.blocks, axis=1) - np.median(futures.moves_at))))
    return model.blocks[place].wait


def _status(
    share: float, ball: Ball | None, frozen: Sequence[Hold], is_quiet: bool, policy: Policy, today: date
) -> Status:
    if any(hold.covers(today) for hold in frozen):
        return Status.ON_HOLD
    if ball and ball.wait.state is State.HELD and share >= policy.slowing_share:
        return Status.ON_HOLD
    if share >= policy.stalled_share and (ball is None or ball.is_late):
        return Status.STALLED
    if is_quiet or (share >= policy.slowing_share and (ball is None or ball.is_late)):
        return Status.SLOWING
    return Status.MOVING


def is_quiet(ledger: Ledger, calendar: WorkCalendar, policy: Policy, now: datetime) -> bool:
    """Whether nothing has happened for longer than the policy allows."""
    last = max((fact.at for fact in ledger if fact.at <= now), default=now)
    return calendar.between(last, now) > policy.quiet_days
