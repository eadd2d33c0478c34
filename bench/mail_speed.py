"""Speed of reading mail, beside the standard library in the same run.

Run: PYTHONPATH=src python bench/mail_speed.py [MESSAGES]
Writes a mailbox of invented French messages (50,000 unless said; 60 % with an HTML alternative, 5 % with an attachment)
in a temporary folder, always the same bytes, and prints messages per second for each step.
"""

import mailbox
import random
import sys
import tempfile
import time
from base64 import encodebytes
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import format_datetime, getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import TypeVar

from molette.sources.mail.boxes import split_mailbox
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import read_messages
from molette.sources.mail.quoting import own_words
from molette.sources.mail.threads import threads_of

PEOPLE = (
    "Alice Morel",
    "Bruno Petit",
    "Chloé Garnier",
    "Driss Nadir",
    "Élodie Roux",
    "Farid Benali",
    "Gaëlle Le Bihan",
)
SENTENCES = (
    "Pouvez-vous valider la note de cadrage avant vendredi ?",
    "Merci de m'envoyer les données de paie du mois de mars.",
    "C'est validé de notre côté, vous pouvez lancer la suite.",
    "Je reviens vers vous lundi avec les éléments.",
    "Voici le compte rendu de l'atelier de mardi, avec les points restés ouverts.",
    "Nous avons avancé sur le lot 2 et les écrans sont prêts pour la recette.",
    "Le comité de pilotage a été décalé d'une semaine pour laisser le temps au métier.",
    "Il nous manque encore les accès au serveur de test pour commencer.",
    "Les utilisateurs ont bien reçu la documentation et la formation est planifiée.",
    "J'attends votre retour sur le planning pour réserver les salles.",
)
Result = TypeVar("Result")
SAMPLE_OF_STANDARD_LIBRARY = 3000
BEGINNING = datetime(2026, 1, 5, 8, tzinfo=UTC)


def mailbox_text(count: int) -> Iterator[bytes]:
    """The messages of an invented mailbox, postmarks included."""
    dice = random.Random(20260105)
    ids: list[str] = []
    for number in range(count):
        id = f"{number}.{dice.getrandbits(48):x}@arvor.example"
        before = dice.choice(ids[-200:]) if ids and dice.random() < 0.7 else ""
        ids.append(id)
        yield message_bytes(dice, number, id, before)


def message_bytes(dice: random.Random, number: int, id: str, before: str) -> bytes:
    """One message with its headers, bodies and perhaps an attachment."""
    at = BEGINNING + timedelta(minutes=7 * number)
    sender, reader, copied = dice.sample(PEOPLE, 3)
    subject = f"{'Re: ' if before else ''}Mission paie, point {number % 900}"
    relays = "".join(
        f"Received: from mx{hop}.arvor.example (mx{hop}.arvor.example [192.0.2.{hop}])\r\n"
        f"\tby mta.client.example with ESMTPS id {dice.getrandbits(40):x};\r\n\t{format_datetime(at)}\r\n"
        for hop in range(1, 4)
    )
    headers = (
        f"{relays}From: {sender} <{address(sender)}>\r\nTo: {reader} <{address(reader)}>\r\n"
        f"Cc: {copied} <{address(copied)}>\r\n"
        f"Subject: {subject}\r\nDate: {format_datetime(at)}\r\nMessage-ID: <{id}>\r\n"
        + (f"In-Reply-To: <{before}>\r\nReferences: <{before}>\r\n" if before else "")
        + "MIME-Version: 1.0\r\n"
    )
    lines = [
        f"Bonjour {reader.split()[0]},",
        "",
        *dice.sample(SENTENCES, dice.randint(3, 8)),
        "",
        "Cordialement,",
        sender,
    ]
    quote = f"\r\n\r\nLe {at:%d/%m/%Y à %H:%M}, {reader} <{address(reader)}> a écrit :\r\n" + "\r\n".join(
        f"> {line}" for line in dice.sample(SENTENCES, 6)
    )
    text = "\r\n".join(lines) + (quote * 3 if before else "")
    body = mime(text, has_html=dice.random() < 0.6, attachment=dice.randbytes(30_000) if dice.random() < 0.05 else b"")
    postmark = f"From {address(sender)} {at:%a %b %d %H:%M:%S %Y}\r\n"
    return f"{postmark}{headers}{body}\r\n\r\n".encode()


def address(name: str) -> str:
    """The invented address of a person."""
    return name.lower().replace(" ", ".").translate(str.maketrans("éëÉç", "eeec")) + "@arvor.example"


def mime(text: str, *, has_html: bool, attachment: bytes) -> str:
    """Content headers and body."""
    plain = f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}"
    if has_html:
        paragraphs = "".join(f'<p class="MsoNormal" style="margin:0">{line}</p>\r\n' for line in text.split("\r\n"))
        html = f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>{paragraphs}</body></html>"
        plain = (
            f"Content-Type: multipart/alternative; boundary=alt\r\n\r\n--alt\r\n{plain}\r\n--alt\r\n{html}\r\n--alt--"
        )
    if not attachment:
        return plain
    file = (
        'Content-Type: application/pdf; name="note.pdf"\r\nContent-Disposition: attachment; filename="note.pdf"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{encodebytes(attachment).decode()}"
    )
    return f"Content-Type: multipart/mixed; boundary=mix\r\n\r\n--mix\r\n{plain}\r\n--mix\r\n{file}\r\n--mix--"


def rate(name: str, count: int, work: Callable[[], Result]) -> Result:
    """Run `work` and print how many messages a second it did."""
    start = time.perf_counter()
    result = work()
    print(f"{name:58} {count / (time.perf_counter() - start):12,.0f} messages/s")
    return result


def read_with_standard_library(path: Path, count: int) -> int:
    """The same fields with `mailbox` and `email`; how many messages."""
    box = mailbox.mbox(str(path))
    for key in range(count):
        message = message_from_bytes(box.get_bytes(key))
        getaddresses([message["From"], message["To"], message["Cc"]])
        parsedate_to_datetime(message["Date"])
        parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
        [bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace") for part in parts]
    return count


def main(count: int) -> None:
    """Print every rate."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box.mbox"
        with path.open("wb") as file:
            file.writelines(mailbox_text(count))
        print(f"{count:,} messages, {path.stat().st_size / 1e6:.0f} MB")
        rate("split", count, lambda: sum(1 for _ in split_mailbox(path)))
        messages = rate("split and read", count, lambda: list(read_messages(split_mailbox(path))))
        rate("threads", count, lambda: threads_of(messages))
        rate("own words", count, lambda: [own_words(message.body) for message in messages])
        rate("people, threads, acts, facts", count, lambda: read_exchanges(messages, me=["nobody@nowhere.example"]))
        fewer = min(count, SAMPLE_OF_STANDARD_LIBRARY)
        rate(
            f"standard library, the same fields ({fewer:,} of them)",
            fewer,
            lambda: read_with_standard_library(path, fewer),
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
