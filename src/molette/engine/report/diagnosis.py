"""A diagnosis as the JSON of the command line contract, in the reader's language."""

from collections.abc import Iterable
from typing import Any

from molette.engine.diagnosis.types import (
    Contribution,
    Diagnosis,
    Knowledge,
    LikelyCause,
    Observation,
    Question,
    Swing,
)
from molette.engine.report.diagnosis_words import diagnosis_wording

DIGITS = 4


def diagnosis_json(diagnosis: Diagnosis, knowledge: Knowledge, lang: str) -> dict[str, Any]:
    """The whole of it; probabilities are given a stall, but `stalled` itself."""
    said = {one.observable: one for one in diagnosis.observations}
    following = diagnosis.next_question
    return {
        "sentence": " ".join(sentences(diagnosis, knowledge, lang)),
        "stalled": diagnosis.stalled,
        "stalled_evidence": _evidence(diagnosis.stall_evidence, said, knowledge, lang),
        "causes": [_cause(one, said, knowledge, lang) for one in diagnosis.causes],
        "families": dict(diagnosis.families),
        "places": {str(place): chance for place, chance in diagnosis.places.items()},
        "mixes": [{"causes": list(mix.causes), "probability": mix.probability} for mix in diagnosis.mixes],
        "next_question": _question(following, knowledge, lang) if following else None,
        "questions": [_question(one, knowledge, lang) for one in diagnosis.questions],
        "would_change": [_swing(one, knowledge, lang) for one in diagnosis.swings],
        "observations": [_observation(one, knowledge, lang) for one in diagnosis.observations],
        "left_out": list(diagnosis.left_out),
    }


def sentences(diagnosis: Diagnosis, knowledge: Knowledge, lang: str) -> list[str]:
    """Is it a stall, and why: the first words a reader sees."""
    words = diagnosis_wording(lang)
    first, second = diagnosis.causes[:2]
    labels = [knowledge.cause(one.cause).label.said(lang) for one in (first, second)]
    return [
        words.stall(diagnosis.stalled),
        words.leading(labels[0], first.probability, labels[1], second.probability),
    ]


def _cause(one: LikelyCause, said: dict[str, Observation], knowledge: Knowledge, lang: str) -> dict[str, Any]:
    cause = knowledge.cause(one.cause)
    return {
        "id": one.cause,
        "label": cause.label.said(lang),
        "probability": one.probability,
        "range": [one.low, one.high],
        "rate": one.rate,
        "family": cause.family,
        "place": str(cause.place),
        "mine": cause.is_mine,
        "evidence": _evidence(one.evidence, said, knowledge, lang),
    }


def _evidence(
    told: Iterable[Contribution], said: dict[str, Observation], knowledge: Knowledge, lang: str
) -> list[dict[str, Any]]:
    return [
        {"observable": one.observable, "weight": one.weight, "fact": _fact(said[one.observable], knowledge, lang)}
        for one in told
    ]


def _fact(one: Observation, knowledge: Knowledge, lang: str) -> str:
    observable = knowledge.by_observable[one.observable]
    return (observable.seen if observable.is_seen(one.answer) else observable.not_seen).said(lang)


def _observation(one: Observation, knowledge: Knowledge, lang: str) -> dict[str, Any]:
    return {
        "observable": one.observable,
        "answer": str(one.answer),
        "source": str(one.source),
        "fact": _fact(one, knowledge, lang),
        "words": one.words or None,
        "facts": list(one.facts),
    }


def _question(one: Question, knowledge: Knowledge, lang: str) -> dict[str, Any]:
    observable = knowledge.by_observable[one.observable]
    return {
        "id": one.observable,
        "question": observable.question.said(lang),
        "gain": round(one.gain, DIGITS),
        "worth": round(one.worth, DIGITS),
        "cost": observable.cost,
        "sensitive": observable.is_sensitive,
        "p_seen": round(one.p_seen, DIGITS),
    }


def _swing(one: Swing, knowledge: Knowledge, lang: str) -> dict[str, Any]:
    observable = knowledge.by_observable[one.observable]
    seen = observable.is_seen(one.answer)
    return {
        "observable": one.observable,
        "answer": str(one.answer),
        "fact": (observable.seen if seen else observable.not_seen).said(lang),
        "chance": round(one.chance, DIGITS),
        "before": round(one.before, DIGITS),
        "after": round(one.after, DIGITS),
        "leader": one.leader,
    }
