"""Files dropped, read, aimed, confirmed, undone; bad ones told plainly."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cli.test_commands import JOURNAL, MAILBOX
from tests.sources.test_evidence import AGENDA

from molette.web.bridge.recording import record_import
from molette.web.intake import tasks
from molette.web.intake.models import Import, RawItem, State
from molette.web.missions.models import Fact, Mission

pytestmark = pytest.mark.django_db(transaction=True)


def numbered(mailbox, first, second):
    """The same two messages under other ids, ready to be followed by others."""
    return mailbox.replace("<1@", f"<{first}@").replace("<2@", f"<{second}@") + "\n"


OUTLOOK = Path(__file__).parents[1] / "sources/mail/outlook"
TWICE = numbered(MAILBOX, 51, 52) + numbered(MAILBOX, 61, 62)
ELSEWHERE = TWICE.replace("arvor.example", "boreal.example").replace("<5", "<7").replace("<6", "<8")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def drop(client, name, content, mission=None):
    """Drop one file; the import it became."""
    content = content.encode() if isinstance(content, str) else content
    address = reverse("intake:drop_for", args=[mission.pk]) if mission else reverse("intake:drop")
    client.post(address, {"files": SimpleUploadedFile(name, content)})
    return Import.objects.order_by("created_at").last()


def aimed(client, intake, mission="new:", **values):
    """Aim an import at a mission; the import again."""
    client.post(reverse("intake:aim", args=[intake.pk]), {"mission": mission, "me": "alice@roux.example", **values})
    intake.refresh_from_db()
    return intake


def confirmed(client, intake):
    """Confirm an import; the import again."""
    client.post(reverse("intake:confirm", args=[intake.pk]))
    intake.refresh_from_db()
    return intake


def test_a_mailbox_becomes_a_mission_once_confirmed(alice_client):
    intake = drop(alice_client, "boite.mbox", MAILBOX)
    assert (intake.state, intake.count) == (State.AIMING, 2)

    intake = aimed(alice_client, intake, name="Paie")
    assert intake.state == State.READY
    assert not Fact.objects.exists(), "nothing is kept before the user agrees"
    assert "les effectifs 2025" in alice_client.get(reverse("intake:import", args=[intake.pk])).content.decode()

    intake = confirmed(alice_client, intake)
    assert intake.state == State.DONE
    assert [fact.kind for fact in Fact.objects.all()] == ["ask", "answer"]
    assert not RawItem.objects.exists()
    assert not intake.file
    assert "effectifs" in alice_client.get(reverse("assessments:mission", args=[intake.mission.pk])).content.decode()


def test_the_same_mailbox_again_adds_nothing(alice_client):
    first = confirmed(alice_client, aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX)))
    again = drop(alice_client, "boite.mbox", MAILBOX, first.mission)

    assert (again.state, again.known) == (State.READY, 2)
    assert confirmed(alice_client, again).added == 0


def test_a_whole_import_is_taken_back(alice_client):
    intake = confirmed(alice_client, aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX)))

    alice_client.post(reverse("intake:undo", args=[intake.pk]))

    intake.refresh_from_db()
    assert intake.state == State.UNDONE
    assert not Fact.objects.exists()
    assert "paul" not in intake.mission.plan


def test_deleting_a_mission_deletes_the_files_not_yet_confirmed(alice_client, tmp_path):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    assert list((tmp_path / "intake").iterdir())

    alice_client.post(reverse("missions:delete", args=[intake.mission.pk]))

    assert not list((tmp_path / "intake").iterdir())


def test_adding_nothing_leaves_nothing(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))

    alice_client.post(reverse("intake:cancel", args=[intake.pk]))

    assert not Import.objects.exists()
    assert not Mission.objects.exists()


def zipped(files):
    """A .zip of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, written in files.items():
            archive.writestr(name, written)
    return content.getvalue()


def test_an_archive_of_mail_becomes_a_mission(alice_client):
    letters = TWICE.split("From ")[1:]
    files = {f"mail/cur/{number}:2,S": letter.partition("\n")[2] for number, letter in enumerate(letters)}
    agenda = drop(alice_client, "mail.zip", zipped({**files, "agenda.ics": AGENDA}))
    intake = Import.objects.get(drop=agenda.drop, kind="mailbox")
    assert (intake.state, intake.count) == (State.AIMING, 4)

    intake = confirmed(alice_client, aimed(alice_client, intake, name="Paie"))
    assert (intake.state, Fact.objects.count()) == (State.DONE, 4)
    assert (agenda.name, agenda.state) == ("mail.zip › agenda.ics", State.AIMING)

    again = aimed(alice_client, drop(alice_client, "boite.mbox", TWICE), str(intake.mission.pk))
    assert again.known == 4, "the same messages out of the archive add nothing"


def test_an_outlook_message_joins_its_conversation(alice_client):
    intake = drop(alice_client, "Données de paie.msg", (OUTLOOK / "received.msg").read_bytes())
    intake = aimed(alice_client, intake, name="Paie", me="alice@alice.example")

    assert (intake.count, [line[:10] for line in intake.lines]) == (1, ["2026-03-02"])


def test_two_missions_in_one_mailbox_are_told_apart(alice_client):
    intake = drop(alice_client, "tout.mbox", TWICE + ELSEWHERE)

    names = [guess["organisation"] for guess in intake.guesses["missions"]]
    assert names == ["arvor.example", "boreal.example"]
    intake = aimed(alice_client, intake, "new:boreal.example")
    assert intake.mission.name == "boreal.example"
    alice_client.post(reverse("intake:route", args=[intake.pk]), {"domain": ["boreal.example"], "propose": "yes"})
    intake.refresh_from_db()
    assert {line.split()[0] for line in intake.lines} == {"2026-03-02", "2026-03-04"}
    assert "arvor" not in intake.plan


def test_what_was_read_wrongly_is_left_out_and_not_proposed_again(alice_client, bruno_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    seen = alice_client.get(reverse("intake:import", args=[intake.pk])).context["stamp"]
    alice_client.post(reverse("intake:judge", args=[intake.pk]), {"seen": seen, "judge": "0:nothing"})
    alice_client.post(reverse("intake:confirm", args=[intake.pk]), {"seen": seen})

    assert not Fact.objects.exists(), "the answer to a request that was none goes with it"
    again = drop(alice_client, "boite.mbox", MAILBOX, intake.mission or Mission.objects.get())
    assert again.lines == []
    assert len(aimed(bruno_client, drop(bruno_client, "boite.mbox", MAILBOX)).lines) == 2


def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_added(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    address = reverse("intake:confirm", args=[intake.pk])
    shown = alice_client.get(reverse("intake:import", args=[intake.pk])).context["stamp"]

    alice_client.post(address, {"seen": "0123456789abcdef"})
    assert not Fact.objects.exists()
    intake.mission.plan = intake.mission.plan.rstrip("\n") + "\n  person zoe\n"
    intake.mission.save()
    alice_client.post(address, {"seen": shown})

    assert Fact.objects.count() == 2
    assert {"zoe", "paul"} <= set(Mission.objects.get().plan.split())


def test_two_clicks_on_the_same_button_add_once(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))

    assert record_import(intake)
    assert not record_import(intake)
    assert Fact.objects.count() == 2


def test_a_route_chooses_the_messages(alice_client):
    intake = drop(alice_client, "tout.mbox", TWICE + ELSEWHERE)
    intake.route = {"domains": ["boreal.example"]}
    intake.save()

    assert "arvor" not in aimed(alice_client, intake).plan


def test_a_calendar_and_a_timesheet_join_the_mission(alice_client):
    mission = confirmed(alice_client, aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))).mission
    sheet = "Date;Durée (h);Projet\n16/03/2026;3,5;Arvor\n17/03/2026;n’importe;Arvor\n"

    timesheet = drop(alice_client, "temps.csv", sheet, mission)
    calendar = drop(alice_client, "agenda.ics", AGENDA.replace("chloe@", "paul@"), mission)

    assert [problem["code"] for problem in timesheet.problems] == ["timesheet-duration-unreadable"]
    assert confirmed(alice_client, timesheet).added == 1
    assert confirmed(alice_client, calendar).added == 2


def test_a_journal_becomes_its_mission(alice_client):
    intake = confirmed(alice_client, aimed(alice_client, drop(alice_client, "paie.journal", JOURNAL)))

    assert intake.mission.name == "Refonte de la paie"
    assert intake.mission.client == "Groupe Arvor"
    assert intake.mission.facts.count() == 3


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("vide.mbox", b"", "file-empty"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "file-binary"),
        ("tout.zip", b"PK\x03\x04rest", "archive-broken"),
        ("notes.txt", b"rien de connu", "file-unknown"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(alice_client, name, content, code):
    intake = drop(alice_client, name, content)

    assert intake.state == State.REFUSED
    assert [problem["code"] for problem in intake.problems] == [code]
    shown = alice_client.get(reverse("intake:import", args=[intake.pk])).content.decode()
    assert name in shown
    assert reverse("intake:drop") in shown


def test_dropping_nothing_is_said(alice_client):
    response = alice_client.post(reverse("intake:drop"), {})

    assert response.status_code == 200
    assert response.context["form"].errors


def test_several_files_at_once(alice_client):
    files = [SimpleUploadedFile("a.mbox", MAILBOX.encode()), SimpleUploadedFile("b.ics", AGENDA.encode())]

    response = alice_client.post(reverse("intake:drop"), {"files": files})

    first = Import.objects.first()
    assert response.headers["Location"] == reverse("intake:drop_of", args=[first.drop])
    assert Import.objects.count() == 2


def test_reading_goes_on_after_a_kill_where_it_stopped(alice_client, monkeypatch):
    """A worker killed between two chunks leaves the place reached; one killed inside a chunk leaves nothing of it."""
    monkeypatch.setattr(tasks, "CHUNK", 1)
    monkeypatch.setattr(tasks, "async_task", lambda *work: None)
    intake = drop(alice_client, "boite.mbox", TWICE)
    tasks.read_chunk(intake.pk)
    intake.refresh_from_db()
    assert (intake.count, intake.state) == (1, State.READING)

    class Killed(BaseException):
        pass

    def kill(*rows, **options):
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(RawItem.objects, "bulk_create", kill)
        with pytest.raises(Killed):
            tasks.read_chunk(intake.pk)
    monkeypatch.undo()
    alice_client.post(reverse("intake:resume", args=[intake.pk]))

    intake.refresh_from_db()
    assert (intake.count, intake.state) == (4, State.AIMING)
    assert intake.items.count() == 4


def test_the_same_chunk_given_twice_is_read_once(alice_client, monkeypatch):
    monkeypatch.setattr(tasks, "async_task", lambda *work: None)
    intake = drop(alice_client, "boite.mbox", MAILBOX)
    tasks.read_chunk(intake.pk)
    tasks.read_chunk(intake.pk)

    intake.refresh_from_db()
    assert intake.items.count() == intake.count == 2


def test_pausing_keeps_what_was_read(alice_client, monkeypatch):
    monkeypatch.setattr(tasks, "CHUNK", 1)
    monkeypatch.setattr(tasks, "async_task", lambda *work: None)
    intake = drop(alice_client, "boite.mbox", TWICE)
    tasks.read_chunk(intake.pk)
    alice_client.post(reverse("intake:pause", args=[intake.pk]))
    tasks.read_chunk(intake.pk)

    intake.refresh_from_db()
    assert (intake.state, intake.count) == (State.PAUSED, 1)


@pytest.mark.parametrize("name", ["import", "aim", "confirm", "pause", "resume", "cancel", "undo"])
def test_a_strangers_import_does_not_exist(alice_client, driss_client, name):
    intake = drop(alice_client, "boite.mbox", MAILBOX)
    address = reverse(f"intake:{name}", args=[intake.pk])

    response = driss_client.get(address) if name == "import" else driss_client.post(address)

    assert response.status_code == 404
    assert Import.objects.filter(pk=intake.pk).exists()


def test_a_mission_that_is_not_mine_cannot_be_aimed_at(alice_client, driss_client):
    theirs = confirmed(driss_client, aimed(driss_client, drop(driss_client, "boite.mbox", MAILBOX))).mission
    intake = drop(alice_client, "boite.mbox", MAILBOX)

    assert aimed(alice_client, intake, str(theirs.pk)).mission is None
