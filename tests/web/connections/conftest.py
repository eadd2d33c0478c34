"""Real servers behind the pages, and what Alice has in them."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.connectors.conftest import (  # noqa: F401 (fixtures)
    dovecot,
    dovecot_ports,
    events,
    mute,
    own_certificate,
    pymap,
    radicale,
    room,
    served,
)

from molette.web.connections.models import PACES, Connection, Feed, Kind, Place
from molette.web.connections.sealing import seal
from molette.web.missions.models import Mission

PLAN = """mission "Refonte de la paie" {start}
  client "Groupe Arvor"
  zone Europe/Paris
  person me "Alice Roux" <alice@roux.example>
  person claire "Claire Martin" <claire@arvor.example>
"""
ASK = """Message-ID: <{number}@roux.example>
From: Alice Roux <alice@roux.example>
To: Claire Martin <claire@arvor.example>
Date: {date}
Subject: Effectifs {number}

Bonjour Claire,
Pouvez-vous m'envoyer les effectifs du lot {number} ?
Alice
"""
ANSWER = """Message-ID: <{number}r@arvor.example>
In-Reply-To: <{number}@roux.example>
References: <{number}@roux.example>
From: Claire Martin <claire@arvor.example>
To: Alice Roux <alice@roux.example>
Date: {date}
Subject: Re: Effectifs {number}

Bonjour Alice,
Voici les effectifs du lot {number} en pièce jointe.
Claire
"""
PRIVATE = """Message-ID: <p{number}@banque.example>
From: Banque <conseiller@banque.example>
To: Alice Roux <alice@roux.example>
Date: {date}
Subject: Votre compte

Pouvez-vous passer à l'agence ?
"""


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.HOME = tmp_path


def days_ago(days):
    return (timezone.now() - timedelta(days=days)).strftime("%a, %d %b %Y 09:00:00 +0000")


def ask(number=1, days=10):
    return ASK.format(number=number, date=days_ago(days)).encode()


def answer(number=1, days=5):
    return ANSWER.format(number=number, date=days_ago(days)).encode()


def private(number=1, days=4):
    return PRIVATE.format(number=number, date=days_ago(days)).encode()


@pytest.fixture
def mission(alice):
    start = timezone.localdate() - timedelta(days=30)
    return Mission.objects.create(
        account=alice, name="Refonte de la paie", client="Groupe Arvor", plan=PLAN.format(start=start)
    )


@dataclass
class Box:
    """A folder of its own on a real server."""

    server: object
    folder: str

    def put(self, *letters, flags=()):
        with self.server.admin() as client:
            for letter in letters:
                client.append(self.folder, letter, flags=list(flags))

    def flags(self):
        with self.server.admin() as client:
            client.select_folder(self.folder, readonly=True)
            found = client.get_flags(client.search())
        return {uid: {flag for flag in each if flag != b"\\Recent"} for uid, each in found.items()}


@pytest.fixture(params=["pymap", "dovecot"])
def mail_server(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def box(mail_server):
    return box_on(mail_server)


def box_on(server):
    name = f"Clients{uuid4().hex[:8]}"
    with server.admin() as client:
        client.create_folder(name)
    return Box(server, name)


def connected(account, mission, box, **values):
    """A mailbox of this account, read from that folder, feeding that mission."""
    reached = box.server.account
    connection = Connection.objects.create(
        account=account, kind=Kind.MAILBOX, name="alice@roux.example", pace=PACES[Kind.MAILBOX],
        settings={
            "host": reached.host, "port": reached.port, "security": "plain", "user": reached.login.user,
            "means": "password",
        },
        secret=seal(reached.login.secret), next_at=timezone.now(), **values,
    )  # fmt: skip
    Place.objects.create(connection=connection, address=box.folder, name=box.folder)
    fed(connection, mission)
    return connection


def fed(connection, mission, **route):
    return Feed.objects.create(
        connection=connection, mission=mission, is_stale=True, **(route or {"domains": ["arvor.example"]})
    )


def due(connection):
    """Let the time pass until it is due."""
    Connection.objects.filter(pk=connection.pk).update(next_at=timezone.now(), busy_until=None)
    connection.refresh_from_db()
    return connection
