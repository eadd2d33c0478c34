"""Each sort of import with the real worker, killed at any moment and begun again: nothing lost, nothing twice."""

import json
import lzma
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.cli.test_commands import MAILBOX
from tests.sources.test_evidence import AGENDA
from tests.sources.test_workbooks import content

OUTLOOK = Path(__file__).parents[1] / "sources/mail/outlook"
SCRIPT = """
import json, sys
from datetime import date
from pathlib import Path
import django
django.setup()
from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.management import call_command
from molette.web.bridge.proposals import new_plan
from molette.web.bridge.recording import record_import
from molette.web.intake.models import Import
from molette.web.intake.taking import Dropped, sort_out, take
from molette.web.missions.models import Mission

def drop(*files):
    call_command("migrate", verbosity=0)
    alice = get_user_model().objects.create(email="alice@roux.example")
    plan = new_plan("Paie", "Europe/Paris", date(2026, 3, 1))
    for path in map(Path, files):
        mission = Mission.objects.create(account=alice, name=path.name, plan=plan)
        with path.open("rb") as file:
            one = Dropped(path.name, file, path.stat().st_size)
            take(sort_out([one], path.parent, None), alice.pk, mission, None)

def work():
    call_command("resume_imports")
    print("begun", flush=True)
    call_command("qcluster")

def confirm():
    print("begun", flush=True)
    for intake in Import.objects.filter(state="ready").order_by("name"):
        record_import(intake)
    tell()

def tell():
    print(json.dumps({
        f"{intake.name} {intake.kind}": [
            intake.state, intake.count, intake.items.count(), len(intake.lines), intake.added,
            intake.mission.facts.filter(batch=intake.pk).count(),
        ]
        for intake in Import.objects.order_by("name")
    }))

{"drop": drop, "work": work, "confirm": confirm, "tell": tell}[sys.argv[1]](*sys.argv[2:])
"""
STILL_MOVING = "select count(*) from intake_import where state in ('reading', 'proposing')"
PATIENCE = 60
MANY, LETTERS, MEETINGS = 1000, 300, 100


class House:
    """A Molette of its own, in processes of its own."""

    def __init__(self, home: Path) -> None:
        self.surroundings = {
            **os.environ, "MOLETTE_HOME": str(home), "MOLETTE_WORK_AT_ONCE": "no", "MOLETTE_MODE": "own",
            "DJANGO_SETTINGS_MODULE": "molette.web.settings", "PYTHONPATH": os.pathsep.join(sys.path),
        }  # fmt: skip
        self.surroundings.pop("DATABASE_URL", None)
        self.file = home / "molette.sqlite3"

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *words], env=self.surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, start_new_session=True,
        )  # fmt: skip

    def run(self, *words: str) -> str:
        said, _ = (process := self.start("-c", SCRIPT, *words)).communicate(timeout=120)
        assert process.returncode == 0, words
        return said

    def moving(self) -> int:
        """How many imports are still read or thought about, as a reader at the side sees it."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=10)) as base:
            return int(base.execute(STILL_MOVING).fetchone()[0])

    @contextmanager
    def begun(self, word: str) -> Iterator[None]:
        """Let it begin, as the worker of `molette serve` does; killed at the end."""
        process = self.start("-c", SCRIPT, word)
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def evidence(folder: Path) -> list[str]:
    """A file of each sort, of a size that takes a while to read."""
    letters = [MAILBOX.replace("<1@", f"<{n}a@").replace("<2@", f"<{n}b@").strip() + "\n\n" for n in range(LETTERS)]
    events = AGENDA.split("BEGIN:VEVENT")[1]
    meetings = "".join("BEGIN:VEVENT" + events.replace("1@x", f"{n}@x").split("END:VEVENT")[0] + "END:VEVENT\n"
                       for n in range(MEETINGS))  # fmt: skip
    texts = {
        "boite.mbox": "".join(letters),
        "temps.csv": "Date;Durée (h);Projet\n" + "".join(f"{1 + n % 28:02}/03/2026;1;Lot {n}\n" for n in range(MANY)),
        "tableau.csv": "Nom;Statut;Responsable;Statut depuis\n"
        + "".join(f"Carte {n};Terminé;Alice;{1 + n % 28:02}/03/2026\n" for n in range(MANY)),
        "dossiers.csv": "Case ID,Activity,Timestamp,Resource\n"
        + "".join(f"{n // 4},Étape {n % 4},2026-03-{1 + n % 28:02}T09:00:00,Alice\n" for n in range(MANY)),
        "agenda.ics": f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//FR\n{meetings}END:VCALENDAR\n",
        "factures.csv": "Numéro;Date;Échéance;Montant HT;Payée le\n"
        + "".join(f"F-{n};02/03/2026;01/04/2026;{100 + n},50;05/04/2026\n" for n in range(MANY)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "heures.xlsx").write_bytes(content("heures.xlsx"))
    (folder / "boite.ost").write_bytes(lzma.decompress((OUTLOOK / "pst_extractor_test.ost.xz").read_bytes()))
    with zipfile.ZipFile(folder / "tout.zip", "w") as opened:
        for number, letter in enumerate(letters[:60]):
            opened.writestr(f"{number}.mbox", letter)
        opened.write(OUTLOOK / "received.msg", "received.msg")
        opened.writestr("temps.csv", texts["temps.csv"])
    return sorted(str(path) for path in folder.iterdir() if path.is_file())


def test_killed_at_any_moment_an_import_makes_up(tmp_path: Path) -> None:
    files = evidence(tmp_path)
    house = House(tmp_path / "home")
    house.run("drop", *files)

    left = []
    for seconds in (0.8, 1.6):
        with house.begun("work"):
            time.sleep(seconds)
        left.append(house.moving())
    with house.begun("work"):
        until = time.monotonic() + PATIENCE
        while house.moving():
            assert time.monotonic() < until
            time.sleep(0.05)
    ready = json.loads(house.run("tell"))
    with house.begun("confirm"):
        time.sleep(0.2)
    done = json.loads(house.run("confirm").partition("\n")[2])

    assert left[0], "killed in the middle"
    assert {name: state for name, (state, *_) in ready.items()} == dict.fromkeys(ready, "ready")
    kinds = {name.rpartition(" ")[2] for name in ready}
    assert kinds == {"mailbox", "timesheet", "board", "event_log", "calendar", "invoice"}
    assert ready["boite.mbox mailbox"][1:3] == [2 * LETTERS, 2 * LETTERS], "each message once"
    for name, (state, _, _, _, added, facts) in done.items():
        assert (state, added, facts) == ("done", ready[name][3], ready[name][3]), name
    assert [done[name][5] for name in ("temps.csv timesheet", "tableau.csv board", "agenda.ics calendar")] == [
        MANY, MANY, 2 * MEETINGS,
    ]  # fmt: skip
    assert not any(path.is_file() for path in (tmp_path / "home" / "media").rglob("*")), "no file is left behind"
