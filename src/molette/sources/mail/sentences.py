"""Text cut into sentences, as mail is written: wrapped lines, lists, greetings, patches at the end."""

import re

MOST_SENTENCES = 200
LONGEST_SENTENCE = 400
BULLET = re.compile(r"\s*(?:[-*•·–+o]|\d{1,2}\s?[.)/-]|[a-z]\))\s+")
MACHINE = re.compile(r"(?:diff |index: |--- [\w./]|\+\+\+ [\w./]|\*\*\* [\w./]|@@ |begin \d{3} |-----begin )")
LONGEST_GREETING = 49
BREAK = re.compile(r"[.!?…](?:[\"'»)\]]?\s+|(?<=[?!])(?=[A-ZÀ-Ý]))")
ABBREVIATION = re.compile(
    r"(?:\b(?:m|mme|mlle|mr|mrs|ms|dr|st|cf|ex|p|art|no|n°|etc|e\.g|i\.e|vs|tél|env|réf|ref|fig|approx)\.)$",
    re.IGNORECASE,
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, in order, at most 200 of at most 400 characters; code after a patch mark is left out."""
    found: list[str] = []
    for block in _blocks(text):
        found.extend(_cut(block))
        if len(found) >= MOST_SENTENCES:
            break
    return tuple(found[:MOST_SENTENCES])


def _blocks(text: str) -> list[str]:
    """Lines that belong together joined in one."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if MACHINE.match(line[:12].lower()):
            break
        stripped = line.strip()
        if not stripped or BULLET.match(line):
            blocks.append([])
        if stripped:
            blocks[-1].append(stripped)
            if len(blocks[-1]) == 1 and _is_greeting(stripped):
                blocks.append([])
    return [" ".join(block) for block in blocks if block]


def _is_greeting(line: str) -> bool:
    return line[-1] in ",!" and 1 < len(line) <= LONGEST_GREETING


def _cut(block: str) -> list[str]:
    found: list[str] = []
    block, start = block[: LONGEST_SENTENCE * 20], 0
    for end in BREAK.finditer(block):
        _add(found, block[start : end.start() + 1])
        start = end.end()
    _add(found, block[start:])
    return found


def _add(found: list[str], part: str) -> None:
    """One more sentence, or the rest of one whose end was an abbreviation."""
    if found and found[-1][-1] == "." and ABBREVIATION.search(found[-1][-12:]):
        found[-1] = f"{found[-1]} {part}"[:LONGEST_SENTENCE]
    elif part and not part.isspace():
        found.append(part.strip()[:LONGEST_SENTENCE])
