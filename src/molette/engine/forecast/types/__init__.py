"""The records of the forecast."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import numpy as np

from molette.engine.ledger.types import Request
from molette.engine.waits.types import Recall


class Status(StrEnum):
    """How a mission is going."""

    MOVING = "moving"
    SLOWING = "slowing"
    STALLED = "stalled"
    ON_HOLD = "on_hold"


@dataclass(frozen=True, slots=True)
class Step:
    """What is left of a milestone: days of work, what it comes after, and who says yes at the end."""

    milestone: str
    days: float
    after: tuple[int, ...]
    approver: str
    is_submitted: bool
    """The work is done and the approval awaited: no work is left."""


@dataclass(frozen=True, slots=True)
class Block:
    """An open wait that stops something: all of the mission, or one step."""

    wait: str
    holder: str
    kind: Request
    silent: float
    held: float
    """Working days of agreed silence still to come."""
    step: int | None
    recall: Recall | None = None
    """The last time it was spoken of again."""


@dataclass(frozen=True, slots=True)
class MissionModel:
    """The rest of the mission: steps in order, what blocks them, and the pace (days of work a working day, 0 to 1)."""

    start: date
    steps: tuple[Step, ...]
    blocks: tuple[Block, ...]
    pace: float
    bias: float
    spread: float
    inputs: tuple[Block, ...] = ()
    """Answers not asked for yet that a step needs before it can be handed over; `held` until the day they are."""


@dataclass(frozen=True, slots=True)
class Chances:
    """What chance decides, in working days: when each wait ends (blocks, draws), the work of each step and how long its
    approval takes (steps, draws), when each input is there (inputs, draws).
    """

    blocks: np.ndarray
    work: np.ndarray
    approvals: np.ndarray
    inputs: np.ndarray


@dataclass(frozen=True, slots=True)
class Futures:
    """Outcomes in working days from the model's start: `finish` and `work` (draws,), `moves_at` (draws,) when something
    can move again, `blocks` (blocks, draws) when each wait ends, `done` (steps, draws) when each step is accepted.
    """

    finish: np.ndarray
    work: np.ndarray
    moves_at: np.ndarray
    blocks: np.ndarray
    done: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))


@dataclass(frozen=True, slots=True)
class DateRange:
    """Dates that 1 future in 10, 1 in 2 and 9 in 10 do not exceed."""

    p10: date
    p50: date
    p90: date


@dataclass(frozen=True, slots=True)
class DayRange:
    """The same for a number of days."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Ending:
    """When a milestone is likely to be accepted, and the chance that it is by its date; None without a date."""

    milestone: str
    due: date | None
    accepted: DateRange
    in_time: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is likely if nothing changes; None when the plan does not allow it."""

    finish: DateRange | None
    days_left: DayRange | None
    """Days of work left."""
    slip: float | None = None
    """Working days by which the median finish is after the planned end; negative when it is before."""
    milestones: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class Stall:
    """How much of the next ten working days' capacity is stuck."""

    status: Status
    share: float
    """Expected share of that capacity in which nothing on this mission can move."""
    p_no_progress: float
    """Probability that nothing can move in any of these days."""
    since: date | None
    """When the binding wait began."""
    binding_wait: str
    """The wait without which the mission would move again soonest; empty if nothing binds."""
    is_quiet: bool = False
    """No sign of life in the evidence for longer than the policy allows."""
