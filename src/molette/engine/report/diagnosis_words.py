"""The words of the diagnosis, by language."""

from types import ModuleType

from molette.engine.report import diagnosis_en, diagnosis_fr

WORDINGS: dict[str, ModuleType] = {"fr": diagnosis_fr, "en": diagnosis_en}


def diagnosis_wording(lang: str) -> ModuleType:
    """The words of that language; French if it is another."""
    return WORDINGS.get(lang[:2], diagnosis_fr)
