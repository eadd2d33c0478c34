"""What a letter tells beside what it answers: somebody away or gone, work on hold, a meeting, who is asked by name."""

from datetime import datetime

import pytest
from tests.sources.mail.test_exchanges import ALICE, ASKS, BRUNO, CHLOE, DRISS, facts, mail

from molette.engine.ledger.types import Fact, Kind, Request

AUTO = "Auto-Submitted: auto-replied\n"
PLAN = "Bonjour Driss,\n\nVoici le plan.\n"


def told(*kinds: Kind, body: str, sender: str = CHLOE, more: str = "") -> list[Fact]:
    """The facts of these kinds in a mail to Alice from somebody, Driss being known."""
    found = facts(mail(0, ALICE, DRISS, PLAN), mail(1, sender, ALICE, body, more=more, subject="Point"))
    return [fact for fact in found if fact.kind in kinds]


@pytest.mark.parametrize(
    ("body", "more", "by"),
    [
        ("Je quitte l'entreprise vendredi, Bruno prend ma suite.", "", ["chloe"]),
        ("Pour information, Driss ne travaille plus chez nous.", "", ["driss"]),
        ("M. Ferrand a quitté la société.", "", []),
        ("This person has left the company.", AUTO, ["chloe"]),
        ("Driss a quitté la réunion à dix heures.", "", []),
    ],
)
def test_who_has_left_is_told_if_known(body: str, more: str, by: list[str]) -> None:
    assert [fact.by for fact in told(Kind.LEAVE, body=body, more=more)] == by


@pytest.mark.parametrize(
    ("body", "by", "at", "until"),
    [
        ("Je serai absente du 6 au 10 avril.", "chloe", datetime(2026, 4, 6, 12), datetime(2026, 4, 10, 12)),
        ("Driss est en congés jusqu'au 16 mars.", "driss", datetime(2026, 3, 3, 10, 30, 15), datetime(2026, 3, 16, 12)),
        ("De retour le 16 mars.", "chloe", datetime(2026, 3, 3, 10, 30, 15), datetime(2026, 3, 15, 12)),
    ],
)
def test_an_absence_is_of_the_one_named_and_starts_on_its_day(
    body: str, by: str, at: datetime, until: datetime
) -> None:
    (fact,) = told(Kind.AWAY, body=body)
    assert (fact.by, fact.at, fact.due_at) == (by, at, until)
    assert fact.known == datetime(2026, 3, 3, 10, 30, 15)


@pytest.mark.parametrize("body", ["M. Ferrand est en arrêt jusqu'au 16 mars.", "Je ne travaille pas le mercredi."])
def test_the_absence_of_a_stranger_and_a_habit_are_no_facts(body: str) -> None:
    assert told(Kind.AWAY, body=body) == []


def test_a_hold_that_answers_nothing_holds_all() -> None:
    (hold,) = told(Kind.HOLD, body="Nous gelons toutes les dépenses jusqu'au 30 juin.")
    assert (hold.by, hold.ref, hold.due_at) == ("chloe", "", datetime(2026, 6, 30, 12))


def test_a_meeting_proposed_awaits_an_answer_that_plans_it() -> None:
    asked = mail(0, ALICE, CHLOE, "Seriez-vous disponible jeudi à 14h ?", subject="Point")
    ask, yes, meeting = facts(asked, mail(1, CHLOE, ALICE, "Oui, c'est bon pour moi.", answers=0))
    assert (ask.kind, ask.request, ask.to) == (Kind.ASK, Request.DECISION, ("chloe",))
    assert (yes.kind, yes.ref) == (Kind.APPROVE, ask.label)
    assert (meeting.kind, meeting.by, meeting.to) == (Kind.MEETING, "chloe", ("me",))
    assert meeting.due_at == datetime(2026, 3, 5, 14)


def test_a_meeting_is_planned_on_the_day_the_answer_names() -> None:
    asked = mail(0, ALICE, CHLOE, "Quel jour vous arrange pour un point ?", subject="Point")
    *_, meeting = facts(asked, mail(1, CHLOE, ALICE, "Va pour vendredi 10h30.", answers=0))
    assert (meeting.kind, meeting.due_at) == (Kind.MEETING, datetime(2026, 3, 6, 10, 30))


def test_a_meeting_refused_is_not_planned() -> None:
    asked = mail(0, ALICE, CHLOE, "Seriez-vous disponible jeudi à 14h ?", subject="Point")
    ask, no = facts(asked, mail(1, CHLOE, ALICE, "Désolée, ce n'est pas possible pour moi.", answers=0))
    assert (no.kind, no.ref) == (Kind.REFUSE, ask.label)


TWO = f"{CHLOE}, {BRUNO}"


@pytest.mark.parametrize(
    ("body", "to"),
    [
        ("Bruno, peux-tu m'envoyer le plan ?", [("bruno",)]),
        ("Peux-tu m'envoyer le plan, Bruno ?", [("bruno",)]),
        ("@Chloé : pouvez-vous m'envoyer le plan ?", [("chloe",)]),
        ("Bonjour Chloé,\n\nPouvez-vous m'envoyer le plan ?", [("chloe",)]),
        ("Bonjour à tous,\n\nPouvez-vous m'envoyer le plan ?", [("chloe", "bruno")]),
        ("Bruno a un plan, pouvez-vous me l'envoyer ?", [("chloe", "bruno")]),
        ("Bruno, peux-tu m'envoyer le plan ?\nChloé, merci de valider la note.", [("bruno",), ("chloe",)]),
    ],
)
def test_the_one_called_by_name_holds_the_ball(body: str, to: list[tuple[str, ...]]) -> None:
    found = facts(mail(0, ALICE, TWO, body, subject="Plan"))
    assert [fact.to for fact in found] == to
    assert len({fact.label for fact in found}) == len(to)


def test_another_reader_may_answer_in_the_place_of_the_one_called() -> None:
    asked = mail(0, ALICE, TWO, "Bruno, peux-tu m'envoyer le plan ?", subject="Plan")
    ask, answer = facts(asked, mail(1, CHLOE, ALICE, "Le voici, Bruno suit un autre dossier.", answers=0))
    assert (answer.kind, answer.by, answer.ref) == (Kind.ANSWER, "chloe", ask.label)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Quand le carreleur vient-il ?", Kind.ANSWER),
        ("Pouvez-vous m'envoyer le plan ?", Kind.PROMISE),
    ],
)
def test_a_day_that_was_asked_for_is_an_answer(question: str, kind: Kind) -> None:
    reply = mail(1, CHLOE, ALICE, "Le carreleur passera le 9 mars.", answers=0)
    _, answer = facts(mail(0, ALICE, CHLOE, question, subject="Chantier"), reply)
    assert answer.kind is kind


@pytest.mark.parametrize("thanks", ["Bien reçu, merci.", "Merci beaucoup Alice !\n\nChloé", "C'est noté."])
def test_thanks_answer_nothing(thanks: str) -> None:
    assert len(facts(mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, thanks, answers=0))) == 1


@pytest.mark.parametrize("yes", ["Parfait, merci !", "👍"])
def test_a_pleased_word_approves_what_was_to_be_approved(yes: str) -> None:
    utf8 = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    _, approved = facts(mail(0, ALICE, CHLOE, ASKS), mail(1, CHLOE, ALICE, yes, answers=0, more=utf8))
    assert approved.kind is Kind.APPROVE
