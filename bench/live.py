"""The first reading of a live mailbox on a real Dovecot, to the proposal, beside imaplib that only fetches and parses.

Run as root (Dovecot wants it; setup/mailserver.py fetches it): python bench/live.py [MESSAGES]
Fills a mailbox with invented messages in a temporary house; prints the best of three rounds, all in one process.
"""

import email
import imaplib
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.update(MOLETTE_HOME=tempfile.mkdtemp(), DJANGO_SETTINGS_MODULE="molette.web.settings", MOLETTE_MODE="own")
ROUNDS, CHUNK, LINES = 3, 200, 12


def letter(number: int) -> bytes:
    """Half of the messages are the mission's; each has a few lines of its own and a quoted message."""
    who = "claire@arvor.example" if number % 2 else f"lettre{number % 50}@ailleurs.example"
    lines = "\n".join(f"Ligne {line} : le point {number} du dossier avance comme prévu." for line in range(LINES))
    quoted = "\n".join(f"> ancienne ligne {line} du message d'avant" for line in range(2 * LINES))
    return (
        f"Message-ID: <{number}@bench.example>\nFrom: Quelqu'un <{who}>\nTo: alice@roux.example\n"
        f"Date: Mon, 02 Mar 2026 09:{number % 60:02}:00 +0100\nSubject: Point {number}\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        f"Bonjour,\n\nPouvez-vous valider le point {number} ?\n{lines}\n\nLe 1er mars, Alice a écrit :\n{quoted}\n"
    ).encode()


def fill(home: Path, count: int) -> None:
    """Lay the messages in a Maildir, as a server that delivers would."""
    for name in ("cur", "new", "tmp"):
        (home / "Maildir" / name).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (home / "Maildir" / "cur" / f"{number:07}.M1P1.bench:2,").write_bytes(letter(number))
    for place in (home, *home.rglob("*")):
        shutil.chown(place, "mail", "mail")


def connected(port: int, secret: str) -> object:
    """A fresh connection that feeds a fresh mission."""
    from django.utils import timezone

    from molette.web.accounts.models import User
    from molette.web.bridge.proposals import new_plan
    from molette.web.connections.models import Connection, Feed, Place
    from molette.web.connections.sealing import seal
    from molette.web.missions.models import Mission

    Connection.objects.all().delete()
    Mission.objects.all().delete()
    owner, _ = User.objects.get_or_create(email="bench@molette.example")
    mission = Mission.objects.create(account=owner, name="Banc", plan=new_plan("Banc", "Europe/Paris"))
    said = {"host": "127.0.0.1", "port": port, "security": "plain", "user": "alice", "address": "alice@roux.example"}
    made = Connection.objects.create(
        account=owner, kind="mailbox", name="banc", pace=15, settings=said, secret=seal(secret), next_at=timezone.now()
    )
    Place.objects.create(connection=made, address="INBOX", name="INBOX")
    Feed.objects.create(connection=made, mission=mission, domains=["arvor.example"], is_stale=True)
    return made


def ours(port: int, secret: str, count: int) -> tuple[float, float]:
    """Seconds to fetch, parse, sort and keep; seconds to find who asked whom for what, and propose it."""
    from molette.web.connections.tasks import syncing, turns
    from molette.web.intake.models import Import, RawItem

    held = turns.take(connected(port, secret).pk)
    begun = time.perf_counter()
    syncing._read(held, time.monotonic() + 600)
    read = time.perf_counter()
    assert RawItem.objects.count() == count // 2
    syncing._propose(held)
    done = time.perf_counter()
    assert len(Import.objects.get().lines) == count // 2
    return read - begun, done - read


def peer(port: int, secret: str, count: int) -> float:
    """Seconds to fetch and parse with the standard library, nothing kept."""
    begun, seen = time.perf_counter(), 0
    line = imaplib.IMAP4("127.0.0.1", port)
    line.authenticate("PLAIN", lambda _: f"\0alice\0{secret}".encode())
    line.select("INBOX", readonly=True)
    for start in range(1, count + 1, CHUNK):
        for one in line.fetch(f"{start}:{min(start + CHUNK - 1, count)}", "(BODY.PEEK[])")[1]:
            if isinstance(one, tuple):
                email.message_from_bytes(one[1]).get_payload(decode=True).decode()
                seen += 1
    line.logout()
    assert seen == count
    return time.perf_counter() - begun


def main(count: int) -> None:
    """Print the best of the rounds."""
    import django

    django.setup()
    from cryptography import x509
    from django.core.management import call_command
    from tests.connectors.conftest import PASSWORD, certificate, dovecot_server

    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory(prefix="molette-bench-") as name:
        Path(name).chmod(0o755)
        own = certificate([x509.DNSName("localhost")])
        with dovecot_server(Path(name) / "dovecot", own, "plain login", 1) as (server, _):
            fill(server.homes / "alice", count)
            port = server.account.port
            rounds = [(*ours(port, PASSWORD, count), peer(port, PASSWORD, count)) for _ in range(ROUNDS)]
    read, proposed, theirs = (min(column) for column in zip(*rounds, strict=True))
    print(f"{count} messages, {len(letter(0))} bytes each, half of them the mission's")
    print(f"molette, fetched, parsed, sorted, kept: {read:.1f} s, {count / read:.0f} a second")
    print(f"molette, proposed: {proposed:.1f} s more, {count / 2 / proposed:.0f} of the mission's a second")
    print(f"imaplib and email, fetched and parsed only: {theirs:.1f} s, {count / theirs:.0f} a second")
    print(f"ratio of the reading: {read / theirs:.1f}; most memory {resource.getrusage(0).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
