"""What a reply is to a request: an answer, a part of one, a yes, a no, a promise; or nothing yet."""

from dataclasses import replace

from molette.engine.ledger.types import Kind
from molette.sources.mail.acts import Act
from molette.sources.mail.asked import DECIDED, Asked
from molette.sources.mail.cues import cues, plain
from molette.sources.mail.letters import Letter
from molette.sources.mail.promises import PROMISES
from molette.sources.mail.sentences import sentences
from molette.sources.mail.small_talk import is_small_talk

LONGEST_WORDS = 140
DECISIVE = (Kind.PART, Kind.REFUSE, Kind.APPROVE, Kind.ANSWER)
CONSENT = cues(r"\b(?:parfait|d'accord|ok|okay|entendu|super|nickel|top|impeccable|perfect|great|agreed|sure)\b")
ASKS_WHEN = cues(
    r"\b(?:quand|(?:quelle|la) date|quel jour|quels? délais?|sous combien|when|what date|which day|how soon)\b"
)
THUMB = "👍"


def answer_to(asked: Asked, letter: Letter) -> Act | None:
    """What a reply is to a request; nothing when it leaves the request as it was."""
    decisive = {act.kind: act for act in reversed(letter.acts)}
    if decided := next((decisive[kind] for kind in DECISIVE if kind in decisive), None):
        return _in_terms_of(asked, decided)
    if asked.is_meeting and Kind.MEETING in decisive:
        return replace(decisive[Kind.MEETING], kind=Kind.ANSWER)
    if letter.is_answering:
        return Act(Kind.ANSWER, first_words(letter))
    if put_off := decisive.get(Kind.PROMISE) or decisive.get(Kind.HOLD):
        return replace(put_off, kind=Kind.ANSWER) if _tells_the_day(asked, put_off) else put_off
    if decisive.keys() & {Kind.AWAY, Kind.LEAVE} or any(act.is_question for act in letter.of(Kind.ASK, Kind.MEETING)):
        return None
    return _short_answer(asked, letter)


def _tells_the_day(asked: Asked, act: Act) -> bool:
    """Whether a day that was asked for is named, which is no promise to answer by it."""
    is_dated = act.kind is Kind.PROMISE and act.due is not None
    return is_dated and ASKS_WHEN.found(plain(asked.words)) and not PROMISES.found(plain(act.words))


def _short_answer(asked: Asked, letter: Letter) -> Act | None:
    """A few words that answer; thanks alone do not, but they may consent to what was to be approved."""
    if letter.message.attachments or any(map(_tells, _own(letter))):
        return Act(Kind.ANSWER, first_words(letter))
    words = plain(letter.words[:LONGEST_WORDS])
    if asked.request in DECIDED and (CONSENT.found(words) or THUMB in words):
        return Act(Kind.APPROVE, first_words(letter))
    return None


def _own(letter: Letter) -> list[str]:
    """The sentences of a letter without its sender's name."""
    names = set(plain(f"{letter.message.sender.name} {letter.message.sender.address}").replace("@", " ").split())
    return [found for found in sentences(letter.words) if not names.issuperset(plain(found).strip(" .,-").split())]


def _tells(sentence: str) -> bool:
    return not is_small_talk(sentence)


def _in_terms_of(asked: Asked, act: Act) -> Act:
    """Only an approval or a decision can be approved: "ok pour moi" answers anything else."""
    return replace(act, kind=Kind.ANSWER) if act.kind is Kind.APPROVE and asked.request not in DECIDED else act


def first_words(letter: Letter) -> str:
    """The line that tells what a letter says, or the names of its attachments."""
    lines = [line.strip() for line in letter.words.split("\n") if line.strip()]
    told = next((line for line in lines if len(line.split()) > 2 and _tells(line)), lines[0] if lines else "")
    return (told or ", ".join(letter.message.attachments))[:LONGEST_WORDS]
