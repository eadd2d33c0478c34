"""An answer that the plan will need, as a sentence and as JSON."""

from types import ModuleType
from typing import Any

from molette.engine.assessment import Assessment
from molette.engine.ledger.types import ME
from molette.engine.report import foreseen_en, foreseen_fr
from molette.engine.waits.types import Foreseen

WORDINGS: dict[str, ModuleType] = {"fr": foreseen_fr, "en": foreseen_en}


def foreseen_json(one: Foreseen, assessment: Assessment, lang: str) -> dict[str, Any]:
    """Who will be asked for what, when it is needed, and the last day to ask."""
    mission, today = assessment.mission, assessment.now.date()
    milestone = mission.milestone(one.about)
    ending = next((ending for ending in assessment.forecast.milestones if ending.milestone == one.about), None)
    values = {
        "kind": one.kind,
        "holder": mission.person(one.holder).called,
        "about": milestone.called if milestone else one.about,
        "due": one.due,
        "takes": one.takes,
        "ask_by": one.ask_by,
        "chance": one.chance,
        "mine": one.holder == ME,
        "is_past": one.due < today,
        "is_late": one.ask_by < today,
    }
    return {
        "holder": one.holder,
        "holder_name": values["holder"],
        "kind": str(one.kind),
        "about": one.about or None,
        "due": one.due.isoformat(),
        "usual": round(one.usual, 1),
        "takes": round(one.takes, 1),
        "ask_by": one.ask_by.isoformat(),
        "late": one.ask_by < today,
        "chance": round(one.chance, 3),
        "accepted_in_time": ending.in_time if ending else None,
        "sentence": WORDINGS.get(lang[:2], foreseen_fr).foreseen(values),
    }
