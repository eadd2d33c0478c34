"""The page *Comprendre*: the causes with the words they rest on, the next question, what would change the advice."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from molette.engine.report.why_words import chances, why_wording
from molette.web.assessments.timeline import Said, percent
from molette.web.missions.models import Mission

SHOWN, LEAST, FACTS, WEIGHT = 8, 0.05, 4, 0.1


@dataclass(frozen=True, slots=True)
class CauseLine:
    """One cause: its bar, what speaks for it, what speaks against it."""

    label: str
    chances: str
    width: str
    low: str
    span: str
    is_mine: bool
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the user."""

    id: str
    words: str
    is_sensitive: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Something with its words beside it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class CausePage:
    """Everything the page shows."""

    mission: Mission
    sentence: str
    question: Asked | None
    mine: tuple[CauseLine, ...]
    others: tuple[CauseLine, ...]
    places: tuple[Named, ...]
    swings: tuple[Named, ...]
    gaps: tuple[Named, ...]
    answered: tuple[Named, ...]


def cause_page(mission: Mission, said: Said, skipped: Collection[str], lang: str) -> CausePage:
    """The causes of a mission; `skipped`: the questions that the user cannot answer."""
    words, told = why_wording(lang), said["diagnosis"]
    shown = [cause for cause in said["causes"] if cause["probability"] >= LEAST][:SHOWN]
    return CausePage(
        mission=mission,
        sentence=words.cause(said),
        question=_question(told["questions"], skipped),
        mine=tuple(_line(cause, lang) for cause in shown if cause["mine"]),
        others=tuple(_line(cause, lang) for cause in shown if not cause["mine"]),
        places=tuple(Named(words.PLACES[place], chances(chance, lang)) for place, chance in said["places"].items()),
        swings=tuple(_swings(told["would_change"], lang)),
        gaps=tuple(
            Named(gap["question"], f"{words.ANSWERS[gap['answered']]} / {words.ANSWERS[gap['measured']]}")
            for gap in said["gaps"]
        ),
        answered=tuple(
            Named(one["observable"], one["fact"]) for one in told["observations"] if one["source"] != "measured"
        ),
    )


def _question(questions: Sequence[Said], skipped: Collection[str]) -> Asked | None:
    left = (one for one in questions if one["id"] not in skipped)
    return next((Asked(one["id"], one["question"], one["sensitive"]) for one in left), None)


def _line(cause: Said, lang: str) -> CauseLine:
    low, high = cause["range"]
    told = [fact for fact in cause["evidence"] if abs(fact["weight"]) >= WEIGHT]
    return CauseLine(
        label=cause["label"],
        chances=chances(cause["probability"], lang),
        width=percent(100 * cause["probability"]),
        low=percent(100 * low),
        span=percent(100 * (high - low)),
        is_mine=cause["mine"],
        speaks_for=tuple(fact["fact"] for fact in told if fact["weight"] > 0)[:FACTS],
        speaks_against=tuple(fact["fact"] for fact in told if fact["weight"] < 0)[:FACTS],
    )


def _swings(found: Sequence[Said], lang: str) -> Iterator[Named]:
    for swing in found:
        yield Named(swing["fact"], f"{chances(swing['before'], lang)} → {chances(swing['after'], lang)}")
