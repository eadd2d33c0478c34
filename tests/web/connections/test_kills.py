"""A real worker killed in the middle of a real mailbox, then started again: nothing lost, nothing twice."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from uuid import uuid4

import psycopg
import pytest
from tests.connectors.test_imap import fill
from tests.web.connections.conftest import PLAN, days_ago

MANY = 1600

SET_UP = """
import json, sys, django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from molette.web.accounts.models import User
from molette.web.connections.models import Connection, Feed, Place
from molette.web.connections.sealing import seal
from molette.web.missions.models import Mission
call_command("migrate", verbosity=0)
said = json.loads(sys.argv[1])
alice = User.objects.create_user("alice@molette.example")
mission = Mission.objects.create(account=alice, name="Paie", plan=said["plan"])
connection = Connection.objects.create(
    account=alice, kind="mailbox", name="alice", pace=15, settings=said["settings"], secret=seal(said["secret"]),
    next_at=timezone.now(),
)
Place.objects.create(connection=connection, address="INBOX", name="INBOX")
Feed.objects.create(connection=connection, mission=mission, domains=["arvor.example"], is_stale=True)
"""
LOOK = """
select (select count(*) from intake_rawitem), (select count(distinct content ->> 'id') from intake_rawitem),
    (select count from connections_connection), (select read_at is not null from connections_connection),
    (select min(state) from intake_import), (select sum({length}(lines)) from intake_import)
"""
POSTGRES = os.environ.get("DATABASE_URL", "")


class House:
    """A Molette of its own, in processes of its own, on the kind of database the tests run on."""

    def __init__(self, home):
        self.surroundings = {
            **os.environ, "MOLETTE_HOME": str(home), "MOLETTE_WORK_AT_ONCE": "no", "MOLETTE_MODE": "own",
            "DJANGO_SETTINGS_MODULE": "molette.web.settings", "PYTHONPATH": os.pathsep.join(sys.path),
        }  # fmt: skip
        self.file = home / "molette.sqlite3"
        self.url = ""
        if POSTGRES:
            name = f"house_{uuid4().hex[:8]}"
            with psycopg.connect(POSTGRES, autocommit=True) as server:
                server.execute(f"create database {name}")
            self.url = self.surroundings["DATABASE_URL"] = f"{POSTGRES.rpartition('/')[0]}/{name}"

    def rows(self, query):
        """What a reader at the side sees."""
        if self.url:
            with psycopg.connect(self.url) as base:
                return base.execute(query.format(length="jsonb_array_length")).fetchone()
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=10)) as base:
            return base.execute(query.format(length="json_array_length")).fetchone()

    def run(self, code, *args):
        done = subprocess.run(
            [sys.executable, "-c", code, *args], env=self.surroundings, capture_output=True, text=True, check=True
        )
        return done.stdout

    def look(self):
        return dict(zip(("kept", "different", "count", "is_read", "states", "lines"), self.rows(LOOK), strict=True))

    @contextmanager
    def working(self):
        """The worker as `molette serve` starts it."""
        subprocess.run(
            [sys.executable, "-m", "django", "watch_connections"],
            env=self.surroundings,
            check=True,
            capture_output=True,
        )
        command = [sys.executable, "-m", "django", "qcluster"]
        worker = subprocess.Popen(
            command, env=self.surroundings, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield worker
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()

    def wait(self, wanted, seconds=60):
        until = time.monotonic() + seconds
        while not wanted(seen := self.look()):
            assert time.monotonic() < until, seen
            time.sleep(0.02)
        return seen


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "home")


def test_a_worker_killed_while_it_reads_loses_nothing_and_doubles_nothing(house, dovecot):
    def letter(number):
        return (
            f"Message-ID: <k{number}@roux.example>\nFrom: alice@roux.example\nTo: claire@arvor.example\n"
            f"Date: {days_ago(5)}\nSubject: Lot {number}\n\nPouvez-vous m'envoyer le lot {number} ?\n"
        ).encode()

    account = fill(dovecot, "chloe", MANY, letter)
    reached = {"host": account.host, "port": account.port, "security": "plain", "user": "chloe", "means": "password"}
    said = {"plan": PLAN.format(start="2026-01-01"), "settings": reached, "secret": account.login.secret}
    house.run(SET_UP, json.dumps(said))

    kills = []
    for least in (1, 900):
        with house.working():
            kills.append(house.wait(lambda seen, least=least: seen["kept"] >= least))
    with house.working():
        whole = house.wait(lambda seen: seen["is_read"])

    assert all(0 < seen["kept"] < MANY for seen in kills), "killed in the middle"
    assert all(seen["kept"] == seen["different"] for seen in kills)
    assert {name: whole[name] for name in ("count", "kept", "different")} == dict.fromkeys(
        ("count", "kept", "different"), MANY
    )
    assert (whole["lines"], whole["states"]) == (MANY, "ready")
