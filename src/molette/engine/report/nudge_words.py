"""A nudge as sentences and as JSON."""

from datetime import date
from types import ModuleType
from typing import Any

from molette.engine.assessment import Assessment
from molette.engine.ledger.types import ME
from molette.engine.nudges.types import Nudge
from molette.engine.report import nudge_en, nudge_fr

WORDINGS: dict[str, ModuleType] = {"fr": nudge_fr, "en": nudge_en}


def nudge_wording(lang: str) -> ModuleType:
    """The words of that language; French if it is another."""
    return WORDINGS.get(lang[:2], nudge_fr)


def nudge_json(nudge: Nudge, assessment: Assessment, lang: str) -> dict[str, Any]:
    """When, to whom, how, for how small a step, and why."""
    words, today = nudge_wording(lang), assessment.now.date()
    values = nudge_values(nudge, assessment)
    return {
        "on": nudge.on.isoformat(),
        "to": nudge.to,
        "to_name": values["name"],
        "channel": str(nudge.channel),
        "rung": str(nudge.rung),
        "step": str(nudge.step),
        "answer_by": nudge.answer_by.isoformat(),
        "together": list(nudge.together),
        "sentence": words.to_do({**values, "today": today}),
        "why": " ".join(
            words.why(reason.code, values | _known(dict(reason.values), today)) for reason in nudge.reasons
        ),
    }


def nudge_values(nudge: Nudge, assessment: Assessment) -> dict[str, Any]:
    """What a sentence about a nudge needs to know."""
    mission = assessment.mission
    wait = next(wait for wait in assessment.waits if wait.id == nudge.wait)
    sponsor = next((person.called for person in mission.people if "sponsor" in person.role.lower()), "")
    return {
        "on": nudge.on,
        "name": mission.person(nudge.to).called if nudge.to else "",
        "holder": mission.person(wait.holder).called,
        "asker": mission.person(wait.asker).called,
        "sponsor": sponsor,
        "channel": nudge.channel,
        "rung": nudge.rung,
        "step": nudge.step,
        "mine": wait.holder == ME,
    }


def _known(values: dict[str, Any], today: date) -> dict[str, Any]:
    return values | {"is_past": values["day"] < today} if "day" in values else values
