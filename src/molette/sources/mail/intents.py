"""A small linear model of English sentences that ask: a weight for each word and pair of words.

The weights (`intents.tsv`) are learned by `bench/mail_intent.py` from the EmailIntentDataSet, copyright 2014 Parakweet
Labs, Apache License 2.0; no sentence of it is kept here.
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp

LINK = re.compile(r"https?:\S+|www\.\S+")
NUMBER = re.compile(r"\d[\d,.:/-]*")
TOKEN = re.compile(r"\$link|0|[^\W\d_]+(?:'[^\W\d_]+)?|[$!?]")
MOST_TOKENS = 60
ENGLISH_WORDS = """
the to you and of is for this it that in on we i your if with be have are will at can not a my as
"""
ENGLISH = frozenset(ENGLISH_WORDS.split())
WEIGHTS_FILE = "intents.tsv"


def features(sentence: str, by_rule: bool | None) -> set[str]:
    """What the model looks at in a sentence: its words, pairs of neighbours, and what the rules say."""
    plain = sentence.lower().replace("’", "'")
    if "http" in plain or "www." in plain:
        plain = LINK.sub("$link", plain)
    plain = NUMBER.sub("0", plain)
    words = ["^", *TOKEN.findall(plain)[:MOST_TOKENS], "$"]
    return {"*", f"*{by_rule}", *words[1:-1], *map(" ".join, pairwise(words))}


def chance(sentence: str, by_rule: bool | None) -> float:
    """How likely it is, from 0 to 1, that an English sentence asks for something, knowing what the rules say."""
    known = weights()
    return 1 / (1 + exp(-sum(known.get(feature, 0.0) for feature in features(sentence, by_rule))))


def is_english(sentence: str) -> bool:
    """Whether a sentence has enough little English words for the model to judge it."""
    words = sentence.lower().split()
    return len(words) > 2 and sum(map(ENGLISH.__contains__, words)) * 6 >= len(words)


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    lines = files(__package__).joinpath(WEIGHTS_FILE).read_text(encoding="utf-8").splitlines()
    return {
        name: float(weight) for name, _, weight in (line.rpartition("\t") for line in lines if not line.startswith("#"))
    }
