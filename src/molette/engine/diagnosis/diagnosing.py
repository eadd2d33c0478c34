"""From what was observed to the causes, their mixes, and the next question."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from molette.engine.diagnosis.asking import (
    Worlds,
    Worth,
    distinct,
    information,
    ranked,
    seen_chances,
    sign_information,
    swings,
    value_of_answer,
)
from molette.engine.diagnosis.doubt import cause_ranges
from molette.engine.diagnosis.network import Evidence, Network, evidence_of, stalled_network
from molette.engine.diagnosis.ordering import width
from molette.engine.diagnosis.posterior import Posterior, acting, at_least_one, log_odds, posterior, prior
from molette.engine.diagnosis.stalling import chance_of, stall_odds
from molette.engine.diagnosis.types import (
    Contribution,
    Diagnosis,
    Knowledge,
    LikelyCause,
    Mix,
    Observation,
    Place,
    Question,
    Swing,
    Witness,
)
from molette.engine.diagnosis.weighing import contributions
from molette.engine.policy import DiagnosisPolicy

TRUST = (Witness.STORY, Witness.ANSWERED, Witness.MEASURED)
"""Of two observations of the same thing, the later in this list counts."""
SHOWN = 5
SIDE_BY_SIDE = 10
"""Width up to which parts of the evidence are solved side by side; beyond, one by one, each with smaller tables."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What the steps share."""

    knowledge: Knowledge
    network: Network
    evidence: Evidence
    found: Posterior
    wide: int
    seed: int


def diagnose(
    observations: Iterable[Observation],
    knowledge: Knowledge,
    policy: DiagnosisPolicy,
    *,
    seed: int,
    worth: Worth | None = None,
) -> Diagnosis:
    """Why the mission stalls, if it does.

    `worth`, when the ways out are known, ranks questions by what their answer adds to the best of them; without it, by
    what it tells of the causes. KeyError for an observable that is not known.
    """
    settled = settle(observations)
    network, evidence, left_out = bounded(stalled_network(knowledge), evidence_of(settled, knowledge), policy)
    scopes = [network.parents[row] for row in evidence.seen]
    case = _Case(knowledge, network, evidence, posterior(network, evidence), width(scopes), seed)
    stalled = float(chance_of(stall_odds(knowledge, evidence, case.found))[0])
    weights = _weights(case)
    worlds = distinct(acting(case.found, policy.worlds, seed))
    families, places = _sets(case)
    asked = sum(one.source is Witness.ANSWERED for one in settled)
    questions, moved = _open_questions(case, policy, worlds, stalled, {one.observable for one in settled}, worth)
    return Diagnosis(
        stalled=stalled,
        causes=_likely_causes(case, weights),
        families=families,
        places=places,
        mixes=_mixes(case, worlds),
        questions=questions if asked < policy.most_questions else (),
        swings=moved,
        observations=settled,
        stall_evidence=_told(case, weights[:, -1]),
        left_out=tuple(knowledge.observables[row].id for row in left_out),
    )


def draw_mixes(
    observations: Iterable[Observation], knowledge: Knowledge, policy: DiagnosisPolicy, count: int, *, seed: int
) -> np.ndarray:
    """`count` mixes that hold a cause, drawn exactly given the observations, (count, causes)."""
    observed = evidence_of(settle(observations), knowledge)
    network, evidence, _ = bounded(stalled_network(knowledge), observed, policy)
    held = acting(posterior(network, evidence), count, seed)
    return np.asarray(held[np.arange(count) % len(held)])


def settle(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """One observation for each observable.

    What was measured counts before what was answered, that before what a story seems to say; of two alike, the last.
    """
    kept: dict[str, Observation] = {}
    for one in observations:
        old = kept.get(one.observable)
        if old is None or TRUST.index(one.source) >= TRUST.index(old.source):
            kept[one.observable] = one
    return tuple(kept.values())


def bounded(network: Network, evidence: Evidence, policy: DiagnosisPolicy) -> tuple[Network, Evidence, list[int]]:
    """The evidence without the least telling facts (those of most causes), as long as its tables would be too large."""
    seen, left_out = list(evidence.seen), []
    while width([network.parents[row] for row in seen]) > policy.widest:
        vague = max(seen, key=lambda row: len(network.parents[row]))
        seen.remove(vague)
        left_out.append(vague)
    return network, Evidence(tuple(seen), evidence.unseen), left_out


def _weights(case: _Case) -> np.ndarray:
    """(observations, causes + 1): what each adds to the log-odds of each cause, and last to those of a stall."""
    rows = np.array([*case.evidence.seen, *case.evidence.unseen], dtype=int)

    def together(known: np.ndarray) -> np.ndarray:
        given = np.zeros((len(known), case.network.miss.shape[1]), dtype=bool)
        given[:, rows] = known
        return _odds(case, case.evidence, given)

    def one_by_one(known: np.ndarray) -> np.ndarray:
        return np.concatenate([_odds(case, case.evidence.only(rows[told])) for told in known])

    value = one_by_one if case.wide > SIDE_BY_SIDE else together
    return contributions(value, len(rows), case.seed, case.wide)


def _odds(case: _Case, evidence: Evidence, given: np.ndarray | None = None) -> np.ndarray:
    found = posterior(case.network, evidence, given)
    return np.column_stack([log_odds(found.causes), stall_odds(case.knowledge, evidence, found, given)])


def _likely_causes(case: _Case, weights: np.ndarray) -> tuple[LikelyCause, ...]:
    chances, rates = case.found.causes[0], prior(case.network)[0]
    low, high = cause_ranges(case.knowledge, case.evidence, case.seed, case.wide)
    causes = [
        LikelyCause(one.id, float(chances[rank]), float(rates[rank]), float(low[rank]), float(high[rank]),
                    _told(case, weights[:, rank]))
        for rank, one in enumerate(case.knowledge.causes)
    ]  # fmt: skip
    return tuple(sorted(causes, key=lambda one: -one.probability))


def _told(case: _Case, weights: np.ndarray) -> tuple[Contribution, ...]:
    rows = [*case.evidence.seen, *case.evidence.unseen]
    told = [
        Contribution(case.knowledge.observables[row].id, float(weight))
        for row, weight in zip(rows, weights, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: -abs(one.weight)))


def _sets(case: _Case) -> tuple[dict[str, float], dict[Place, float]]:
    causes = case.knowledge.causes
    families = [
        [rank for rank, one in enumerate(causes) if one.family == family.id] for family in case.knowledge.families
    ]
    places = [[rank for rank, one in enumerate(causes) if one.place is place] for place in Place]
    chances = at_least_one(case.network, case.evidence, case.found, [*families, *places])
    by_family = {family.id: float(chance) for family, chance in zip(case.knowledge.families, chances, strict=False)}
    return by_family, {place: float(chance) for place, chance in zip(Place, chances[len(families) :], strict=True)}


def _mixes(case: _Case, worlds: Worlds) -> tuple[Mix, ...]:
    """The likeliest of the mixes drawn, each with its exact probability."""
    network, rates = case.network, case.network.rates[0]
    seen = seen_chances(network, case.evidence.seen, worlds)
    unseen = 1 - seen_chances(network, case.evidence.unseen, worlds)
    joint = np.where(worlds.mixes, rates, 1 - rates).prod(axis=1) * seen.prod(axis=1) * unseen.prod(axis=1)
    chances = joint / (case.found.solved.mass[0] * case.found.some[0])
    first = np.argsort(-chances, kind="stable")[:SHOWN]
    names = [cause.id for cause in case.knowledge.causes]
    return tuple(
        Mix(tuple(names[rank] for rank in np.flatnonzero(worlds.mixes[row])), float(chances[row])) for row in first
    )


def _open_questions(
    case: _Case, policy: DiagnosisPolicy, worlds: Worlds, stalled: float, known: set[str], worth: Worth | None
) -> tuple[tuple[Question, ...], tuple[Swing, ...]]:
    rows = [row for row, one in enumerate(case.knowledge.observables) if one.id not in known]
    ones = [case.knowledge.observables[row] for row in rows]
    chances = seen_chances(case.network, rows, worlds)
    signs = np.array([sign_information(one, stalled) for one in ones])
    gains = information(chances, worlds.shares) + signs
    if worth is not None:
        gains = value_of_answer(chances, worlds.shares, worth(worlds.mixes)) + policy.certainty * gains
    likely = worlds.shares @ chances
    questions = (
        Question(one.id, float(gain), float(gain) / one.cost, float(chance))
        for one, gain, chance in zip(ones, gains, likely, strict=True)
    )
    moved = swings(chances, worlds, ones, case.knowledge, case.found.causes[0], policy.least_chance)
    return ranked(questions, case.knowledge, policy.least_gain), tuple(moved[:SHOWN])
