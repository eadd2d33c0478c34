"""From a mailbox to facts: Alice, a consultant, writes to Chloé, her client; Driss is in copy."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from molette.engine.ledger.types import Fact, Kind, Person, Request
from molette.sources.mail.exchanges import Exchanges, read_exchanges
from molette.sources.mail.messages import Message, read_message
from molette.sources.mail.missions import suggest_missions

ALICE, CHLOE = "Alice Morel <alice@conseil.example>", "Chloé Garnier <chloe@arvor.example>"
DRISS, BRUNO = "Driss Nadir <driss@arvor.example>", "Bruno Petit <bruno@conseil.example>"
MONDAY = datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
ASKS = "Bonjour,\n\nPouvez-vous valider la note de cadrage avant vendredi ?\n"


def mail(
    number: int,
    sender: str,
    to: str,
    body: str,
    *,
    day: float = 0,
    answers: int | None = None,
    more: str = "",
    subject: str = "",
) -> Message:
    at = MONDAY + timedelta(days=day or number)
    replied = f"In-Reply-To: <{answers}@x>\n" if answers is not None else ""
    headers = f"From: {sender}\nTo: {to}\nDate: {at:%a, %d %b %Y %H:%M:%S} +0000\nMessage-ID: <{number}@x>\n"
    title = subject or ("Re: " if replied else "") + "Note de cadrage"
    return read_message(f"{headers}Subject: {title}\n{replied}{more}\n{body}".encode())


def read(
    *messages: Message, me: Sequence[str] = ("alice@conseil.example",), people: Sequence[Person] = ()
) -> Exchanges:
    return read_exchanges(messages, me=me, people=people, zone="Europe/Paris")


def told(found: Exchanges) -> list[tuple[str, Kind]]:
    return [(fact.by, fact.kind) for fact in found.facts]


def facts(*messages: Message) -> tuple[Fact, ...]:
    return read(*messages).facts


def test_a_request_is_opened_and_its_answer_closes_it() -> None:
    asked, approved = facts(mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, "C'est validé.\n\nChloé\n", answers=0))
    assert (asked.kind, asked.by, asked.to, asked.request) == (Kind.ASK, "me", ("chloe",), Request.APPROVAL)
    assert asked.at == datetime(2026, 3, 2, 10, 30, 15)
    assert asked.due_at == datetime(2026, 3, 6, 12)
    assert asked.text == "Pouvez-vous valider la note de cadrage avant vendredi ?"
    assert len(asked.label) == 9
    assert asked.origin is not None
    assert (asked.origin.source, asked.origin.item) == ("mail", "0@x")
    assert (approved.kind, approved.by, approved.ref) == (Kind.APPROVE, "chloe", asked.label)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("C'est validé.", Kind.APPROVE),
        ("Nous ne validons pas cette version.", Kind.REFUSE),
        ("Validé sous réserve de la correction du point 3.", Kind.PART),
        ("Bonjour, bien reçu. Je reviens vers vous vendredi.", Kind.PROMISE),
        ("Le projet est en pause jusqu'au 1er avril.", Kind.HOLD),
        ("Je suis en congés jusqu'au 16 mars.", Kind.AWAY),
        ("Le chapitre deux me paraît un peu long mais il dit bien ce que nous voulions dire.", Kind.ANSWER),
    ],
)
def test_what_comes_back_is_named(body: str, kind: Kind) -> None:
    assert told(read(mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, body, answers=0)))[1:] == [("chloe", kind)]


def test_a_promise_leaves_the_request_open() -> None:
    promised = mail(1, CHLOE, ALICE, "Je reviens vers vous vendredi.", answers=0)
    found = read(mail(0, ALICE, CHLOE, ASKS), promised, mail(4, CHLOE, ALICE, "OK pour moi.", answers=0))
    assert told(found)[1:] == [("chloe", Kind.PROMISE), ("chloe", Kind.APPROVE)]


def test_a_reminder_is_a_nudge_and_not_a_new_request() -> None:
    again = mail(7, ALICE, CHLOE, "Bonjour, petite relance : avez-vous pu regarder ?", answers=0)
    asked, nudged = facts(mail(0, ALICE, CHLOE, ASKS), again)
    assert (nudged.kind, nudged.ref, nudged.word) == (Kind.NUDGE, asked.label, "mail")


def test_a_question_back_opens_a_request_the_other_way_and_closes_nothing() -> None:
    found = read(mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, "De quelle version parlez-vous ?", answers=0))
    assert told(found) == [("me", Kind.ASK), ("chloe", Kind.ASK)]
    assert found.facts[1].to == ("me",)


def test_an_automatic_reply_closes_nothing_but_tells_the_absence() -> None:
    robot = mail(1, CHLOE, ALICE, "Je suis absente jusqu'au 16 mars.", answers=0, more="Auto-Submitted: auto-replied\n")
    _, away = facts(mail(0, ALICE, CHLOE, ASKS), robot)
    assert (away.kind, away.by, away.due_at) == (Kind.AWAY, "chloe", datetime(2026, 3, 16, 12))


def test_those_in_copy_are_not_asked_and_their_words_close_nothing() -> None:
    asked = mail(0, ALICE, CHLOE, ASKS, more=f"Cc: {DRISS}\n")
    found = read(
        asked, mail(1, DRISS, ALICE, "Je trouve cette note bien claire et bien construite dans l'ensemble.", answers=0)
    )
    assert told(found) == [("me", Kind.ASK)]
    assert found.facts[0].to == ("chloe",)


def test_a_question_in_the_quoted_text_does_not_count() -> None:
    answer = "C'est validé.\n\nLe 2 mars 2026, Alice a écrit :\n> Pouvez-vous valider la note ?\n"
    found = read(mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, answer, answers=0))
    assert told(found) == [("me", Kind.ASK), ("chloe", Kind.APPROVE)]


def test_a_request_taken_back_is_withdrawn() -> None:
    found = read(mail(0, ALICE, CHLOE, ASKS), mail(2, ALICE, CHLOE, "Oubliez ma demande.", answers=0))
    assert told(found) == [("me", Kind.ASK), ("me", Kind.WITHDRAW)]


def test_a_bounce_is_told_as_a_problem_and_answers_nothing() -> None:
    bounce = mail(1, "Mail System <mailer-daemon@arvor.example>", ALICE, "User unknown", answers=0)
    found = read(mail(0, ALICE, CHLOE, ASKS), bounce)
    assert told(found) == [("me", Kind.ASK)]
    assert [problem.code for problem in found.problems] == ["mail-undelivered"]


def test_what_others_ask_each_other_is_left_to_them() -> None:
    assert facts(mail(0, ALICE, CHLOE, "Voici la note."), mail(1, CHLOE, DRISS, ASKS, subject="Entre nous")) == ()


def test_all_exchanges_are_given_to_one_who_wrote_nothing() -> None:
    found = read(mail(0, CHLOE, DRISS, ASKS), me=("nobody@else.example",))
    assert told(found) == [("chloe", Kind.ASK)]


LIST = "X-list: dev\nPrecedence: bulk\n"
TO_LIST = "dev@lists.example"


def test_on_a_list_the_list_is_asked_and_anybody_answers() -> None:
    question = mail(0, BRUNO, TO_LIST, "Does anybody know why the mask is wrong?", more=LIST, subject="mask in 2.6")
    answer = mail(1, DRISS, BRUNO, "The mask was made for the older kernel, see uaccess.h, it is fixed now in CVS.",
                  answers=0, more=f"Cc: {TO_LIST}\n{LIST}")  # fmt: skip
    found = read(question, answer, me=("nobody@else.example",))
    assert told(found) == [("bruno", Kind.ASK), ("driss", Kind.ANSWER)]
    assert found.facts[0].to == ("dev",)


def test_the_asker_does_not_answer_himself() -> None:
    question = mail(0, BRUNO, TO_LIST, "Does anybody know why the mask is wrong?", more=LIST)
    more = mail(
        1,
        BRUNO,
        TO_LIST,
        "By the way this is the board that was sold last year with the old firmware in it.",
        answers=0,
        more=LIST,
    )
    assert told(read(question, more, me=())) == [("bruno", Kind.ASK)]


def test_a_patch_waits_for_approval() -> None:
    patch = mail(
        0, BRUNO, TO_LIST, "This fixes the mask.\n\n--- a/mask.c\n+++ b/mask.c\n", more=LIST, subject="[PATCH] mask"
    )
    assert read(patch, me=()).facts[0].request is Request.APPROVAL


PATCH = "This fixes the mask.\n\ndiff -u a/mask.c b/mask.c\n--- a/mask.c\n+++ b/mask.c\n"


def on_list(number: int, sender: str, to: str, body: str, *, answers: int | None = None, subject: str = "") -> Message:
    return mail(number, sender, to, body, answers=answers, more=f"Cc: {TO_LIST}\n{LIST}", subject=subject)


def test_a_list_in_copy_is_not_asked_but_those_the_message_is_addressed_to() -> None:
    asked, approved = facts_of_list(
        on_list(0, BRUNO, DRISS, PATCH, subject="[PATCH] mask"),
        on_list(1, CHLOE, BRUNO, "Thanks, applied.", answers=0),
    )
    assert (asked.to, asked.request) == (("driss",), Request.APPROVAL)
    assert (approved.by, approved.kind) == ("chloe", Kind.APPROVE)


def facts_of_list(*messages: Message) -> tuple[Fact, ...]:
    return read(*messages, me=("nobody@else.example",)).facts


@pytest.mark.parametrize("subject", ["Patch for the mask", "lamp 0.4 patch", "Mask of the older boards"])
def test_a_change_in_the_text_waits_for_approval_whatever_the_subject(subject: str) -> None:
    found = facts_of_list(mail(0, BRUNO, TO_LIST, PATCH, more=LIST, subject=subject))
    assert [(fact.kind, fact.request, fact.text) for fact in found] == [(Kind.ASK, Request.APPROVAL, subject)]


def test_a_patch_spoken_of_in_a_subject_is_not_one() -> None:
    body = "The one of last week works on my board."
    assert facts_of_list(mail(0, BRUNO, TO_LIST, body, more=LIST, subject="About the mask patch")) == ()


QUESTION = on_list(1, DRISS, BRUNO, "Which kind of board do you have there?", answers=0)
OPENING = mail(0, BRUNO, TO_LIST, "I bought a board.", more=LIST, subject="Mask in 2.6")
QUOTE = "On Tue, 3 Mar 2026, Driss wrote:\n> Which kind of board do you have there?\n\n"


@pytest.mark.parametrize(
    ("body", "is_answer"),
    [
        (f"{QUOTE}A small one.", True),
        ("Bruno has the small one with the older firmware in it, I sold it to him last year.", True),
        ("Me too.", False),
        ("On Tue, 3 Mar 2026, Driss wrote:\n> Hello Bruno.\n\nHe means the one sold to me last year, I think.", False),
    ],
)  # fmt: skip
def test_on_a_list_somebody_else_answers_if_he_takes_the_question_up(body: str, is_answer: bool) -> None:
    found = facts_of_list(OPENING, QUESTION, on_list(2, CHLOE, DRISS, body, answers=1))
    assert [(fact.kind, fact.by) for fact in found][1:] == [(Kind.ANSWER, "chloe")] * is_answer


def test_a_question_to_anybody_in_the_middle_of_a_list_is_of_the_list() -> None:
    found = facts_of_list(OPENING, on_list(1, DRISS, BRUNO, "Does anybody know why it is so slow?", answers=0))
    assert found[0].to == ("dev",)


def test_a_reply_to_somebody_else_does_not_answer_what_another_asked() -> None:
    found = facts_of_list(
        OPENING, QUESTION,
        on_list(2, CHLOE, BRUNO, "This kind of board is sold by many, they say.", answers=0),
        on_list(3, BRUNO, CHLOE, "Yes, I have been told so when I bought mine in the shop.", answers=2),
        on_list(4, BRUNO, DRISS, "The small one.", answers=1),
    )  # fmt: skip
    assert [(fact.kind, fact.at.day) for fact in found][1:] == [(Kind.ANSWER, 6)]


def test_an_answer_to_a_later_question_does_not_judge_the_patch() -> None:
    found = facts_of_list(
        on_list(0, BRUNO, DRISS, PATCH, subject="[PATCH] mask"),
        on_list(1, CHLOE, BRUNO, "Where is this defined?", answers=0),
        on_list(2, DRISS, CHLOE, "It is in the file of the board, where all of them have been for years.", answers=1),
        on_list(3, DRISS, BRUNO, "Applied.", answers=0),
    )  # fmt: skip
    approvals = [fact for fact in found if fact.ref == found[0].label]
    assert [(fact.kind, fact.at.day) for fact in approvals] == [(Kind.APPROVE, 5)]


def test_in_the_middle_of_a_list_a_plain_request_is_one_and_advice_is_not() -> None:
    asks = facts_of_list(OPENING, on_list(1, DRISS, BRUNO, "Please send me the output of lspci.", answers=0))
    advice = facts_of_list(OPENING, on_list(1, DRISS, BRUNO, "You need to set the mask first.", answers=0))
    assert ([fact.to for fact in asks], advice) == ([("bruno",)], ())


def test_messages_that_answer_each_other_in_a_ring_end() -> None:
    ring = [on_list(n, BRUNO, DRISS, "What is it then, on your board?", answers=(n + 1) % 3) for n in range(3)]
    assert facts_of_list(*ring)[0].kind is Kind.ASK


def test_the_same_mailbox_twice_adds_nothing() -> None:
    box = [mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, "C'est validé.", answers=0)]
    assert read(*box, *box).facts == read(*box).facts


def test_people_of_the_plan_keep_their_handles() -> None:
    known = Person("sponsor", "Chloé Garnier", ("chloe@arvor.example",))
    assert read(mail(0, ALICE, CHLOE, ASKS), people=(known,)).facts[0].to == ("sponsor",)


def test_an_unknown_zone_is_told_and_read_as_utc() -> None:
    found = read_exchanges([mail(0, ALICE, CHLOE, ASKS)], me=("alice@conseil.example",), people=(), zone="Mars/Base")
    assert [problem.code for problem in found.problems] == ["mail-zone-unknown"]
    assert found.facts[0].at == datetime(2026, 3, 2, 9, 30, 15)


def test_two_missions_in_one_mailbox_are_told_apart() -> None:
    arvor = [mail(n, CHLOE, ALICE, "Bonjour") for n in range(5)] + [mail(9, DRISS, ALICE, "Bonjour")]
    private = [mail(20 + n, "Zoé <zoe@gmail.com>", ALICE, "Bonjour") for n in range(3)]
    own = [mail(30 + n, BRUNO, ALICE, "Bonjour") for n in range(8)]
    found = suggest_missions([*arvor, *private, *own], me=["alice@conseil.example"])
    assert [(guess.organisation, guess.messages, len(guess.people)) for guess in found] == [
        ("arvor.example", 6, 2),
        ("zoe@gmail.com", 3, 1),
    ]
