"""What is told of a message before it is sent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from molette.engine.report.drafts.lint import lint
from molette.engine.report.problem_words import problem_words

GOOD = "Je sais que vous avez d’autres priorités. Pouvez-vous me répondre d’ici au mardi 14 avril ?"
CODES = [
    ("Pouvez-vous répondre avant vendredi ? Et les accès ? Et le budget ?", "message-questions"),
    ("J’attends votre retour d’ici au 14 avril.", "message-no-question"),
    ("Pouvez-vous me répondre ?", "message-no-date"),
    ("Pouvez-vous répondre d’ici au 14 avril, et valider avant le 20 avril ?", "message-dates"),
    ("Vous n’avez pas répondu. Pouvez-vous le faire d’ici au 14 avril ?", "message-accusing"),
    ("Vous ne répondez jamais.", "message-absolute"),
    ("Malgré mes nombreuses relances, rien.", "message-irritated"),
    ("C’est inadmissible.", "message-judging"),
    ("Ceci vaut mise en demeure.", "message-legal"),
    ("Merci de répondre dès que possible.", "message-vague"),
    ("Auriez-vous du nouveau ?", "message-vague"),
    ("mot " * 130, "message-long"),
    ("   \n", "message-empty"),
    ("Pouvez-vous répondre d’ici au 14 avril ?", "message-no-care"),
]


def codes(text: str, lang: str = "fr", **around) -> list[str]:
    return [problem.code for problem in lint(text, lang, **around)]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_each_rule_sees_what_it_is_for(text: str, code: str):
    assert code in codes(text)


def test_a_good_message_has_nothing_to_mend():
    assert codes(GOOD) == []
    assert codes("I know that you have other priorities. Could you answer by Tuesday 14 April?", "en") == []


@pytest.mark.parametrize(
    "text",
    [
        f"Vous écriviez : « Vous ne répondez jamais ! Ça va ? ». {GOOD}",
        f"{GOOD}\n> Pourquoi ? Quand ? C’est inadmissible.",
        f"L’étape, prévue pour le 15 mai, en dépend. {GOOD}",
        f"Demandée le lundi 9 mars, et faute de réponse, elle attend. {GOOD}",
    ],
)
def test_what_others_wrote_and_dates_of_facts_are_not_held_against_it(text: str):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You failed to answer. Could you do so by 14 April?", "message-accusing"),
        ("Per my last e-mail, as I already said.", "message-irritated"),
        ("Any update?", "message-vague"),
        ("You always do this.", "message-absolute"),
        ("Could you answer? Could you also send it?", "message-questions"),
    ],
)
def test_english_has_its_own_words(text: str, code: str):
    assert code in codes(text, "en")


def test_a_promise_asks_nothing_and_has_a_date():
    assert codes("Je vous dois une réponse : vous l’aurez le jeudi 19 mars.", promises=True) == []
    assert codes("Je vous réponds bientôt.", promises=True) == ["message-no-promise"]


def test_what_i_owe_too_is_said_first():
    assert codes(GOOD, owes=True) == ["message-no-share"]
    assert codes("De mon côté, je vous dois la note. " + GOOD, owes=True) == []


def test_the_envelope_is_looked_at():
    assert codes(GOOD, subject=" ", people=3) == ["message-no-subject", "message-people"]


def test_it_says_what_where_and_what_to_do():
    [found] = [problem for problem in lint(f"{GOOD}\nVous ne répondez\npas.", "fr") if problem.is_error]

    assert found.where.line == 2
    assert problem_words(found, "fr").startswith("«\u202fvous ne répondez\u202f» accuse.")
    [missing] = lint("Je sais que c’est long. Pouvez-vous répondre ?", "fr", by=date(2026, 4, 14))
    assert "d’ici au 14 avril" in problem_words(missing, "fr")
    three = lint("Je comprends. Un ? Deux ? Trois ? D’ici au 14 avril.", "fr")[0]
    assert problem_words(three, "fr").startswith("Votre message pose 3 questions.")


@given(st.text(max_size=300), st.sampled_from(["fr", "en", ""]))
def test_any_text_is_read_without_a_fall(text, lang):
    assert all(problem_words(problem, lang) for problem in lint(text, lang))
