"""The page *Débloquer*: the ways out as comparable rows, the one chosen, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from molette.engine.report.language import wording
from molette.engine.report.why_words import chances, why_wording
from molette.web.assessments.timeline import Said
from molette.web.missions.models import Mission

SHOWN = 8
FEARED = 4
PLAIN = ("wait", "nothing")


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way out."""

    id: str
    label: str
    level: str
    days: str
    money: str
    backfire: str
    effort: str
    agreement: str
    reversible: str
    until: str
    is_plain: bool
    is_robust: bool
    needs: tuple[str, ...]
    feared: tuple[str, ...]
    first_step: str
    script: str


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A way out that was chosen."""

    label: str
    name: str
    check_on: str
    expected: str
    verdict: str
    ended: int
    open_then: int
    is_due: bool


@dataclass(frozen=True, slots=True)
class WayPage:
    """Everything the page shows."""

    mission: Mission
    sentence: str
    ways: tuple[WayLine, ...]
    more: tuple[WayLine, ...]
    choices: tuple[ChoiceLine, ...]


def way_page(mission: Mission, said: Said, lang: str) -> WayPage:
    """The ways out of a mission; those that come after doing nothing are folded away."""
    found: Sequence[Said] = said["ways_out"]
    better = max((place for place, way in enumerate(found) if way["remedy"] in PLAIN), default=-1) + 1
    shown = max(min(better, SHOWN), min(len(found), 3))
    lines = [_way(way, lang) for way in found]
    kept = lines[:shown] + [line for line in lines[shown:] if line.is_plain]
    return WayPage(
        mission=mission,
        sentence=why_wording(lang).way_out(tuple(found)),
        ways=tuple(kept),
        more=tuple(line for line in lines[shown:] if not line.is_plain),
        choices=tuple(_choice(choice, lang) for choice in reversed(said["choices"])),
    )


def _way(way: Said, lang: str) -> WayLine:
    words = why_wording(lang)
    return WayLine(
        id=way["remedy"],
        label=way["label"],
        level=words.LEVELS.get(way["level"], ""),
        days=words.days(way),
        money=words.money(way),
        backfire=chances(way["p_backfire"], lang),
        effort=words.effort(way["effort_hours"]),
        agreement=", ".join(way["agreement_words"]),
        reversible=words.REVERSIBLE[way["reversible"]],
        until=wording(lang).short_day(date.fromisoformat(way["until"])) if "until" in way else "",
        is_plain=way["remedy"] in PLAIN,
        is_robust=way["robust"],
        needs=tuple(way["needs"]),
        feared=tuple(f"{side['what']} ({chances(side['p'], lang)})" for side in way["side_effects"][:FEARED]),
        first_step=way["first_step"],
        script=way["script"],
    )


def _choice(choice: Said, lang: str) -> ChoiceLine:
    words = wording(lang)
    days = choice["expected_days"]
    return ChoiceLine(
        label=choice["label"],
        name=choice["name"],
        check_on=words.short_day(date.fromisoformat(choice["check_on"])) if choice["check_on"] else "",
        expected=words.working_days(days) if days is not None else "",
        verdict=why_wording(lang).VERDICTS.get(choice["verdict"], ""),
        ended=choice["waits_ended"],
        open_then=choice["waits_then"],
        is_due=choice["due"],
    )
