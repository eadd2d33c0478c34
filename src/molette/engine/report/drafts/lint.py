"""A message checked before it is sent: one question, one person, one date, short, no blame, nothing vague.

The rules are those of the knowledge of the field (section 6.5). What stands in quotes is somebody else's, and is not
judged; nor are the lines quoted under a reply.
"""

import re
from collections.abc import Iterator
from datetime import date
from types import ModuleType

from molette.engine.problems import Place, Problem
from molette.engine.report.drafts import manners_en, manners_fr
from molette.engine.report.language import wording

MOST_WORDS = 125
"""Messages of 50 to 125 words get most answers (a vendor's figures on cold mail; the direction only)."""

MANNERS: dict[str, ModuleType] = {"fr": manners_fr, "en": manners_en}
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
REPLY = re.compile(r"^>.*$", re.MULTILINE)
WORD = re.compile(r"\w[\w'’.-]*")
SENTENCE = re.compile(r"[^.!?\n]*\?")
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "’": "'", "ʼ": "'"})


def lint(
    body: str, lang: str, *, subject: str = "…", people: int = 1, promises: bool = False, owes: bool = False,
    by: date | None = None,
) -> tuple[Problem, ...]:  # fmt: skip
    """What to mend in a message; the words that hurt are errors, the rest is advice.

    `promises` says that the message promises an answer instead of asking; `owes`, that an answer is owed to the person
    it asks; `by` is a date to propose.
    """
    manners, text = MANNERS.get(lang[:2], manners_fr), _own_words(body)
    if not text.strip():
        return (Problem("message-empty"),)
    found = [*_envelope(subject, people), *_hurts(text, manners)]
    found += _promise(text, manners) if promises else _request(text, manners, lang, by)
    if (count := len(WORD.findall(text))) > MOST_WORDS:
        found.append(Problem("message-long", values={"count": count, "most": MOST_WORDS}, is_error=False))
    if owes and not re.search(manners.SHARE, text):
        found.append(Problem("message-no-share", is_error=False))
    return tuple(found)


def _own_words(body: str) -> str:
    """The text in small letters with plain marks, quotes left as blanks so that lines keep their numbers."""
    plain = REPLY.sub("", body.translate(SPACES))
    return QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), plain).lower()


def _envelope(subject: str, people: int) -> Iterator[Problem]:
    if not subject.strip():
        yield Problem("message-no-subject", is_error=False)
    if people > 1:
        yield Problem("message-people", values={"count": people}, is_error=False)


def _hurts(text: str, manners: ModuleType) -> Iterator[Problem]:
    for code, patterns in manners.BAD.items():
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", text):
            line = text.count("\n", 0, match.start()) + 1
            yield Problem(code, Place(line=line), {"found": " ".join(match[0].split())})


def _request(text: str, manners: ModuleType, lang: str, by: date | None) -> Iterator[Problem]:
    questions = text.count("?")
    if questions == 0:
        yield Problem("message-no-question")
    if questions > 1:
        yield Problem("message-questions", values={"count": questions})
    asked = deadlines(text, manners)
    if not asked:
        day = wording(lang).short_day(by) if by else "…"
        yield Problem("message-no-date", values={"day": day})
    if len(asked) > 1:
        yield Problem("message-dates", values={"count": len(asked), "found": ", ".join(asked)}, is_error=False)
    if not re.search(manners.CARE, text):
        yield Problem("message-no-care", is_error=False)


def _promise(text: str, manners: ModuleType) -> Iterator[Problem]:
    if not re.search(rf"(?<!\w)(?:{manners.DATE})(?!\w)", text):
        yield Problem("message-no-promise")
    if (questions := text.count("?")) > 1:
        yield Problem("message-questions", values={"count": questions})


def deadlines(text: str, manners: ModuleType) -> tuple[str, ...]:
    """The different dates asked for: those of the question, and those after words such as "by"; not those of facts."""
    date_words = rf"(?<!\w)(?:{manners.DATE})(?!\w)"
    found = [match[0] for asked in SENTENCE.finditer(text) for match in re.finditer(date_words, asked[0])]
    due = rf"(?<!\w)({manners.PLANNED})?(?:{manners.UNTIL})\s+({date_words})"
    found += [match[2] for match in re.finditer(due, text) if not match[1]]
    return tuple(dict.fromkeys(" ".join(day.split()) for day in found))
