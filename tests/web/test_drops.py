"""Several files at once: a folder, an archive, two mailboxes that are one conversation; one question, one answer."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cli.test_commands import JOURNAL, MAILBOX
from tests.sources.test_evidence import AGENDA
from tests.sources.test_workbooks import content
from tests.web.test_intake import aimed, drop

from molette.web.intake.models import Import, State
from molette.web.missions.models import Fact, Mission

pytestmark = pytest.mark.django_db(transaction=True)

ASKED, _, ANSWERED = MAILBOX.partition("From paul")
ANSWERED = f"From paul{ANSWERED}"
SHEET = "Date;Durée (h);Projet\n16/03/2026;3,5;Arvor\n"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def dropped(client, *files, **values):
    """Drop files together; the page of the drop."""
    sent = [SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text) for name, text in files]
    client.post(reverse("intake:drop"), {"files": sent, **values})
    return Import.objects.order_by("-created_at").first().drop


def shown(client, drop_id):
    return client.get(reverse("intake:drop_of", args=[drop_id])).context


def test_files_dropped_together_are_asked_about_once_and_added_at_once(alice_client, driss_client):
    together = dropped(
        alice_client, ("boite.mbox", MAILBOX), ("agenda.ics", AGENDA.replace("chloe@", "paul@")), ("temps.csv", SHEET),
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
    )  # fmt: skip
    page = shown(alice_client, together)
    assert (page["aiming"], page["ready"]) == (3, 0)
    assert driss_client.get(reverse("intake:drop_of", args=[together])).status_code == 404

    values = {"mission": "new:", "name": "Paie", "me": "alice@roux.example"}
    alice_client.post(reverse("intake:aim_drop", args=[together]), values)
    assert shown(alice_client, together)["ready"] == 3
    alice_client.post(reverse("intake:confirm_drop", args=[together]))
    alice_client.post(reverse("intake:confirm_drop", args=[together]))
    assert Mission.objects.get().name == "Paie"
    assert {fact.kind for fact in Fact.objects.all()} >= {"ask", "answer", "work", "meeting"}

    alice_client.post(reverse("intake:undo_drop", args=[together]))
    assert not Fact.objects.exists()
    assert {one.state for one in Import.objects.all()} == {State.UNDONE, State.REFUSED}


def test_a_request_in_one_mailbox_is_answered_in_the_other(alice_client):
    together = dropped(alice_client, ("Envoyés.mbox", ASKED), ("Réception.mbox", ANSWERED))
    intake = Import.objects.get(drop=together)
    assert (intake.name, intake.count) == ("Envoyés.mbox, Réception.mbox", 2)
    assert [line.split()[3] for line in aimed(alice_client, intake).lines] == ["->", "answers"]


def test_two_hundred_messages_are_one_import(alice_client):
    messages = [(f"{n}.eml", ASKED.split("\n", 1)[1].replace("<1@", f"<{n}@")) for n in range(200)]
    dropped(alice_client, *messages)
    intake = Import.objects.get()
    assert (intake.count, intake.name) == (200, "0.eml, 1.eml, 2.eml + 197")


def test_the_messages_of_a_folder_keep_lines_that_begin_like_an_envelope(alice_client):
    body = ASKED.split("\n", 1)[1].replace("Bonjour Paul,", "From experience, it works.")
    dropped(alice_client, ("1.eml", body), ("2.eml", body.replace("<1@", "<2@")))
    assert Import.objects.get().count == 2


def archive(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name, text in files.items():
            opened.writestr(name, text)
    return held.getvalue()


def test_an_archive_is_opened_and_each_file_recognised(alice_client):
    files = {"a/boite.mbox": MAILBOX, "a/temps.xlsx": content("heures.xlsx"), "__MACOSX/._x": "x", "b/note.bin": "rien"}
    intake = drop(alice_client, "tout.zip", archive(**files))

    names = {one.name: (one.kind, one.state) for one in Import.objects.filter(drop=intake.drop)}
    assert names == {
        "tout.zip › boite.mbox": ("mailbox", State.AIMING),
        "tout.zip › temps.xlsx": ("timesheet", State.AIMING),
        "tout.zip › note.bin": ("", State.REFUSED),
    }


@pytest.mark.parametrize("held", [{}, {"dans.zip": archive(a="b")}])
def test_an_archive_that_holds_nothing_to_read_says_so(alice_client, held):
    drop(alice_client, "tout.zip", archive(**held))
    refused = Import.objects.get(state=State.REFUSED)
    assert refused.problems
    assert refused.name in alice_client.get(reverse("intake:imports")).content.decode()


def test_a_folder_leaves_its_hidden_files(alice_client):
    sent = [SimpleUploadedFile("temps.csv", SHEET.encode()), SimpleUploadedFile(".DS_Store", b"\x00\x01")]
    alice_client.post(reverse("intake:drop"), {"folder": sent})
    assert [one.name for one in Import.objects.all()] == ["temps.csv"]


def test_a_journal_makes_the_mission_that_the_other_files_join(alice_client):
    together = dropped(alice_client, ("paie.journal", JOURNAL), ("boite.mbox", MAILBOX), ("temps.csv", SHEET))
    alice_client.post(reverse("intake:aim_drop", args=[together]), {"mission": "new:", "me": "alice@roux.example"})

    mission = Mission.objects.get()
    assert (mission.name, mission.client) == ("Refonte de la paie", "Groupe Arvor")
    assert shown(alice_client, together)["ready"] == 3
    for _ in range(3):
        alice_client.post(reverse("intake:confirm_drop", args=[together]))
    assert {one.state for one in Import.objects.all()} == {State.DONE}
    assert "chloe" in Mission.objects.get().plan
    assert Fact.objects.count() == 6


def test_a_folder_of_something_else_is_told_in_a_few_lines(alice_client):
    dropped(alice_client, *((f"{n}.bin", b"rien de connu") for n in range(40)), ("temps.csv", SHEET))

    assert Import.objects.filter(state=State.REFUSED).count() == 11
    last = Import.objects.get(name="10.bin + 29")
    assert [(problem["code"], problem["values"]["count"]) for problem in last.problems] == [("files-unread", 30)]
    assert Import.objects.get(kind="timesheet").state == State.AIMING
