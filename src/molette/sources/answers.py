"""Answers to the questions: a YAML or JSON file that maps each observable to yes or no, as observations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from molette.engine.diagnosis.types import Answer, Observation
from molette.engine.problems import Problem
from molette.knowledge.entries import LONGEST, Node, Notes, compose

SAID = {
    "yes": Answer.YES, "oui": Answer.YES, "true": Answer.YES, "y": Answer.YES, "o": Answer.YES,
    "no": Answer.NO, "non": Answer.NO, "false": Answer.NO, "n": Answer.NO,
}  # fmt: skip
NOT_KNOWN = {"", "unknown", "null", "~", "?", "je ne sais pas", "i don't know", "inconnu"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, and what could not be read."""

    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]


def read_answers(text: str, source: str, observables: Iterable[str]) -> Answers:
    """The answers of a file; one that cannot be read is noted, the others are kept."""
    notes, known = Notes(), tuple(observables)
    root = compose(text, source, notes)
    if root is not None and not _is_table(root):
        notes.note("answers-not-a-list", root)
    found = {one.observable: one for one in _answers(root, known, notes)} if root else {}
    return Answers(tuple(found.values()), tuple(notes.problems))


def _is_table(root: Node) -> bool:
    return root.is_mapping or (root.is_scalar and root.word.casefold() in NOT_KNOWN)


def _answers(root: Node, known: tuple[str, ...], notes: Notes) -> Iterator[Observation]:
    for key, value in root.pairs():
        id, said = key.word, value.word.casefold()
        if id not in known:
            close = get_close_matches(id[:LONGEST], known, 1)
            notes.note("question-unknown", key, id=id[:LONGEST], expected=close[0] if close else "")
        elif said in SAID:
            yield Observation(id, SAID[said])
        elif said not in NOT_KNOWN or not value.is_scalar:
            notes.note("answer-unknown", value, id=id, found=value.word[:LONGEST])
