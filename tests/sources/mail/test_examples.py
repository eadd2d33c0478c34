"""What somebody corrected is remembered: the same sentence, names and numbers apart, is read as she said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.mail.test_exchanges import ALICE, ASKS, CHLOE, mail

from molette.engine.ledger.types import Kind
from molette.sources.mail.acts import act_of, learned
from molette.sources.mail.examples import Example, plain_words
from molette.sources.mail.exchanges import read_exchanges

WEDNESDAY = date(2026, 3, 18)


def kind(sentence: str, *examples: Example) -> Kind | None:
    act = act_of(sentence, WEDNESDAY, learned(examples))
    return act.kind if act else None


@pytest.mark.parametrize(
    ("example", "sentence", "act"),
    [
        ("Roulez jeunesse.", "roulez jeunesse", Kind.APPROVE),
        ("Bruno, la balle est chez vous.", "Chloé, la balle est chez vous.", Kind.ASK),
        ("Le lot 2 passe au vote de Nadia Roux le 3 mars.", "Le lot 14 passe au vote de Driss mardi.", Kind.HOLD),
        ("Je valide les frais du mois de mars.", "Je valide les frais du mois d'avril.", None),
        ("Pouvez-vous nous souhaiter bonne chance demain ?", "Pouvez-vous nous souhaiter bonne chance ?", None),
    ],
)
def test_a_sentence_like_one_corrected_is_read_as_it(example: str, sentence: str, act: Kind | None) -> None:
    assert kind(sentence) is not act
    assert kind(sentence, Example(example, act)) is act


@pytest.mark.parametrize(
    ("example", "sentence"),
    [
        ("Je valide le devis du lot 2.", "Je refuse le devis du lot 2."),
        ("Je valide le devis du lot 2.", "Je ne valide pas le devis du lot 2."),
        ("C'est validé.", "C'est refusé."),
        ("Vous pouvez y aller pour le lot 2.", "Vous pouvez y aller pour le lot 2 ?"),
    ],
)
def test_a_sentence_that_says_something_else_is_left_alone(example: str, sentence: str) -> None:
    assert kind(sentence, Example(example, None)) is kind(sentence) is not None


def test_the_latest_of_two_corrections_decides() -> None:
    assert kind("C'est parti.", Example("C'est parti.", Kind.APPROVE), Example("C'est parti.", None)) is None


def test_a_conversation_follows_the_examples() -> None:
    messages = [mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, "Roulez jeunesse.", answers=0)]

    def said(*examples: Example) -> list[Kind]:
        read = read_exchanges(messages, me=("alice@conseil.example",), examples=examples)
        return [fact.kind for fact in read.facts]

    assert said() == [Kind.ASK, Kind.ANSWER]
    assert said(Example("Roulez jeunesse.", Kind.APPROVE)) == [Kind.ASK, Kind.APPROVE]
    assert said(Example("Roulez jeunesse.", None)) == [Kind.ASK]
    assert said(Example("Pouvez-vous valider le devis avant mardi ?", None)) == [Kind.ASK, Kind.ANSWER]
    assert said(Example("Pouvez-vous valider la note de cadrage avant mardi ?", None)) == []


@given(st.text(max_size=200))
def test_words_made_plain_stay_so(text: str) -> None:
    assert len(plain_words(text)) <= len(text)
    learned([Example(text, None)])
