"""The thresholds one assessment uses. Each has an author; "expert judgement" is a prior, to be learned from use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """What one run is told; the same policy, case, `now` and seed give the same answer."""

    draws: int = 4000
    """Simulated futures: at 4,000 the 10 % and 90 % dates move by less than a day between seeds."""

    lapse_days: float = 20.0
    """Working days after which a request read in mail, never recalled and tied to no milestone, is considered dropped:
    expert judgement (knowledge of reminders ends at D + 15, see docs/science)."""

    slowing_share: float = 0.2
    """Share of the next ten working days in which nothing can move, from which a mission slows: expert judgement."""

    stalled_share: float = 0.5
    """The same, from which it is stalled: expert judgement."""

    quiet_days: float = 10.0
    """Working days without any sign of life after which a mission slows: expert judgement."""

    estimate_bias: float = 1.3
    """People's median overrun of their own estimates: 1.6 for tasks alone (Buehler and others 1994), shrunk because
    plans hold some margin (expert judgement)."""

    estimate_spread: float = 0.35
    """Standard deviation of the logarithm of actual over estimated days: expert judgement from public task records."""
