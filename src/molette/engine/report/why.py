"""The causes and the ways out as the JSON of the command line contract, in the reader's language."""

from typing import Any

from molette.engine.assessment import Assessment, Why
from molette.engine.calendar import WorkCalendar
from molette.engine.report.diagnosis import diagnosis_json
from molette.engine.report.ways_out import choice_json, ways_json

NOTHING_KNOWN: dict[str, Any] = {
    "causes": [], "families": {}, "places": {}, "next_question": None, "diagnosis": None, "gaps": [],
    "ways_out": [], "choices": [],
}  # fmt: skip
REPEATED = ("causes", "families", "places", "next_question")


def why_json(assessment: Assessment, lang: str) -> dict[str, Any]:
    """The causes with their odds, the next question, the ways out, what was chosen; empty without knowledge."""
    why = assessment.why
    if why is None:
        return NOTHING_KNOWN
    diagnosis = diagnosis_json(why.diagnosis, why.knowledge, lang)
    causes = {cause.id: cause.label.said(lang) for cause in why.knowledge.causes}
    return {
        **{name: diagnosis[name] for name in REPEATED},
        "diagnosis": {name: value for name, value in diagnosis.items() if name not in REPEATED},
        "gaps": _gaps(why, lang),
        "ways_out": ways_json(why.compared, why.ways, causes, WorkCalendar(), assessment.now, lang),
        "choices": [choice_json(choice, why.ways, lang) for choice in why.choices],
    }


def _gaps(why: Why, lang: str) -> list[dict[str, Any]]:
    """Your answers that are not what your own records show."""
    known = why.knowledge.by_observable
    return [
        {
            "observable": gap.observable,
            "question": known[gap.observable].question.said(lang),
            "answered": str(gap.answered),
            "measured": str(gap.measured),
            "facts": list(gap.facts),
        }
        for gap in why.gaps
        if gap.observable in known
    ]
