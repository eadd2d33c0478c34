"""Case and Assessment: the records at the two ends of the pipeline."""

from dataclasses import dataclass
from datetime import date, datetime

from molette.engine.diagnosis.types import Diagnosis, Gap, Knowledge
from molette.engine.forecast.types import Forecast, Stall
from molette.engine.forecast.types.costs import Costs
from molette.engine.forecast.types.pay import PayRules
from molette.engine.ledger.types import Fact, Ledger, Mission
from molette.engine.nudges.types import Nudge
from molette.engine.problems import Problem
from molette.engine.remedies.types import Choice, Comparison, WaysOut
from molette.engine.signals.types import Signal
from molette.engine.waits.types import Account, Ball, Day, Foreseen, Hold, Wait
from molette.engine.waits.types.answers import NEW, Experience


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of a mission: its plan, its facts, the public holidays and the rules of pay of its country."""

    mission: Mission
    ledger: Ledger
    holidays: frozenset[date] = frozenset()
    pay_rules: PayRules | None = None
    knowledge: Knowledge | None = None
    ways: WaysOut | None = None
    """What is known of stalls and of ways out of them; without it neither causes nor ways out are told."""
    problems: tuple[Problem, ...] = ()
    experience: Experience = NEW
    """What the waits of other missions have taught."""


@dataclass(frozen=True, slots=True)
class Why:
    """The causes of a stall, what would help, and what was chosen before."""

    knowledge: Knowledge
    ways: WaysOut
    """As learned from what was chosen before."""
    diagnosis: Diagnosis
    gaps: tuple[Gap, ...]
    compared: Comparison
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What Molette says of a mission at `now`."""

    mission: Mission
    now: datetime
    waits: tuple[Wait, ...]
    balls: tuple[Ball, ...]
    foreseen: tuple[Foreseen, ...]
    nudges: tuple[Nudge, ...]
    frozen: tuple[Hold, ...]
    account: Account
    days: tuple[Day, ...]
    signals: tuple[Signal, ...]
    forecast: Forecast
    stall: Stall
    costs: Costs
    why: Why | None
    problems: tuple[Problem, ...]
    facts: tuple[Fact, ...]
    """What was known at `now`, corrections made."""

    experience: Experience
    """What the waits of this mission have taught."""
