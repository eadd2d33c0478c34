"""What is known of stalls in general: causes, what shows them, and how sure each number is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType


class Answer(StrEnum):
    """What is answered to a question. "I don't know" is no answer: the question is left out."""

    YES = "yes"
    NO = "no"


class Place(StrEnum):
    """Where a cause stands: at the client's, in the mission itself, in the consultant's own organisation."""

    CLIENT = "client"
    MISSION = "mission"
    ME = "me"


class Mode(StrEnum):
    """Whether an observable is measured in the ledger, hinted at by it, or asked."""

    AUTO = "auto"
    PARTIAL = "partial"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in both languages."""

    fr: str
    en: str

    def said(self, lang: str) -> str:
        """The words in that language; French if it is another."""
        return self.en if lang.startswith("en") else self.fr


@dataclass(frozen=True, slots=True)
class Belief:
    """A probability, and the number of cases it is worth: the mean and the pseudo-count of a Beta distribution."""

    mean: float
    worth: float


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `is_checked`: the figure or the text itself was seen, not quoted from memory."""

    id: str
    kind: str
    text: Text
    address: str = ""
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """One of the families that the causes belong to."""

    id: str
    label: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Group:
    """Questions asked together."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause of stalls. `rate`: P(it plays a part | the mission is stalled); `rate_moving`: P(present | it moves)."""

    id: str
    label: Text
    definition: Text
    family: str
    place: Place
    rate: Belief
    rate_moving: Belief
    grade: str
    """A: survey of a close population; B: analogous or indirect; C: expert judgement."""
    basis: Text
    sources: tuple[str, ...]
    held_by: tuple[str, ...]
    """Whose it may be, in part: client, consultant, shared, neither. Never a verdict."""
    block_days: float
    """Median working days it blocks if nothing is done."""
    leverage: str
    """How far the consultant alone can act on it: low, medium, high."""
    is_sudden: bool = False
    related: tuple[str, ...] = ()
    """Other families it borders on."""

    @property
    def is_mine(self) -> bool:
        """It may be the consultant's own: shown first."""
        return self.place is Place.ME or "consultant" in self.held_by


@dataclass(frozen=True, slots=True)
class Link:
    """P(this cause alone makes the observable seen)."""

    cause: str
    belief: Belief
    why: Text


@dataclass(frozen=True, slots=True)
class Sign:
    """An observable of the movement itself: P(seen | stalled) and P(seen | moving)."""

    stalled: Belief
    moving: Belief


@dataclass(frozen=True, slots=True)
class Measure:
    """How the ledger settles an observable."""

    mode: Mode
    reads: tuple[str, ...]
    metric: Text
    threshold: Text


@dataclass(frozen=True, slots=True)
class Observable:
    """A question of fact. It is *seen* when the answer is `seen_when`; `leak`: P(seen | none of its causes acts)."""

    id: str
    group: str
    question: Text
    seen: Text
    """The fact in one sentence, when it is seen."""
    not_seen: Text
    """The same, when it is not."""
    seen_when: Answer
    leak: Belief
    cost: int
    """1: trivial to answer; 2: easy; 3: needs thought, or is delicate."""
    measure: Measure
    links: tuple[Link, ...]
    sources: tuple[str, ...]
    is_sensitive: bool = False
    is_self_examination: bool = False
    sign: Sign | None = None

    def is_seen(self, answer: Answer) -> bool:
        """Whether that answer says the fact is there."""
        return answer is self.seen_when


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade, and the causes whose odds differ in it (1 = as elsewhere)."""

    id: str
    label: Text
    odds: Mapping[str, float]
    worth: float
    """Cases that a rate so changed is worth."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One of the points to settle at the start, and the causes that become rarer once it is."""

    id: str
    code: str
    label: Text
    test: Text
    weight: int
    prevents: tuple[str, ...]
    odds: float
    """The odds of these causes are multiplied by this once the test passes."""
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """All of it, in a fixed order, and `stalled`: P(a mission one asks about is stalled)."""

    families: tuple[Family, ...]
    places: Mapping[Place, Text]
    causes: tuple[Cause, ...]
    groups: tuple[Group, ...]
    observables: tuple[Observable, ...]
    stalled: Belief
    trades: tuple[Trade, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def cause_places(self) -> Mapping[str, int]:
        """The rank of each cause."""
        return MappingProxyType({cause.id: rank for rank, cause in enumerate(self.causes)})

    def cause(self, id: str) -> Cause:
        """The cause of that id. KeyError if there is none."""
        return self.causes[self.cause_places[id]]

    @cached_property
    def by_observable(self) -> Mapping[str, Observable]:
        """The observables by id."""
        return MappingProxyType({one.id: one for one in self.observables})
