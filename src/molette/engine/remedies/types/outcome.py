"""What comes of a way out, beside doing nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Range:
    """What 1 draw in 10, 1 in 2 and 9 in 10 do not exceed."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Money:
    """What days are worth, in euros net for the consultant."""

    day: float
    """One more blocked day, losses to be expected included."""
    net_day: float
    """One day of her time."""
    reserved_day: float
    """One day of the time reserved for the mission, that blocking leaves unpaid."""
    at_risk: float
    """Turnover of the days beyond those sold, net."""
    ending: float
    """Ending the mission now: the time until another takes its place."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way out, or several together, against doing nothing: what is positive is gained."""

    remedies: tuple[str, ...]
    days: Range
    """Working days by which the mission ends earlier."""
    euros: Range
    """Net of the effort, the direct cost and the risks."""
    mean_euros: float
    restart: Range
    """Working days from today until something moves again."""
    p_backfire: float
    """Chance of being worse off than by doing nothing, the effort left aside."""
    effect_days: float
    """Working days until it takes effect, most likely."""
    effort_hours: float
    is_robust: bool
    """It helps whether or not the likeliest cause is at work."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The ways out, the best first, and when it would move again by itself (None: nothing is blocked)."""

    outcomes: tuple[Outcome, ...]
    by_itself: Range | None


class Verdict(StrEnum):
    """What came of a way out."""

    HELPED = "helped"
    NOTHING = "nothing"
    HURT = "hurt"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way out that was chosen, with the consequence expected of it."""

    label: str
    remedies: tuple[str, ...]
    chosen_at: datetime
    expected_days: float | None
    """Working days that were expected to be gained."""
    check_on: date | None
    verdict: Verdict | None
    waits_then: int
    """Requests that were open when it was chosen."""
    waits_ended: int
    """How many of them have been answered since."""
    is_due: bool
    """The day has come to say what came of it."""
