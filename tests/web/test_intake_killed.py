"""Reading dropped mail, killed at any moment and begun again: nothing lost, nothing twice, whatever the format."""

import json
import lzma
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.cli.test_commands import MAILBOX

OUTLOOK = Path(__file__).parents[1] / "sources/mail/outlook"
SCRIPT = """
import json, sys
from pathlib import Path
import django
django.setup()
from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.management import call_command
from molette.web.intake import tasks
from molette.web.intake.models import Import, RawItem, State
tasks.CHUNK, tasks.async_task = 3, lambda *work: None

def drop(*files):
    call_command("migrate", verbosity=0)
    alice = get_user_model().objects.create(email="alice@roux.example")
    for path in map(Path, files):
        intake = Import(account=alice, name=path.name, size=path.stat().st_size)
        intake.kind = "archive" if path.suffix == ".zip" else "mailbox"
        with path.open("rb") as file:
            intake.file = File(file, path.name)
            intake.save()

def read():
    print("begun", flush=True)
    for intake in Import.objects.all():
        while intake.state == State.READING:
            tasks.read_chunk(intake.pk)
            intake.refresh_from_db()

def tell():
    print(json.dumps({
        intake.name: [intake.state, intake.count, [item.content["id"] for item in intake.items.all()]]
        for intake in Import.objects.all()
    }))

{"drop": drop, "read": read, "tell": tell}[sys.argv[1]](*sys.argv[2:])
"""


def start(home: Path, *words: str) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "MOLETTE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "molette.web.settings"}
    surroundings.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", SCRIPT, *words]
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)


def done(home: Path, *words: str) -> str:
    said, _ = (process := start(home, *words)).communicate(timeout=120)
    assert process.returncode == 0
    return said


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    letters = [MAILBOX.replace("<1@", f"<{n}a@").replace("<2@", f"<{n}b@").strip() + "\n\n" for n in range(150)]
    box, archive, store = tmp_path / "boite.mbox", tmp_path / "mail.zip", tmp_path / "boite.ost"
    box.write_text("".join(letters))
    with zipfile.ZipFile(archive, "w") as opened:
        for number, letter in enumerate(letters):
            opened.writestr(f"{number}.mbox", letter)
        opened.write(OUTLOOK / "received.msg", "received.msg")
        opened.writestr("agenda.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    store.write_bytes(lzma.decompress((OUTLOOK / "pst_extractor_test.ost.xz").read_bytes()))
    return [str(box), str(archive), str(store)]


def test_killed_at_any_moment_reading_makes_up(tmp_path: Path, files: list[str]) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    done(whole, "drop", *files)
    done(whole, "read")
    expected = json.loads(done(whole, "tell"))
    done(killed, "drop", *files)

    for wait in (0.02, 0.1, 0.3, 0.6, 1.2):
        reading = start(killed, "read")
        assert reading.stdout is not None
        assert reading.stdout.readline() == "begun\n"
        time.sleep(wait)
        reading.send_signal(signal.SIGKILL)
        reading.communicate()
    done(killed, "read")

    assert json.loads(done(killed, "tell")) == expected
    assert [count for _, count, _ in (expected[name] for name in ("boite.mbox", "mail.zip"))] == [300, 301]
    assert {state for state, _, _ in expected.values()} == {"aiming"}
    left = [path.name for path in (killed / "media").rglob("*.mbox")] if (killed / "media").is_dir() else []
    assert left == []
    shutil.rmtree(killed)
