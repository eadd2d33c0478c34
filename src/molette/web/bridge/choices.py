"""What the words of a fact may do instead of what was read in them, for the user to choose."""

from dataclasses import dataclass

from molette.engine.ledger.types import Fact, Kind, Request
from molette.engine.report.fact_names import NAMES
from molette.engine.report.language import wording
from molette.sources.mail.corrections import ACTS
from molette.web.bridge.verdicts import ASKED, OUT

LIKELY = (Kind.ANSWER, Kind.APPROVE, Kind.REFUSE, Kind.PROMISE, Kind.ASK)


@dataclass(frozen=True, slots=True)
class Choice:
    """What words may do instead."""

    word: str
    name: str


def choices_of(fact: Fact, word: str, lang: str) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """What the words of a fact read in mail may do instead: the likely ones, then the others."""
    if fact.origin is None or fact.origin.source != "mail" or fact.kind not in ACTS:
        return (), ()
    now = word if word not in ("", OUT) else str(fact.kind)
    acts = [str(act) for act in ACTS if act is not Kind.ASK or fact.kind is not Kind.ASK]
    likely = [str(act) for act in LIKELY]
    if fact.kind is Kind.ASK:
        likely = [f"{ASKED}{kind}" for kind in Request if kind is not fact.request]
    others = [act for act in acts if act not in likely]
    near, far = (tuple(Choice(act, _choice(act, lang)) for act in words if act != now) for words in (likely, others))
    return near, far


def _choice(word: str, lang: str) -> str:
    """`validation`; of a request, what it asks for."""
    return wording(lang).KINDS[Request(word.removeprefix(ASKED))] if word.startswith(ASKED) else kind_name(word, lang)


def kind_name(word: str, lang: str) -> str:
    """A kind of fact by its name."""
    one, _, single, _ = NAMES[Kind(word)]
    return single if lang.startswith("en") else one
