"""Facts read in mail, corrected by Alice: the right act takes the place of the wrong one."""

from datetime import datetime

import pytest

from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.corrections import corrected, is_doubtful, settled

ASK = read_fact(
    '2026-03-02 09:00 me -> paul asks information "Pourriez-vous m’envoyer les effectifs ?" #m1 [from mail "1@x"]'
)
ANSWER = read_fact('2026-03-04 10:00 paul answers #m1 "Je reviens vers vous vendredi 13 mars" [from mail "2@x"]')
NUDGE = read_fact('2026-03-16 09:00 me reminds #m1 "Avez-vous pu avancer ?" [from mail "3@x"]')
FACTS = (ASK, ANSWER, NUDGE)


@pytest.mark.parametrize("act", [Kind.PART, Kind.APPROVE, Kind.REFUSE])
def test_an_answer_becomes_another_answer_to_the_same_request(act):
    fact = corrected(ANSWER, act, FACTS)
    assert (fact.kind, fact.ref, fact.at, fact.text, fact.origin) == (
        act, "m1", ANSWER.at, ANSWER.text, ANSWER.origin,
    )  # fmt: skip


def test_a_promise_takes_the_day_its_words_name_and_is_none_without():
    assert corrected(ANSWER, Kind.PROMISE, FACTS).due_at == datetime(2026, 3, 13, 12)
    vague = read_fact('2026-03-04 10:00 paul answers #m1 "Je m’en occupe"')
    assert corrected(vague, Kind.PROMISE, FACTS) is None


def test_an_answer_that_was_a_request_asks_me():
    asked = read_fact('2026-03-04 10:00 paul answers #m1 "Il me faudrait votre accord sur la grille"')
    fact = corrected(asked, Kind.ASK, FACTS)
    assert (fact.kind, fact.by, fact.to, bool(fact.label), fact.ref) == (Kind.ASK, "paul", ("me",), True, "")


def test_a_request_may_ask_for_something_else_and_keeps_its_label():
    (fact, *rest) = settled(FACTS, {0: Request.APPROVAL})
    assert (fact.request, fact.label, rest) == (Request.APPROVAL, "m1", [ANSWER, NUDGE])


def test_a_request_that_was_none_takes_its_answers_with_it():
    assert settled(FACTS, {0: None}) == []


def test_a_request_that_was_an_answer_answers_the_last_one_made_of_its_writer():
    back = read_fact('2026-03-05 08:00 paul -> me asks information "Vous les avez reçus, n’est-ce pas ?" #m2')
    told = settled((ASK, back), {1: Kind.ANSWER})
    assert [(fact.kind, fact.ref) for fact in told] == [(Kind.ASK, ""), (Kind.ANSWER, "m1")]
    assert settled((back,), {0: Kind.ANSWER}) == []


def test_what_nobody_judged_stays():
    assert settled(FACTS, {}) == list(FACTS)


@pytest.mark.parametrize(
    ("line", "is_first"),
    [
        ('paul answers #m1 "Les voici en pièce jointe" [from mail "2@x"]', False),
        ('paul answers #m1 "Je suis en congés jusqu’au 24 août" [from mail "2@x"]', True),
        ('paul approves #m1 "Bien reçu" [from mail "2@x"]', True),
        ('paul approves #m1 "C’est validé pour moi" [from mail "2@x"]', False),
        ('paul approves #m1 "Bien reçu"', False),
    ],
)
def test_what_its_words_alone_would_not_say_is_judged_first(line, is_first):
    assert is_doubtful(read_fact(f"2026-03-04 10:00 {line}")) is is_first
