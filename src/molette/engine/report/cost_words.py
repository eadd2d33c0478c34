"""The words of the three coins, by language."""

from types import ModuleType

from molette.engine.report import cost_en, cost_fr

WORDINGS: dict[str, ModuleType] = {"fr": cost_fr, "en": cost_en}


def cost_wording(lang: str) -> ModuleType:
    """The words of that language; French if it is another."""
    return WORDINGS.get(lang[:2], cost_fr)
