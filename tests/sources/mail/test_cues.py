"""Cues: a pattern found by its keywords is a pattern found."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.sources.mail import answers, asks, conversations, meetings, notices, replies, wanted
from molette.sources.mail.cues import Cues, cues
from molette.sources.mail.keywords import keywords

TABLES = [
    found
    for module in (answers, asks, conversations, meetings, notices, replies, wanted)
    for found in vars(module).values()
    if isinstance(found, Cues)
]
PATTERNS = sorted({pattern for table in TABLES for pattern in table.patterns})


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_text_that_a_pattern_matches_holds_its_keywords(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    before, after = data.draw(st.sampled_from(["", "ah ", "«", "\n"])), data.draw(st.sampled_from(["", " ?", "s", "."]))
    drawn = data.draw(st.from_regex(rf"(?:{pattern.removeprefix('^')})", fullmatch=True)).lower()
    text = drawn + after if pattern.startswith("^") else before + drawn + after
    plain = re.match(pattern, text) if pattern.startswith("^") else re.search(rf"(?<!\w)(?:{pattern})", text)
    assert cues(pattern).found(text) is bool(plain)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bplus besoin\b", {" besoin "}),
        (r"\bapprouv", {" approuv"}),
        (r"\b(?:je|nous) valid(?:e|ons)\b", {" valide ", " validons "}),
        (r"\bmerci de \w+er\b", {" merci "}),
        (r"\bd['’]accord(?! pas)", {" accord"}),
        (r"\b\w+\s?\?", {" ? "}),
    ],
)
def test_the_rarest_words_are_the_keywords(pattern: str, words: set[str]) -> None:
    assert keywords(pattern)[0] == words


def test_what_any_word_may_match_has_no_keyword_and_is_tried() -> None:
    assert keywords(r"\w+\s\d") == ()
    assert cues(r"\w+\s\d").found("lot 2")


def test_patterns_known_later_are_found_in_words_seen_before() -> None:
    assert not cues("zeste").found("un zest")
    assert cues("zest").found("un zest")
