"""A draft in the language of whom it is for."""

import re
from types import ModuleType

from molette.engine.report.drafts import draft_en, draft_fr
from molette.engine.report.drafts.types import Draft, Occasion, Tone

LANGUAGES: dict[str, ModuleType] = {"fr": draft_fr, "en": draft_en}
FRENCH = """
le la les de des du un une et est que pour vous nous je dans sur avec merci bonjour pas au ce votre vos
"""
ENGLISH = """
the of and to is you for we in on with thank please hello not that this could would are your
"""
COMMON = {"fr": frozenset(FRENCH.split()), "en": frozenset(ENGLISH.split())}
WORD = re.compile(r"[^\W\d_]+")


def draft(occasion: Occasion, lang: str, tone: Tone = Tone.WARM, *, is_familiar: bool = False) -> Draft:
    """The message in that language; French if it is another."""
    found: Draft = LANGUAGES.get(lang[:2], draft_fr).draft(occasion, tone, is_familiar=is_familiar)
    return found


def spoken_question(lang: str) -> str:
    """The question to ask when the voice takes over."""
    return str(LANGUAGES.get(lang[:2], draft_fr).spoken_question())


def language_of(text: str, otherwise: str) -> str:
    """The language somebody writes in, by the small words of a text; `otherwise` if it does not show."""
    words = [word.lower() for word in WORD.findall(text)]
    counts = {lang: sum(word in common for word in words) for lang, common in COMMON.items()}
    best = max(counts, key=lambda lang: counts[lang])
    return otherwise if len(set(counts.values())) == 1 else best
