"""What sentences do: they ask, propose to meet, approve, refuse, promise, answer in part, tell an absence or a hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.answers import ANY, answer_of
from molette.sources.mail.asks import ANYBODY, ENGLISH, FRENCH, is_firm, is_question, rule_says
from molette.sources.mail.courtesy import COURTESY
from molette.sources.mail.cues import plain, together
from molette.sources.mail.dues import read_due
from molette.sources.mail.examples import LONGEST_WORDS, NOTHING, Example, Judged, learn
from molette.sources.mail.intents import chance, is_english
from molette.sources.mail.meetings import PROPOSES
from molette.sources.mail.sentences import sentences
from molette.sources.mail.spans import read_hour, read_span
from molette.sources.mail.wanted import kind_of

ADDED_FROM, VETOED_UNDER = 0.5, 0.35  # chosen by cross-validation, bench/mail.md
LONGEST = 400
REMEMBERED = 4096  # sentences: three in ten of a real mailbox come again (bench/mail.md)
ANYTHING = together(ANY, PROPOSES, FRENCH, ENGLISH, ANYBODY)

Chance = Callable[[str, bool | None], float]
"""How likely an English sentence asks, knowing what the rules say."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a sentence does: its kind, the words it rests on, what it names.

    `due` is the day it names, the last one of an absence or of a hold, `start` the first one of an absence; `hour` that
    of a meeting; `request` what it asks for if it asks; `to` the handle of the one it calls by name.
    """

    kind: Kind
    words: str
    due: date | None = None
    request: Request | None = None
    is_question: bool = False
    start: date | None = None
    hour: time | None = None
    to: str = ""


def read_acts(text: str, on: date) -> tuple[Act, ...]:
    """The acts of a text without quotes, written on the day `on`, in the order of its sentences."""
    return tuple(act for sentence in sentences(text) if (act := act_of(sentence, on)))


def act_of(sentence: str, on: date, judged: Judged = NOTHING) -> Act | None:
    """What one sentence does, if anything: as the examples have it, else as rules read it."""
    kind = kind_by_rule(sentence)
    if judged.same and (example := judged.like(sentence, kind)):
        kind = example.act
    if kind is None:
        return None
    words = sentence[:LONGEST_WORDS]
    match kind:
        case Kind.ASK:
            return Act(kind, words, read_due(sentence, on), kind_of(sentence), is_question(sentence))
        case Kind.MEETING:
            hour = read_hour(sentence)
            due = read_due(sentence, on) or (on if hour else None)
            return Act(kind, words, due, Request.DECISION, is_question(sentence), hour=hour)
        case Kind.AWAY | Kind.HOLD:
            start, end = read_span(sentence, on)
            return Act(kind, words, end, start=start)
        case _:
            return Act(kind, words, read_due(sentence, on))


@lru_cache(maxsize=REMEMBERED)
def kind_by_rule(sentence: str, likely: Chance = chance) -> Kind | None:
    """What a sentence does; an answer that also asks ("approved, could you send it") is the answer."""
    text = plain(sentence[:LONGEST])
    if not ANYTHING.is_likely(text) and "?" not in text and not is_english(text):
        return None
    kind = answer_of(text)
    if kind in (None, Kind.PROMISE) and PROPOSES.found(text) and not COURTESY.found(text):
        return Kind.MEETING
    if kind and not (kind is Kind.PROMISE and rule_says(text)):
        return kind
    return Kind.ASK if asks(text, likely) else kind


def learned(examples: Sequence[Example]) -> Judged:
    """Examples made ready for `act_of`, cut in sentences: of several, an act is the longest one's."""
    cut = [(example, sentences(example.words)) for example in examples]
    return learn(
        [
            Example(sentence, example.act)
            for example, found in cut
            for sentence in (found if example.act is None else (max(found, key=len, default=example.words),))
        ],
        kind_by_rule,
    )


def asks(sentence: str, likely: Chance = chance) -> bool:
    """Whether a sentence asks for something: rules decide; in English the model may add a request or veto one.

    It has no say on what is a question or is asked of anybody: there it vetoes more right than wrong on a mailing list
    (bench/waits_2004.md), and gains nothing in office mail.
    """
    by_rule = rule_says(sentence)
    if by_rule is False or not is_english(sentence):
        return by_rule is True
    if by_rule:
        return is_firm(sentence) or likely(sentence, by_rule) >= VETOED_UNDER
    return likely(sentence, by_rule) >= ADDED_FROM
