"""What is said of one mission: what was observed, the causes with their odds, and the next question."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from molette.engine.diagnosis.types.knowledge import Answer, Place


class Witness(StrEnum):
    """Who says so: the ledger, the consultant, or her story as it was read."""

    MEASURED = "measured"
    ANSWERED = "answered"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Observation:
    """Something known yes or no, with the words or the facts (their ids) that it rests on."""

    observable: str
    answer: Answer
    source: Witness = Witness.ANSWERED
    words: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """An answer that is not what the ledger shows."""

    observable: str
    answered: Answer
    measured: Answer
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one observation adds to the log-odds of a cause: above 0 it speaks for it, under 0 against."""

    observable: str
    weight: float


@dataclass(frozen=True, slots=True)
class LikelyCause:
    """A cause and its odds, given a stall. The contributions add up to log-odds(probability) - log-odds(rate)."""

    cause: str
    probability: float
    rate: float
    low: float
    high: float
    """8 times in 10 the probability stands between them, given how sure the numbers themselves are."""
    evidence: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """Several causes at once, and the share of the futures drawn that hold exactly these."""

    causes: tuple[str, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question worth asking.

    `gain`: what its answer should tell of the causes, in nats; where the ways out are known, what it should add to the
    best of them, in blocked days, and `certainty` days for each nat. `worth`: the same per unit of cost.
    """

    observable: str
    gain: float
    worth: float
    p_seen: float


@dataclass(frozen=True, slots=True)
class Swing:
    """An answer not given yet that would change the leading cause most."""

    observable: str
    answer: Answer
    chance: float
    """P(this is the answer)."""
    before: float
    after: float
    leader: str
    """The first cause after that answer."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Why the mission stalls, if it does. Causes, families, places and mixes are given a stall."""

    stalled: float
    causes: tuple[LikelyCause, ...]
    """From the likeliest."""
    families: Mapping[str, float]
    """P(at least one of its causes is active)."""
    places: Mapping[Place, float]
    """The same, for the causes that stand there."""
    mixes: tuple[Mix, ...]
    questions: tuple[Question, ...]
    """From the most worth asking; none when no answer would change much."""
    swings: tuple[Swing, ...]
    observations: tuple[Observation, ...]
    """Those it rests on, one for each observable."""
    stall_evidence: tuple[Contribution, ...] = ()
    """What each adds to the log-odds of a stall."""
    left_out: tuple[str, ...] = ()
    """Observables not counted: with them the computation would have been too large."""

    @property
    def next_question(self) -> Question | None:
        """The one to ask now."""
        return self.questions[0] if self.questions else None
