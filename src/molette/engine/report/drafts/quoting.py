"""Other people's words inside a draft: short, on one line, without marks that would be taken for ours."""

import re

MARKS = re.compile(r"[«»“”„\"<>\x00-\x1f\x7f\u2028\u2029]")
LETTERS = 6  # of a word and its space, in French and English prose
NAME = re.compile(r"[^\W\d_]+(?:[-'’. ][^\W\d_]+)*\.?")
TITLES = frozenset({"m", "mr", "mme", "mrs", "ms", "mlle", "dr", "me", "pr", "prof"})


def clipped(text: str, most: int) -> str:
    """At most that many letters of a text, and a word for six of them; cut between words."""
    words = MARKS.sub(" ", text).split()
    plain, kept = " ".join(words), " ".join(words[: most // LETTERS])
    if kept == plain and len(plain) <= most:
        return plain
    cut = kept if len(kept) <= most else kept[:most].rpartition(" ")[0] or kept[:most]
    return cut.rstrip(" ,;:.") + "…"


def first_name(name: str) -> str:
    """What one is called in a greeting: the first name, or the title and the name; nothing for what is no person's."""
    words = name.split()
    if not words or not NAME.fullmatch(name) or (len(words) == 1 and name != name.capitalize()):
        return ""
    is_titled = words[0].rstrip(".").lower() in TITLES
    return f"{words[0]} {words[-1]}" if is_titled else words[0]
