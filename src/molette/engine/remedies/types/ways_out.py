"""The records of the ways out: what each would change, what it costs, and what it may break."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from molette.engine.diagnosis.types import Belief, Text


class Level(StrEnum):
    """From the slightest tweak to leaving."""

    TWEAK = "tweak"
    PROCESS = "process"
    CONTRACT = "contract"
    EXIT = "exit"

    @property
    def rank(self) -> int:
        """1 for the slightest."""
        return list(Level).index(self) + 1


class Reversibility(StrEnum):
    """How it is undone."""

    EASY = "easy"
    PARTIAL = "partial"
    HARD = "hard"


class Party(StrEnum):
    """Who must agree first."""

    CONSULTANT = "consultant"
    CLIENT_CONTACT = "client_contact"
    SPONSOR = "sponsor"
    TEAMS = "teams"
    THIRD_PARTY = "third_party"
    PORTAGE_COMPANY = "portage_company"


@dataclass(frozen=True, slots=True)
class Triangle:
    """Least, likeliest, most."""

    least: float
    likely: float
    most: float

    @property
    def mean(self) -> float:
        """The mean of the triangular law."""
        return (self.least + self.likely + self.most) / 3


@dataclass(frozen=True, slots=True)
class Effect:
    """What it does to one cause: P(ends it), else its own ending comes `speedup` times faster for a while."""

    cause: str
    resolves: Belief
    speedup: float


@dataclass(frozen=True, slots=True)
class SideEffect:
    """What it may break: it starts a cause, or brings a risk (exactly one of the two is named)."""

    belief: Belief
    severity: int
    """1: a nuisance; 5: the mission or the income at stake."""
    note: Text
    cause: str = ""
    risk: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """It unblocks nothing, but lets a share of the blocked time be used for some days while these causes block."""

    share: float
    most_days: float
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way out. Durations are working days, amounts euros paid out (not the consultant's time)."""

    id: str
    level: Level
    label: Text
    description: Text
    effects: tuple[Effect, ...]
    needs: tuple[Text, ...]
    effort_hours: Triangle
    delay_days: Triangle
    cost_euros: Triangle
    side_effects: tuple[SideEffect, ...]
    reversibility: Reversibility
    agreement: tuple[Party, ...]
    first_step: Text
    script: Text
    grade: str
    """A: field or meta-analytic evidence; B: laboratory or survey; C: professional practice; D: expert judgement."""
    sources: tuple[str, ...]
    note: Text
    bridge: Bridge | None = None
    frees: float = 0.0
    """Share of the time reserved for the mission that it gives back."""
    protects_cash: float = 0.0
    protects_margin: float = 0.0
    """Share of the exposed cash, of the exposed margin, that it covers without shortening the stall."""
    is_diagnostic: bool = False
    """It also tells much about the causes."""
    ends_mission: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """Something a way out may bring that is no cause."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class WaysOut:
    """All the ways out, what they may bring, and for how many working days a speed-up lasts."""

    remedies: tuple[Remedy, ...]
    risks: tuple[Risk, ...]
    levels: Mapping[Level, Text]
    parties: Mapping[Party, Text]
    speedup_days: float
