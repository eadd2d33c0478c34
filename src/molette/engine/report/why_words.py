"""The words of the causes and of the ways out, by language."""

from types import ModuleType

from molette.engine.report import diagnosis_en, diagnosis_fr, why_en, why_fr

WORDINGS: dict[str, ModuleType] = {"fr": why_fr, "en": why_en}
ODDS: dict[str, ModuleType] = {"fr": diagnosis_fr, "en": diagnosis_en}


def why_wording(lang: str) -> ModuleType:
    """The words of that language; French if it is another."""
    return WORDINGS.get(lang[:2], why_fr)


def chances(chance: float, lang: str) -> str:
    """A probability as people say it."""
    return str(ODDS.get(lang[:2], diagnosis_fr).tenths(chance))
