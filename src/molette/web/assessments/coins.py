"""The page of the three coins: what waiting costs in money, time and strength."""

from collections.abc import Sequence
from dataclasses import dataclass

from molette.engine.report.cost_words import cost_wording
from molette.engine.report.language import wording
from molette.web.assessments.timeline import Said, percent
from molette.web.missions.models import Mission


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One reason for money lost, and its bar beside the largest."""

    name: str
    so_far: str
    next_day: str
    width: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer to the weekly question."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class CostPage:
    """Everything the page shows, ready to be shown."""

    mission: Mission
    sentence: str
    lines: tuple[MoneyLine, ...]
    money: tuple[str, ...]
    time: tuple[str, ...]
    strength: str
    question: str
    marks: tuple[Mark, ...]


def cost_page(mission: Mission, said: Said, lang: str) -> CostPage:
    """The three coins of a mission."""
    words, costs = cost_wording(lang), said["costs"]
    return CostPage(
        mission=mission,
        sentence=words.sentence(costs),
        lines=_lines(costs["money"]["lines"] if costs["money"] else (), lang),
        money=tuple(words.money(costs)),
        time=tuple(words.time(costs)),
        strength=words.strength(costs),
        question=words.QUESTION,
        marks=tuple(Mark(value, label) for value, label in enumerate(words.LEVELS, 1)),
    )


def _lines(found: Sequence[Said], lang: str) -> tuple[MoneyLine, ...]:
    """The certain first, then the largest; what does not reach a euro is left out."""
    names, words = cost_wording(lang).ITEMS, wording(lang)
    shown = sorted(
        (line for line in found if line["so_far"] >= 1), key=lambda line: (not line["certain"], -line["so_far"])
    )
    most = max((line["so_far"] for line in shown), default=1.0)
    return tuple(
        MoneyLine(
            names[line["item"]], words.euros(line["so_far"]), words.euros(line["next_day"]),
            percent(100 * line["so_far"] / most), line["certain"],
        )
        for line in shown
    )  # fmt: skip
