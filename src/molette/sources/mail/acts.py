"""What sentences do: they ask, approve, refuse, promise, answer in part, announce an absence or a hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.answers import answer_of
from molette.sources.mail.asks import is_asked_of_anybody, is_question, rule_says
from molette.sources.mail.dues import read_due
from molette.sources.mail.examples import LONGEST_WORDS, NOTHING, Example, Judged, learn
from molette.sources.mail.intents import chance, is_english
from molette.sources.mail.sentences import sentences
from molette.sources.mail.wanted import kind_of

ADDED_FROM, VETOED_UNDER = 0.65, 0.25  # chosen by cross-validation, bench/mail.md


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a sentence does: its kind, the words it rests on, the day it names, what it asks for if it asks."""

    kind: Kind
    words: str
    due: date | None = None
    request: Request | None = None
    is_question: bool = False


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
    words, due = sentence[:LONGEST_WORDS], read_due(sentence, on)
    if kind is Kind.ASK:
        return Act(kind, words, due, kind_of(sentence), is_question(sentence))
    return Act(kind, words, due)


def kind_by_rule(sentence: str) -> Kind | None:
    """What a sentence does; an answer that also asks ("approved, could you send it") is the answer."""
    kind = answer_of(sentence)
    if kind and not (kind is Kind.PROMISE and rule_says(sentence)):
        return kind
    return Kind.ASK if asks(sentence) else kind


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


def asks(sentence: str) -> bool:
    """Whether a sentence asks for something: rules decide; in English the model may add a request or veto one.

    It has no say on what is a question or is asked of anybody: there it vetoes more right than wrong on a mailing list
    (bench/waits_2004.md), and gains nothing in office mail.
    """
    by_rule = rule_says(sentence)
    if by_rule is False or not is_english(sentence):
        return by_rule is True
    if by_rule:
        return is_question(sentence) or is_asked_of_anybody(sentence) or chance(sentence, by_rule) >= VETOED_UNDER
    return chance(sentence, by_rule) >= ADDED_FROM
