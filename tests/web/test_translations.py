"""The French of the pages: whole, and set as French is."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

import molette.web

CATALOGUE = Path(molette.web.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "django.po"
UNSPACED = re.compile(r"[^\u202f\u00a0][;?!»€]|[^\u202f\u00a0]:(?!//)|«(?![\u202f\u00a0])")
TYPEWRITTEN = re.compile(r"\w'\w")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")


def sentences():
    with CATALOGUE.open("rb") as lines:
        return [message for message in read_po(lines, locale="fr") if message.id]


def each_form(message):
    """The English and the French of a sentence, singular and plural."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    french = message.string if isinstance(message.string, tuple) else (message.string,)
    return list(zip(english, french, strict=True))


def test_every_sentence_is_translated():
    assert not [m.id for m in sentences() if m.fuzzy or not all(french for _english, french in each_form(m))]


def test_a_sentence_invents_no_place():
    for message in sentences():
        for english, french in each_form(message):
            assert set(PLACEHOLDER.findall(french)) <= set(PLACEHOLDER.findall(english))


def test_every_sentence_is_set_as_french_is():
    french = [text for message in sentences() for _english, text in each_form(message)]

    assert not [text for text in french if UNSPACED.search(text) or TYPEWRITTEN.search(text)]
