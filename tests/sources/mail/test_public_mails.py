"""Public replies, language by language, and forty invented French mails: own words and what they ask, read by eye."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.sources.mail.saying import FOLDER
from tests.sources.mail.test_quoting import BY_EYE, LOREM, LOREM_ENDS, TEMPLATES

from molette.engine.ledger.types import Kind
from molette.sources.mail.acts import read_acts
from molette.sources.mail.markup import text_of_html
from molette.sources.mail.messages import read_message
from molette.sources.mail.quoting import own_words

PUBLIC = Path(__file__).parents[4] / "shared/data/mail"
NOT_ENGLISH = {
    "french": (
        "email_french_2", "email_fr_multiline", "email_french_dash_separator", "email_ios_outlook_fr",
        "email_customer_quote_header_3",
    ),
    "german": ("email_german", "email_german_2", "email_german_3", "email_german_outlook"),
    "italian": ("email_7", "email_italian"),
    "dutch": ("email_8",),
    "polish": ("email_14", "email_16", "email_17"),
    "danish": ("email_danish_dash_separator",),
    "norwegian": ("email_norwegian_gmail",),
    "finnish": ("email_finnish",),
    "portuguese": ("email_portuguese",),
    "russian": ("email_russian",),
}  # fmt: skip
LANGUAGE = {name: language for language, names in NOT_ENGLISH.items() for name in names}
FINE = ("Hi. I am fine.", "Alex")
HELLO = ("Hello", "Hello")
TALON = {"OLK_SRC_BODY_SECTION.html": ("Reply", "Reply"), "reply-separated-by-hr.html": ("Hi", "Bob")} | {
    "reply-quotations-share-block.eml": ("Hi Katharine.", "Joe XXX")
}
RUSSIAN = ("mail_ru.html", "yandex_ru.html", "windows_mail.html", "android.eml")


def replies() -> Iterator[tuple[str, str, tuple[str, str]]]:
    """The language, the text and the first and last of the own words of each public reply."""
    for path in sorted((PUBLIC / "fixtures/crisp").glob("*.txt")):
        if path.stem not in TEMPLATES:
            ends = BY_EYE.get(path.stem, (LOREM, LOREM_ENDS))
            yield LANGUAGE.get(path.stem, "english"), path.read_text(encoding="utf-8"), ends
    for path in sorted((PUBLIC / "fixtures/talon").iterdir()):
        if path.suffix in (".html", ".eml"):
            raw = path.read_bytes()
            is_html = path.suffix == ".html"
            text = text_of_html(raw.decode("utf-8", "replace")) if is_html else read_message(raw).body
            yield (
                "russian" if path.name in RUSSIAN else "english",
                text,
                TALON.get(path.name, FINE if is_html else HELLO),
            )


def is_right(text: str, ends: tuple[str, str]) -> bool:
    words = own_words(text)
    return words.startswith(ends[0]) and words.endswith(ends[1])


@pytest.mark.parametrize("language", ["english", *NOT_ENGLISH])
def test_replies_are_cleaned_in_every_language(language: str) -> None:
    if not PUBLIC.is_dir():
        pytest.skip("the public data mail/fixtures is not beside the repository")
    found = [(text[:200], is_right(text, ends)) for spoken, text, ends in replies() if spoken == language]
    wrong = [text for text, right in found if not right]
    assert found
    assert len(wrong) <= 0.05 * len(found), wrong


def french_mails() -> Iterator[tuple[str, str, str, str]]:
    """What each mail asks, its first and last own words, and its text; all by eye but the text."""
    with (PUBLIC / "french/emails_fr_2.3.6.csv").open(encoding="utf-8", newline="") as file:
        bodies = [row["body"] for row in csv.DictReader(file)]
    for line in (FOLDER / "french_mails.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, asks, first, last = [*line.split("\t"), "", ""][:4]
            yield asks, first, last, bodies[int(number)]


def test_what_forty_french_mails_ask_and_say_themselves() -> None:
    if not PUBLIC.is_dir():
        pytest.skip("the public data mail/french is not beside the repository")
    rows = list(french_mails())
    right = 0
    for asks, first, last, body in rows:
        words = own_words(body)
        said = "\n".join(line.strip() for line in words.strip().split("\n"))
        wanted = [str(act.request) for act in read_acts(words, date(2018, 6, 4)) if act.kind is Kind.ASK]
        is_own = said.startswith(first) and said.endswith(last) if first else not said
        right += is_own and (asks in wanted if asks != "no" else not wanted)
    assert right >= 0.95 * len(rows)
