"""The two languages the report speaks."""

from types import ModuleType

from molette.engine.report import wording_en, wording_fr

WORDINGS: dict[str, ModuleType] = {"fr": wording_fr, "en": wording_en}


def wording(lang: str) -> ModuleType:
    """The wording of that language; French if it is another."""
    return WORDINGS.get(lang[:2], wording_fr)
