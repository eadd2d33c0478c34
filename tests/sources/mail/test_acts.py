"""What sentences do, French and English: written for this test, nine in ten of each act right at least."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine.ledger.types import Kind, Request
from molette.sources.mail.acts import act_of, read_acts
from molette.sources.mail.dues import read_due

WEDNESDAY = date(2026, 3, 18)

SAID: dict[Kind | None, str] = {
    Kind.ASK: """
        Pouvez-vous m'envoyer le plan de charge ?
        Merci de me transmettre la liste des utilisateurs.
        Avez-vous des nouvelles du fournisseur ?
        Je n'ai pas reçu votre retour sur le compte rendu.
        Il me manque les coordonnées du responsable paie.
        Dites-moi quel jour vous arrange.
        J'aurais besoin des organigrammes à jour.
        Qu'en est-il des réponses du comité ?
        Veuillez nous communiquer les bulletins de mars.
        Combien de salariés sont concernés par l'accord ?
        Ci-joint les spécifications pour validation.
        J'attends votre validation pour continuer.
        Il nous faut votre signature sur l'avenant.
        Faut-il partir sur l'option A ou B ?
        Je vous relance concernant le paiement de l'acompte.
        Serait-il envisageable d'avancer l'atelier à jeudi ?
        Tu pourrais regarder le chapitre 3 avant demain ?
        Nous restons dans l'attente de vos éléments.
        Could you send me the payroll file?
        Please confirm the date of the workshop.
        Does anybody know why the mask is wrong?
        I need your approval before Friday.
        Let me know which option you prefer.
        Any news on the test server?
        Has anyone managed to boot this board?
    """,
    Kind.APPROVE: """
        C'est validé.
        Je valide la note de cadrage.
        OK pour moi.
        Bon pour accord.
        Nous approuvons le devis.
        C'est bon pour moi, vous pouvez y aller.
        Vous avez mon feu vert.
        La proposition me convient.
        Je suis d'accord avec votre proposition.
        RAS de mon côté.
        Feu vert pour lancer la recette.
        Je vous confirme notre accord.
        Tout est validé par la direction.
        Ça me va.
        Parfait pour nous, on y va.
        Approved.
        Looks good to me.
        You have my approval.
        I'm happy to proceed.
        The budget has been approved.
        Please go ahead.
    """,
    Kind.REFUSE: """
        Ce n'est pas validé.
        Nous ne validons pas cette version.
        Je refuse ce devis.
        Le comité a rejeté la demande.
        Ce n'est pas possible pour nous.
        Non merci.
        Désolé, je ne suis pas d'accord.
        Nous ne pouvons pas accepter ce délai.
        C'est non pour le moment.
        Nous ne souhaitons pas donner suite.
        La demande est refusée.
        Je ne peux pas valider en l'état.
        Pas d'accord avec ce découpage.
        Malheureusement, ce ne sera pas possible cette année.
        The proposal was rejected.
        I cannot approve this version.
        We must decline.
        This is not acceptable to us.
        No, sorry, we cannot do that.
    """,
    Kind.PROMISE: """
        Je reviens vers vous vendredi.
        Je vous envoie ça demain.
        Je vous transmets les fichiers lundi.
        Nous vous répondrons d'ici la fin de semaine.
        Vous aurez une réponse mardi.
        Je regarde et je te tiens au courant.
        Je m'en occupe demain matin.
        Je vais demander à la DSI et je vous dis.
        Je vous fais un retour avant le 25.
        Réponse prévue pour jeudi.
        Je vous rappelle cet après-midi.
        Je te donne une réponse demain.
        On vous confirme ça en début de semaine prochaine.
        I'll get back to you on Friday.
        I will send it tomorrow.
        We'll let you know next week.
        You will have it by Monday.
        I'll look into it.
    """,
    Kind.PART: """
        Voici une première partie des réponses.
        Le reste suivra la semaine prochaine.
        Je n'ai que les chiffres de 2025.
        Il manque encore les données du site de Brest.
        Voici les premiers éléments.
        Réponse partielle ci-dessous.
        La suite arrive demain.
        Validé sous réserve de la correction du point 3.
        Les autres fichiers suivront.
        Je vous réponds en partie.
        Voici une partie des documents.
        OK sauf le chapitre 4.
        The rest will follow on Monday.
        Here is part of the data.
        Approved except for section 4.
        I only have the figures for 2025.
    """,
    Kind.AWAY: """
        Je suis en congés jusqu'au 24 août.
        Je suis absente du 3 au 14 août.
        Absent jusqu'à lundi.
        Je serai de retour le 2 septembre.
        Actuellement en déplacement, je consulte peu mes mails.
        Je suis en formation jusqu'à jeudi.
        En mon absence, contactez Driss.
        Nos bureaux sont fermés du 24 décembre au 2 janvier.
        Chloé est en arrêt maladie jusqu'au 15.
        De retour le lundi 7 septembre.
        Je serai absent vendredi.
        Absence jusqu'au 12 inclus.
        I am out of the office until Monday.
        I'll be on vacation next week.
        I will be back on 24 August.
        I'm on leave until September 1st.
    """,
    None: """
        Bonjour Claire,
        J'espère que vous allez bien.
        Comment allez-vous ?
        N'hésitez pas à me contacter si besoin.
        Veuillez agréer, Madame, mes salutations distinguées.
        Vous trouverez ci-joint le compte rendu.
        Merci pour votre réponse.
        La réunion s'est bien passée.
        Nous avons avancé sur le lot 2.
        Merci de votre compréhension.
        Ça va ?
        Le serveur redémarre à 8h.
        How are you?
        I hope you are well.
        Please do not reply to this message.
        Feel free to contact me.
        Click here to unsubscribe.
        Thank you for your patience.
        Si c'est validé, la suite commencera en avril.
    """,
}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("kind", list(SAID), ids=str)
def test_nine_sentences_in_ten_are_understood(kind: Kind | None) -> None:
    found = [(line, act_of(line, WEDNESDAY)) for line in lines(SAID[kind])]
    wrong = [(line, act) for line, act in found if (act.kind if act else None) is not kind]
    assert len(wrong) <= 0.1 * len(lines(SAID[kind])), wrong


@pytest.mark.parametrize(
    ("sentence", "request_"),
    [
        ("Pouvez-vous m'envoyer la liste des sites ?", Request.INFORMATION),
        ("Pouvez-vous valider la note de cadrage ?", Request.APPROVAL),
        ("Merci de votre accord avant vendredi.", Request.APPROVAL),
        ("Faut-il partir sur l'option A ou B ?", Request.DECISION),
        ("Pouvez-vous trancher entre les deux outils ?", Request.DECISION),
        ("Pourriez-vous m'ouvrir un accès au serveur de test ?", Request.ACCESS),
        ("Je n'ai toujours pas reçu mon badge.", Request.ACCESS),
        ("Merci de procéder au règlement de la facture 2026-014.", Request.PAYMENT),
        ("Nous aurions besoin de deux testeurs la semaine prochaine.", Request.RESOURCE),
        ("Merci de mettre à jour le planning.", Request.ACTION),
        ("Could you approve the specification?", Request.APPROVAL),
        ("Please create a login for Bruno.", Request.ACCESS),
        ("Which option do you prefer?", Request.DECISION),
        ("Could you please pay the overdue invoice?", Request.PAYMENT),
    ],
)
def test_what_is_asked_for_is_named(sentence: str, request_: Request) -> None:
    act = act_of(sentence, WEDNESDAY)
    assert act is not None
    assert act.request is request_


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("je reviens vers vous vendredi", date(2026, 3, 20)),
        ("absent jusqu'au 24 août", date(2026, 8, 24)),
        ("de retour le 24/08", date(2026, 8, 24)),
        ("le 3 janvier", date(2027, 1, 3)),
        ("avant le 25", date(2026, 3, 25)),
        ("sous 48h", date(2026, 3, 20)),
        ("d'ici 3 jours", date(2026, 3, 21)),
        ("dans deux semaines", date(2026, 4, 1)),
        ("fin du mois", date(2026, 3, 31)),
        ("March 27th", date(2026, 3, 27)),
        ("by Monday", date(2026, 3, 23)),
        ("tomorrow", date(2026, 3, 19)),
        ("la version 2.3 du document", None),
        ("lundi dernier", None),
        ("le 31 février", None),
        ("bientôt", None),
    ],
)
def test_days_are_counted_from_the_message(words: str, due: date | None) -> None:
    assert read_due(words, WEDNESDAY) == due


def test_the_acts_of_a_message_come_in_order_with_their_days() -> None:
    text = "Bonjour Alice,\n\nC'est validé.\nPouvez-vous m'envoyer le devis avant vendredi ?\n"
    approved, asked = read_acts(text, WEDNESDAY)
    assert (approved.kind, approved.words) == (Kind.APPROVE, "C'est validé.")
    assert (asked.kind, asked.request, asked.due) == (Kind.ASK, Request.INFORMATION, date(2026, 3, 20))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Merci de m'avoir prévenu aussitôt.", None),
        ("Je vous remercie de m'avoir prévenue.", None),
        ("Merci de me confirmer la date.", Kind.ASK),
        ("Je suis au salon jusqu'à jeudi soir, difficile à joindre.", Kind.AWAY),
        ("La direction a décidé de geler les dépenses d'études jusqu'au comité du 11 juin.", Kind.HOLD),
        ("Note de cadrage relue ce matin avec Paul, elle nous convient.", Kind.APPROVE),
        ("Note de cadrage relue ce matin avec Paul, elle ne nous convient pas.", Kind.REFUSE),
    ],
)
def test_thanks_leave_freezes_and_yes_in_business_french(sentence: str, kind: Kind | None) -> None:
    act = act_of(sentence, WEDNESDAY)
    assert (act.kind if act else None) is kind


def test_a_line_of_code_asks_nothing() -> None:
    assert read_acts("x = (a > b) ? a->c[0] : &d->e[1] ?;\n", WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("sentence", "does_ask"),
    [
        ("How does the printer know which of the two trays the sheet comes from?", True),
        ("We are curious whether somebody has measured the noise.", True),
        ("Any suggestions on the colour are welcome.", True),
        ("Tell me how to unsubscribe, please.", True),
        ("Has anybody a spare cable in the office.", True),
        ("To unsubscribe write to the list owner.", False),
        ("The lamp stays on (for an hour?), which is too long.", False),
        ("The lamp goes off (or does it?", False),
        ('At ten, a talk by Zoé on "Cables, what for?"', False),
        ("See https://shop.example/lamp.php?", False),
        ("Because it was cheaper that way?", False),
        ("Call for papers of the spring conference.", False),
        ("#define lamp_is_on(lamp) (__is_lamp(lamp) && lamp->state == on(lamp) ?", False),
        ("Please cc me, I read the list once a week only.", False),
    ],
)
def test_questions_of_lists_are_told_from_what_looks_like_them(sentence: str, does_ask: bool) -> None:
    assert [act.kind for act in read_acts(sentence, WEDNESDAY)] == [Kind.ASK] * does_ask


@pytest.mark.parametrize("sentence", ["Applied.", "Thanks, applied.", "Ok, committed to CVS."])
def test_a_patch_taken_is_approved(sentence: str) -> None:
    act = act_of(sentence, WEDNESDAY)
    assert act
    assert act.kind is Kind.APPROVE


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.dates())
def test_no_text_crashes(text: str, on: date) -> None:
    read_acts(text, on)


@pytest.mark.parametrize(
    "hostile", ["merci de " * 12_000, "je vous " * 12_000, "? " * 50_000, "a. " * 40_000, "9/" * 50_000]
)
def test_hostile_text_is_read_in_no_time(hostile: str) -> None:
    start = time.process_time()
    read_acts(hostile, WEDNESDAY)
    assert time.process_time() - start < 2
