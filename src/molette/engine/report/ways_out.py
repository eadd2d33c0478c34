"""The ways out as the JSON of the command line contract, in the reader's language; doing nothing is one of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from molette.engine.calendar import WorkCalendar
from molette.engine.remedies.types import (
    Choice,
    Comparison,
    Outcome,
    Party,
    Range,
    Remedy,
    Reversibility,
    SideEffect,
    WaysOut,
)

NOTHING, WAIT = "nothing", "wait"
TOGETHER = "+"
NO_RANGE = Range(0.0, 0.0, 0.0)
LABELS = {NOTHING: ("Ne rien faire", "Do nothing"), WAIT: ("Attendre jusqu’à une date", "Wait until a date")}


def ways_json(
    compared: Comparison, ways: WaysOut, causes: Mapping[str, str], calendar: WorkCalendar, now: datetime, lang: str
) -> list[dict[str, Any]]:
    """The best first, waiting and doing nothing where they stand; empty when nothing is blocked.

    `causes`: the label of each.
    """
    if compared.by_itself is None:
        return []
    by_id = {remedy.id: remedy for remedy in ways.remedies}
    found = [
        _outcome(outcome, [by_id[name] for name in outcome.remedies], ways, causes, lang)
        for outcome in compared.outcomes
    ]
    until = calendar.after(now, compared.by_itself.p50)
    waiting = _plain(WAIT, compared.by_itself, lang) | {"until": until.isoformat()}
    better = [way for way in found if way["mean_euros"] > 0]
    return [*better, waiting, _plain(NOTHING, compared.by_itself, lang), *found[len(better) :]]


def choice_json(choice: Choice, ways: WaysOut, lang: str) -> dict[str, Any]:
    """A way out that was chosen, and what came of it."""
    names = {remedy.id: remedy.label.said(lang) for remedy in ways.remedies}
    return {
        "label": choice.label,
        "name": " + ".join(names.get(remedy, remedy) for remedy in choice.remedies),
        "remedy": TOGETHER.join(choice.remedies),
        "chosen_at": choice.chosen_at.isoformat(),
        "expected_days": choice.expected_days,
        "check_on": choice.check_on.isoformat() if choice.check_on else None,
        "verdict": str(choice.verdict) if choice.verdict else None,
        "waits_then": choice.waits_then,
        "waits_ended": choice.waits_ended,
        "due": choice.is_due,
    }


def _outcome(
    outcome: Outcome, remedies: Sequence[Remedy], ways: WaysOut, causes: Mapping[str, str], lang: str
) -> dict[str, Any]:
    parties = [party for party in Party if any(party in remedy.agreement for remedy in remedies)]
    undone = max((remedy.reversibility for remedy in remedies), key=list(Reversibility).index)
    first = remedies[0]
    return {
        "remedy": TOGETHER.join(outcome.remedies),
        "label": " + ".join(remedy.label.said(lang) for remedy in remedies),
        "level": str(max((remedy.level for remedy in remedies), key=lambda level: level.rank)),
        "days": _range(outcome.days, 1),
        "euros": _range(outcome.euros, 0),
        "mean_euros": round(outcome.mean_euros),
        "restart": _range(outcome.restart, 1),
        "p_backfire": round(outcome.p_backfire, 3),
        "effect_days": round(outcome.effect_days, 1),
        "effort_hours": round(outcome.effort_hours, 1),
        "agreement": [str(party) for party in parties],
        "agreement_words": [ways.parties[party].said(lang) for party in parties if party in ways.parties],
        "reversible": str(undone),
        "robust": outcome.is_robust,
        "needs": [need.said(lang) for remedy in remedies for need in remedy.needs],
        "side_effects": list(_side_effects(remedies, ways, causes, lang)),
        "first_step": first.first_step.said(lang),
        "script": first.script.said(lang),
        "grade": max(remedy.grade for remedy in remedies),
        "ends_mission": any(remedy.ends_mission for remedy in remedies),
    }


def _side_effects(
    remedies: Sequence[Remedy], ways: WaysOut, causes: Mapping[str, str], lang: str
) -> Iterator[dict[str, Any]]:
    """From the likeliest."""
    risks = {risk.id: risk.label.said(lang) for risk in ways.risks}
    sides = [side for remedy in remedies for side in remedy.side_effects]
    for side in sorted(sides, key=lambda side: -side.belief.mean):
        yield {
            "what": _name(side, risks, causes),
            "note": side.note.said(lang),
            "p": round(side.belief.mean, 3),
            "severity": side.severity,
        }


def _name(side: SideEffect, risks: Mapping[str, str], causes: Mapping[str, str]) -> str:
    return causes.get(side.cause, side.cause) if side.cause else risks.get(side.risk, side.risk)


def _plain(name: str, by_itself: Range, lang: str) -> dict[str, Any]:
    """Doing nothing, or waiting: no gain and no effort, and when it would move again by itself."""
    return {
        "remedy": name, "label": LABELS[name][1 if lang.startswith("en") else 0], "level": None,
        "days": _range(NO_RANGE, 1), "euros": _range(NO_RANGE, 0), "mean_euros": 0,
        "restart": _range(by_itself, 1), "p_backfire": 0.0, "effect_days": 0.0, "effort_hours": 0.0,
        "agreement": [], "agreement_words": [], "reversible": str(Reversibility.EASY), "robust": True,
        "needs": [], "side_effects": [], "first_step": "", "script": "", "grade": None, "ends_mission": False,
    }  # fmt: skip


def _range(span: Range, digits: int) -> dict[str, float]:
    return {mark: round(getattr(span, mark), digits) for mark in ("p10", "p50", "p90")}
