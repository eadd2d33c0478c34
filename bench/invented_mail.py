"""An invented French mailbox, always the same bytes: replies that quote, HTML beside text, attachments, some requests.

It is Alice's: she writes a third of what people write there, and receives the rest. Of 100 messages 15 come from
programs, some 25 ask for something and 20 answer; 60 bear an HTML alternative, 5 an attachment; texts are sent as they
are, quoted-printable or base64, names and subjects with accents as encoded words, as common programs do.
"""

import random
from base64 import encodebytes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from html import escape
from quopri import encodestring

BEGINNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
FIRST_NAMES = "Alice Bruno Chloé Driss Élodie Farid Gaëlle Hugo Inès Jules Karim Léa Maël Nadia Omar Pauline"
FIRST = FIRST_NAMES.split()
LAST_NAMES = "Morel Petit Garnier Nadir Roux Benali Perrot Guérin Lopez Masson Haddad Faure"
LAST = LAST_NAMES.split()
OWNER, ROBOT = "Alice Morel", "Outil de suivi"
ALSO_WORDS = """
comme on en parlait avec {who}|ce que {who} a confirmé {where}|depuis le passage à la version {n}|
pour les {n} sites du sud|avec {n} personnes au lieu de {n}|sauf pour {what}|en attendant {what}|
malgré le départ de {who}|{where} comme ailleurs|
sur les {n} dossiers repris {where}|selon {who}|au moins pour le lot {n}|et {who} le sait|après {n} jours d'arrêt
"""
ALSO = [also.strip() for also in ALSO_WORDS.split("|")]
FIRMS = ("arvor.example", "kerlan.example", "sirocco.example", "mistral.example")
WHAT_WORDS = """
la note de cadrage|le tableau de bord|les écrans de saisie|le lot {n}|la reprise des données|le cahier de recette|
les interfaces comptables|le plan de formation|la matrice des rôles|le compte rendu|l'avenant|le devis|
les jeux d'essai|la procédure de secours|le calendrier de paie|les comptes de service|l'environnement de test|
la maquette|les droits du profil {n}|le fichier des absences|la facture {n}|le jalon {n}|les spécifications|
le référentiel des postes|l'atelier {n}|la feuille de route|les indicateurs|le contrat de maintenance
"""
WHAT = [what.strip() for what in WHAT_WORDS.split("|")]
WHEN_WORDS = "lundi|mardi|jeudi prochain|vendredi|la semaine prochaine|le {n} mars|demain|la fin du mois|le {n}/04"
WHEN = WHEN_WORDS.split("|")
WHERE_WORDS = """
au comité de pilotage|chez l'éditeur|dans l'outil|sur le serveur {n}|avec le métier|à la direction financière|
pendant l'atelier|avec l'équipe de Nantes|au service paie|dans le dossier partagé
"""
WHERE = [where.strip() for where in WHERE_WORDS.split("|")]
TOLD_WORDS = """
Nous avons avancé sur {what} et {what} suit son cours.|L'équipe a terminé {what} {where}.|
Le point {n} a été abordé {where}, sans remarque particulière.|Comme convenu, {what} sera présenté {where}.|
{who} travaille sur {what} depuis le {n}.|Il y a eu {n} anomalies sur {what}, dont {n} mineures.|
La réunion {where} a duré plus longtemps que prévu.|Voici le résumé de ce qui a été dit {where}.|
Les utilisateurs ont découvert {what} et l'accueil est plutôt favorable.|Le budget consommé est de {n} jours.|
J'ai croisé {who} {where}, qui m'a parlé de {what}.|Le planning de {who} est chargé jusqu'au {n}.|
La version {n} corrige le calcul des heures et l'affichage de {what}.|Le prochain passage est prévu le {n}.|
Rien de neuf sur {what} de ce côté, {also}.|Pour mémoire, {what} concerne {n} salariés sur deux sites.|
Le rapport mentionne {what} à la page {n}.|{who} et {who} se sont réparti {what}.|
Le périmètre de {what} a été réduit {where}.|Une difficulté demeure : {what} dépend de {what}.|
Les tests de nuit ont tourné sans erreur sur {n} dossiers.|Ci-joint {what} dans sa version {n}.|
Le fournisseur a livré {what} avec {n} jours de retard.|On a gardé {what} tel quel, faute de mieux.
"""
ASKS_WORDS = """
Pouvez-vous valider {what} avant {when} ?|Merci de m'envoyer {what} d'ici {when}.|
J'attends votre retour sur {what}.|Avez-vous pu avancer sur {what} ?|Il nous manque encore {what} pour commencer.|
Faut-il garder {what} ou repartir de zéro ?|Pourriez-vous ouvrir les accès pour {who} ?|
Qui peut nous transmettre {what} ?|Je me permets de vous relancer au sujet de {what}.|
Dites-moi si {what} vous convient.|Veuillez trouver {what} pour signature avant {when}.
"""
ANSWERS_WORDS = """
C'est validé de notre côté.|Je reviens vers vous {when} avec {what}.|Voici {what}, comme demandé.|
Bien reçu, merci.|Ok pour moi.|Nous ne pouvons pas valider {what} en l'état.|Je vous envoie {what} {when}.|
Oui, c'est prévu.|Une première partie est jointe, le reste suivra {when}.|
La réponse est non pour {what}, le budget est clos.|Le nombre exact est {n}.
"""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("|")]


TOLD, ASKS, ANSWERS = _lines(TOLD_WORDS), _lines(ASKS_WORDS), _lines(ANSWERS_WORDS)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a later message may reply to."""

    id: str
    subject: str
    sender: str
    reader: str
    at: datetime
    text: str


def mailbox_bytes(count: int) -> Iterator[bytes]:
    """The messages of the mailbox, postmarks included."""
    dice = random.Random(20260105)
    people = [f"{dice.choice(FIRST[1:])} {dice.choice(LAST)}" for _ in range(60)]
    recent: list[Sent] = []
    for number in range(count):
        if dice.random() < 0.15:
            yield _message(dice, _notified(dice, number, people), None, people)
            continue
        before = dice.choice(recent) if recent and dice.random() < 0.65 else None
        sent = _sent(dice, number, people, before)
        recent = [*recent[-150:], sent]
        yield _message(dice, sent, before, people)


def address(name: str) -> str:
    """The invented address of a person."""
    if name == ROBOT:
        return "ne-pas-repondre@outil.example"
    plain = name.lower().replace(" ", ".").translate(str.maketrans("éèëÉ", "eeee"))
    return f"{plain}@{FIRMS[len(name) % len(FIRMS)]}"


def _sent(dice: random.Random, number: int, people: list[str], before: Sent | None) -> Sent:
    other = dice.choice(people)
    sender, reader = (
        (before.reader, before.sender) if before else dice.choice(((OWNER, other), (other, OWNER), (other, OWNER)))
    )
    topic = _filled(dice, dice.choice(WHAT), people)
    subject = f"Re: {before.subject.removeprefix('Re: ')}" if before else f"{topic[:1].upper()}{topic[1:]}"
    at = BEGINNING + timedelta(minutes=7 * number)
    id = f"{number}.{dice.getrandbits(48):x}@{address(sender).partition('@')[2]}"
    leave = f"Je serai en congés jusqu'au {at + timedelta(days=dice.randint(3, 14)):%d/%m/%Y}."
    return Sent(id, subject, sender, reader, at, _text(dice, sender, reader, before, people, leave))


def _notified(dice: random.Random, number: int, people: list[str]) -> Sent:
    """What a tool sends by itself."""
    at = BEGINNING + timedelta(minutes=7 * number)
    lines = [_filled(dice, sentence, people) for sentence in dice.choices(TOLD, k=dice.randint(2, 5))]
    text = "\n".join(["Bonjour,", "", *lines, "", "Ceci est un message automatique."])
    return Sent(
        f"{number}.{dice.getrandbits(48):x}@outil.example", f"[Outil] Dossier {number % 700}", ROBOT, OWNER, at, text
    )


def _text(dice: random.Random, sender: str, reader: str, before: Sent | None, people: list[str], leave: str) -> str:
    told = dice.choices(TOLD, k=dice.randint(1, 6))
    said = [f"{one[:-1]}, {dice.choice(ALSO)}{one[-1]}" if dice.random() < 0.6 else one for one in told]
    if dice.random() < 0.3:
        said.append(dice.choice(ASKS))
    if sender != OWNER and dice.random() < 0.004:
        said.insert(0, leave)
    if before and dice.random() < 0.3:
        said.insert(0, dice.choice(ANSWERS))
    paragraphs: list[str] = []
    for sentence in (_filled(dice, sentence, people) for sentence in said):
        if paragraphs and dice.random() < 0.5:
            paragraphs[-1] += f" {sentence}"
        else:
            paragraphs.append(sentence)
    lines = [
        f"Bonjour {reader.split(maxsplit=1)[0]},",
        "",
        *paragraphs,
        "",
        dice.choice(["Cordialement,", "Bien à vous,", "Merci,"]),
    ]
    lines += [sender, *([f"Tél. 06 00 00 00 {dice.randint(10, 99)}", address(sender)] if dice.random() < 0.5 else [])]
    if before:
        lines += ["", f"Le {before.at:%d/%m/%Y à %H:%M}, {before.sender} <{address(before.sender)}> a écrit :"]
        lines += [f"> {line}".rstrip() for line in before.text.split("\n")[:60]]
    return "\n".join(lines)


def _filled(dice: random.Random, sentence: str, people: list[str]) -> str:
    slots = (("{also}", ALSO), ("{what}", WHAT), ("{when}", WHEN), ("{where}", WHERE), ("{who}", people))
    for slot, choices in slots:
        while slot in sentence:
            sentence = sentence.replace(slot, dice.choice(choices), 1)
    while "{n}" in sentence:
        sentence = sentence.replace("{n}", str(dice.randint(2, 28)), 1)
    return sentence[:1].upper() + sentence[1:] if sentence.endswith((".", "?")) else sentence


def _message(dice: random.Random, sent: Sent, before: Sent | None, people: list[str]) -> bytes:
    host = address(sent.sender).partition("@")[2]
    relays = "".join(
        f"Received: from mx{hop}.{host} (mx{hop}.{host} [192.0.2.{hop}])\r\n\tby mta.client.example with ESMTPS id "
        f"{dice.getrandbits(40):x};\r\n\t{format_datetime(sent.at)}\r\n"
        for hop in range(1, 4)
    )
    copied = [dice.choice(people) for _ in range(dice.choice((0, 0, 1, 3)))]
    headers = (
        f"Return-Path: <{address(sent.sender)}>\r\n{relays}"
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={host}; s=mail;\r\n"
        f"\tbh={dice.getrandbits(250):x};\r\n\tb={dice.getrandbits(1000):x}\r\n"
        f"From: {_named(sent.sender)}\r\nTo: {_named(sent.reader)}\r\n"
        + (f"Cc: {', '.join(map(_named, copied))}\r\n" if copied else "")
        + f"Subject: {_worded(sent.subject)}\r\nDate: {format_datetime(sent.at)}\r\nMessage-ID: <{sent.id}>\r\n"
        + (f"In-Reply-To: <{before.id}>\r\nReferences: <{before.id}>\r\n" if before else "")
        + "X-Mailer: Courrier 16.0\r\nThread-Index: AdnQ1f==\r\nAccept-Language: fr-FR\r\nMIME-Version: 1.0\r\n"
    )
    postmark = f"From {address(sent.sender)} {sent.at:%a %b %d %H:%M:%S %Y}\r\n"
    return f"{postmark}{headers}".encode() + _content(dice, sent.text) + b"\r\n\r\n"


def _named(name: str) -> str:
    return f"{_worded(name)} <{address(name)}>"


def _worded(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode(linesep="\r\n")


def _content(dice: random.Random, text: str) -> bytes:
    plain = _part(dice, "plain", text)
    if dice.random() < 0.6:
        paragraphs = "\n".join(
            f'<p class="MsoNormal" style="margin:0cm">{escape(line)}</p>' for line in text.split("\n")
        )
        html = _part(
            dice, "html", f"<html><head><meta charset=utf-8></head><body lang=FR>\n{paragraphs}\n</body></html>"
        )
        plain = _multipart("alternative", plain, html)
    if dice.random() >= 0.05:
        return plain
    file = (
        b'Content-Type: application/pdf; name="note.pdf"\r\nContent-Disposition: attachment; filename="note.pdf"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + encodebytes(dice.randbytes(30_000)).replace(b"\n", b"\r\n")
    )
    return _multipart("mixed", plain, file)


def _part(dice: random.Random, kind: str, text: str) -> bytes:
    encoding = dice.choices(("8bit", "quoted-printable", "base64"), (40, 45, 15))[0]
    raw = text.encode()
    if encoding == "quoted-printable":
        raw = encodestring(raw)
    elif encoding == "base64":
        raw = encodebytes(raw)
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + raw.replace(b"\n", b"\r\n")


def _multipart(kind: str, *parts: bytes) -> bytes:
    mark = f"=_{kind}_1".encode()
    inside = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{mark.decode()}"\r\n\r\n'.encode()
    return head + inside + b"--" + mark + b"--\r\n"
