"""Every draft passes its own check, in both languages, in both tones, whatever it is about."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine import Assessment
from molette.engine.ledger.types import Request
from molette.engine.nudges.ladder import EASIER, STEPS
from molette.engine.nudges.types import Rung, SmallStep
from molette.engine.report.drafts.drafting import draft, language_of
from molette.engine.report.drafts.lint import MOST_WORDS, lint
from molette.engine.report.drafts.occasions import message_of, occasion_from, occasion_of, occasion_row
from molette.engine.report.drafts.quoting import clipped, first_name
from molette.engine.report.drafts.types import Debt, Effect, Occasion, Tone, Topic

Told = Callable[[str, str], Assessment]
HEAD = """
mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  person me "Alice Roux"
  person chloe "Chloé Martin" <chloe@arvor.example>, sponsor, answers within 3 d
  person paul "Paul Keller" <paul@arvor.example>, contact
  milestone cadrage "Note de cadrage", 8 d, approved by chloe
  milestone specs "Spécifications", 15 d, after cadrage, due 2026-05-15, approved by chloe
"""
ASKED = "    2026-03-09 me -> chloe delivers cadrage for approval #r1\n"
WORDS = [
    "", "Pouvez-vous m’envoyer les effectifs dès que possible ? Vous n’avez jamais répondu !", "les « accès »",
    "x" * 400, "une\nligne\n> citée", "It is unacceptable; could you, by 3 May, answer? Always late.", "l'accès \"un\"",
]  # fmt: skip
NAMES = [
    "",
    "Chloé Martin",
    "SoftPaie",
    "Mme Martin",
    "Inès",
    "info@arvor.example",
    "Jean-Luc d'Ormesson",
    "équipe paie 2",
]
days = st.dates(date(2025, 12, 1), date(2027, 12, 31))
topics = st.builds(
    Topic, st.sampled_from(Request), days, st.sampled_from(WORDS), st.sampled_from(WORDS) | st.text(max_size=90)
)
PAIRS = [*STEPS.items(), *((Rung.REMINDER, step) for step in (SmallStep.DATE, *EASIER.values()))]


@st.composite
def occasions(draw):
    """What the plan makes: several requests in one written reminder only, a debt in anything but my own answer."""
    rung, step = draw(st.sampled_from(PAIRS))
    is_written, counts = rung in (Rung.REMINDER, Rung.EFFECT), st.integers(0, 9)
    return Occasion(
        rung, step, draw(topics), draw(days),
        to=draw(st.sampled_from(NAMES)), holder=draw(st.sampled_from(["Paul Keller", "SoftPaie"])),
        sponsor="Anne Delmas",
        me=draw(st.sampled_from(["", "Alice Roux"])), client=draw(st.sampled_from(["", "Groupe Arvor"])),
        days=draw(st.integers(0, 90)), tried=draw(st.fixed_dictionaries({"written": counts, "spoken": counts})),
        together=draw(st.lists(topics, max_size=4).map(tuple)) if is_written else (),
        debt=None if rung is Rung.OWN else draw(st.none() | st.builds(Debt, topics, days)),
        effect=draw(st.none() | st.builds(Effect, st.sampled_from(WORDS), st.none() | days)),
    )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(occasions(), st.sampled_from(Tone), st.booleans(), st.sampled_from(["fr", "en"]))
def test_every_draft_passes_its_own_check(occasion, tone, is_familiar, lang):
    made = draft(occasion, lang, tone, is_familiar=is_familiar)

    found = lint(
        made.body, lang, subject=made.subject, promises=occasion.rung is Rung.OWN, owes=occasion.debt is not None
    )

    assert not found, made.body
    assert sum(any(map(str.isalnum, word)) for word in made.body.split()) <= MOST_WORDS
    assert "\n" not in made.subject
    assert 0 < len(made.subject) < 100


@given(occasions())
def test_an_occasion_is_kept_as_plain_values_and_found_again(occasion):
    kept = occasion_from(occasion_row(occasion))

    assert (kept.topic, kept.debt, kept.effect, kept.together) == (
        occasion.topic, occasion.debt, occasion.effect, occasion.together,
    )  # fmt: skip
    assert draft(kept, "fr") == draft(occasion, "fr")


def text(told: Told, now: str, story: str, lang: str = "fr", tone: Tone = Tone.WARM, *, familiar: bool = False) -> str:
    said = told(now, HEAD + story)
    return draft(occasion_of(said.nudges[0], said), lang, tone, is_familiar=familiar).body


def test_a_first_reminder_reads_like_this(told: Told):
    assert text(told, "2026-03-16", ASKED) == (
        "Bonjour Chloé,\n\n"
        "Je reviens sur la validation de «\u202fNote de cadrage\u202f», demandée le lundi 9 mars. "
        "Je comprends que ce sujet n’est pas le seul qui vous occupe.\n\n"
        "Pourriez-vous me répondre d’un mot d’ici au jeudi 19 mars\u202f: oui, non, ou «\u202fparlons-en\u202f»\u202f? "
        "Si vous préférez en parler, appelez-moi.\n\n"
        "Merci, et bonne journée,\nAlice Roux"
    )
    assert text(told, "2026-03-16", ASKED, "en", Tone.DIRECT) == (
        "Hello Chloé,\n\n"
        "I have no answer yet about the approval of “Note de cadrage”, asked for on Monday 9 March. "
        "I know that you have other priorities.\n\n"
        "Could you answer in one word by Thursday 19 March: yes, no, or “let us talk”?\n\n"
        "Thank you,\nAlice Roux"
    )


def test_the_second_one_says_what_the_wait_moves_and_offers_two_ways(told: Told):
    said = text(told, "2026-03-23", ASKED + "    2026-03-12 me reminds #r1 by mail\n", tone=Tone.DIRECT, familiar=True)

    assert "L’étape «\u202fSpécifications\u202f», prévue pour le 15 mai, en dépend" in said
    assert "Préfères-tu, d’ici au jeudi 26 mars, valider en l’état, ou m’indiquer le point à reprendre\u202f?" in said
    assert "vous" not in said


def test_my_own_share_comes_first(told: Told):
    owed = '    2026-03-10 chloe -> me asks information "le planning" #r2\n'

    said = text(told, "2026-03-16", ASKED + owed)

    assert "je vous dois encore une réponse à votre demande du mardi 10 mars («\u202fle planning\u202f»)." in said
    assert said.index("D’abord ma part") < said.index("Pourriez-vous")


def test_what_i_owe_is_promised_for_a_date(told: Told):
    said = text(told, "2026-03-16", '    2026-03-09 chloe -> me asks information "le planning" #r1\n')

    assert "Je vous dois encore une réponse à votre demande du lundi 9 mars («\u202fle planning\u202f»)." in said
    assert "Vous l’aurez le jeudi 19 mars au plus tard." in said


def test_the_mail_it_answers_is_known_when_it_was_read_in_mail(told: Told):
    said = told(
        "2026-03-16", HEAD + '    2026-03-09 me -> chloe asks information "x" #r1 [from mail "<a1@roux.example>"]\n'
    )

    assert message_of(said.waits[0], said) == "a1@roux.example"
    by_hand = told("2026-03-16", HEAD + ASKED)
    assert message_of(by_hand.waits[0], by_hand) == ""


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Claire Martin", "Claire"), ("Claire", "Claire"), ("Mme Martin", "Mme Martin"), ("SoftPaie", ""), ("ACME", ""),
        ("claire@arvor.example", ""), ("Jean-Luc Petit", "Jean-Luc"), ("", ""), ("Équipe 2", ""),
    ],
)  # fmt: skip
def test_people_are_greeted_by_their_name_and_offices_are_not(name: str, greeted: str):
    assert first_name(name) == greeted


@given(st.text(max_size=200), st.integers(6, 90))
def test_somebodys_words_stay_on_one_line_and_within_bounds(words, most):
    assert len(clipped(words, most)) <= most + 1
    assert not set(clipped(words, most)) & set('\n\r«»“”"<>')


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Pouvez-vous m’envoyer les effectifs ?", "fr"),
        ("Could you send me the figures?", "en"),
        ("x", "de"),
        ("", "de"),
    ],
)
def test_the_language_of_a_request_shows_in_its_small_words(words: str, lang: str):
    assert language_of(words, "de") == lang
