"""The records of the costs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Situation:
    """What the costs are counted from; days are working days, euros are net for the consultant unless said."""

    rate: float
    """Daily rate, excluding VAT."""
    planned: float
    """Days sold."""
    spent: float
    accepted: float
    """Share of the planned work that the client has accepted, 0 to 1."""
    blocked: float
    """Days so far in which the mission waited for somebody else."""
    elapsed: float
    reserved: float
    """Share of the week held for the mission."""
    redeployed: float
    """Share of the blocked time used for other paid work."""
    chasing: float
    """Hours spent reminding and asking again."""
    prospecting: float
    """Share of the usual prospecting that is done, 0 to 1."""
    net_day: float
    """Net pay of one more billed day."""
    is_capped: bool
    """More days than sold are not paid."""


class Item(StrEnum):
    """What a sum of money is for."""

    IDLE = "idle"
    CHASING = "chasing"
    RESTART = "restart"
    ABANDON = "abandon"
    OFFERS = "offers"
    PROSPECTING = "prospecting"


CERTAIN = (Item.IDLE, Item.CHASING, Item.RESTART)
"""Already spent or lost; the others are losses times their chance."""


@dataclass(frozen=True, slots=True)
class Line:
    """One reason for money lost, in euros: so far, and for one more blocked day."""

    item: Item
    so_far: float
    next_day: float

    @property
    def is_certain(self) -> bool:
        """Whether it is lost already."""
        return self.item in CERTAIN


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where the days sold are going; never added to the money lost, for they are the same days seen otherwise."""

    at_completion: float
    """Days that the mission will have taken."""
    overrun: float
    at_risk: float
    """Turnover of the days beyond those sold, unpaid when the price is fixed or capped."""
    effective_rate: float


@dataclass(frozen=True, slots=True)
class LatePayment:
    """A bill paid late, or not yet: what the portage company, or a freelance, may claim."""

    euros: float
    due: date
    days_late: int
    is_paid: bool
    claim: float


@dataclass(frozen=True, slots=True)
class Money:
    """What the stall costs in money."""

    situation: Situation
    lines: tuple[Line, ...]
    envelope: Envelope
    late: tuple[LatePayment, ...]

    @property
    def certain(self) -> float:
        """Euros already lost."""
        return sum(line.so_far for line in self.lines if line.is_certain)

    @property
    def expected(self) -> float:
        """Euros of losses that may come, times their chance."""
        return sum(line.so_far for line in self.lines if not line.is_certain)

    @property
    def next_day(self) -> float:
        """Euros for one more blocked day, certain and expected."""
        return sum(line.next_day for line in self.lines)


@dataclass(frozen=True, slots=True)
class Time:
    """What the stall costs in time."""

    blocked: float
    elapsed: float
    slip: float | None
    """Working days by which the median finish is after the planned end; negative when it is before."""
    later_prospecting: float
    """Further days between two missions, to be expected."""
    months: float
    """Months since the mission began."""
    is_near_limit: bool
    """The longest legal duration of a portage service is near."""

    @property
    def share(self) -> float:
        """Share of the elapsed days in which the mission waited."""
        return self.blocked / self.elapsed if self.elapsed else 0.0


class Alert(StrEnum):
    """What the weekly marks of strain say."""

    NONE = "none"
    HIGH = "high"
    LASTING = "lasting"


@dataclass(frozen=True, slots=True)
class Strength:
    """The consultant's own marks of strain, 1 to 5; private."""

    latest: int | None
    on: date | None
    weeks_high: int
    """Last weeks in a row with a mark of 4 or 5."""
    trend: float | None
    """The last four weeks' mean less that of the four weeks before; None with fewer than two marks in each."""

    @property
    def alert(self) -> Alert:
        """High from two weeks in a row, lasting from four (Elo and others 2003, weekly use)."""
        if self.weeks_high >= 4:
            return Alert.LASTING
        return Alert.HIGH if self.weeks_high >= 2 else Alert.NONE


@dataclass(frozen=True, slots=True)
class Costs:
    """The three coins; no money without a known rate."""

    money: Money | None
    time: Time
    strength: Strength
