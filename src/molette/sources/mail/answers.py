"""Sentences that answer, French and English: approved, refused, promised, answered in part, away, on hold, gone."""

import re
from datetime import date

from molette.engine.ledger.types import Kind
from molette.sources.mail.absences import AWAY
from molette.sources.mail.approvals import APPROVES
from molette.sources.mail.cues import Cues, cues, first_found, plain
from molette.sources.mail.departures import LEFT
from molette.sources.mail.dues import read_due
from molette.sources.mail.holds import HOLDS
from molette.sources.mail.partials import PARTLY
from molette.sources.mail.promises import DATED, PROMISES
from molette.sources.mail.refusals import REFUSES

# What is asked, wished, supposed or still to come is not said.
UNREAL = cues(
    (
        r"^\W*(?:si|dès (?:que|réception|validation)|une fois|lorsqu|quand|après|avant|en attente|afin|"
        r"pour (?:que|valid|approuv|accord)|if|once|when|as soon as|until|unless|after|before|in order)\b"
    ),
    r"\b(?:if|once|when|as soon as|until|unless|whether) (?:you|it|this|that|they|he|she|the|everything|i|we)\b",
    (
        r"\b(?:si|quand|dès que|une fois que|lorsque|tant que|avant que|à condition que) (?:vous|tu|c['’]est|"
        r"il|elle|le|la|les|tout|nous|on|je|ce)\b"
    ),
    (
        r"\b(?:attend\w*|attente|besoin)\b.{0,40}\b(?:feu vert|aval|go|signature)\b|"
        r"\b(?:doi[ts]|devez|devra|devrait|faudra|faut|reste à|attend\w*|en vue de|avant de|"
        r"besoin)\b.{0,40}\b(?:valid|approuv|accord)"
    ),
    (
        r"\b(?:merci|pouvez|pourriez|veuillez|please|could you|can you|waiting|awaiting|need|must|"
        r"should)\b.{0,60}\b(?:valid|approv|accord|sign)"
    ),
)

QUESTION = re.compile(r"\?\W{0,9}$")
ANY_DAY = date(2024, 1, 1)

ORDER: tuple[tuple[Kind, Cues], ...] = (
    (Kind.LEAVE, LEFT),
    (Kind.AWAY, AWAY),
    (Kind.PART, PARTLY),
    (Kind.REFUSE, REFUSES),
    (Kind.HOLD, HOLDS),
    (Kind.APPROVE, APPROVES),
    (Kind.PROMISE, PROMISES),
)
ANY = cues(*(pattern for said in (*(said for _, said in ORDER), DATED) for pattern in said.patterns))


def answer_of(sentence: str) -> Kind | None:
    """What a sentence answers; nothing when it asks, supposes, or says something else."""
    sentence = plain(sentence[:400])
    if not ANY.is_likely(sentence) or QUESTION.search(sentence):
        return None
    kind = first_found(ORDER, sentence)
    if kind in (Kind.APPROVE, Kind.REFUSE, Kind.PART) and UNREAL.found(sentence):
        return None
    if kind is None and DATED.found(sentence) and read_due(sentence, ANY_DAY) and not UNREAL.found(sentence):
        return Kind.PROMISE
    return kind
