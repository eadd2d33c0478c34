"""A problem as a sentence: what is wrong and how to mend it."""

from molette.engine.problems import Problem
from molette.engine.report.wording_fr import spaced
from molette.engine.report.words import (
    boards,
    calendars,
    connectors,
    event_logs,
    files,
    invoices,
    journals,
    knowledge,
    mails,
    messages,
    timesheets,
)

PROBLEM_WORDS: dict[str, tuple[str, str]] = {
    **journals.WORDS,
    **files.WORDS,
    **mails.WORDS,
    **calendars.WORDS,
    **timesheets.WORDS,
    **boards.WORDS,
    **event_logs.WORDS,
    **invoices.WORDS,
    **connectors.WORDS,
    **messages.WORDS,
    **knowledge.WORDS,
}
HINTS = {"fr": " Vouliez-vous dire « {0} » ?", "en": " Did you mean “{0}”?"}


def problem_words(problem: Problem, lang: str) -> str:
    """The sentence for a problem: what, and what to do."""
    french, english = PROBLEM_WORDS[problem.code]
    expected = str(problem.values.get("expected", ""))
    is_french = not lang.startswith("en")
    hint = HINTS["fr" if is_french else "en"].format(expected) if expected else ""
    text = (french if is_french else english).format_map(_Values({**problem.values, "hint": hint}))
    return spaced(text) if is_french else text


class _Values(dict[str, object]):
    """Values of a sentence; one that is missing leaves nothing."""

    def __missing__(self, key: str) -> str:
        return ""
