"""Live calendars (Radicale, a subscription) and boards: what is planned, moved, called off, held; who waits."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.connectors.services import TOKEN, GitHub, github_issue, github_timeline, serving
from tests.connectors.test_calendars import Site
from tests.web.connections.conftest import due, fed
from tests.web.connections.test_mailboxes import confirm, kinds, proposed, read

from molette.engine.ledger.phrases import read_fact
from molette.web.connections.models import Connection, Item, Kind, Place
from molette.web.connections.sealing import seal
from molette.web.intake.models import Import

pytestmark = pytest.mark.django_db(transaction=True)


def meeting(number, days, *, summary="Comité", hour=9, guest="claire@arvor.example"):
    day = (timezone.now() + timedelta(days=days)).strftime("%Y%m%d")
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Molette//test//FR\r\nBEGIN:VEVENT\r\n"
        f"UID:{number}@roux.example\r\nDTSTAMP:20260301T080000Z\r\nDTSTART:{day}T{hour:02}0000Z\r\n"
        f"DTEND:{day}T{hour + 1:02}0000Z\r\nSUMMARY:{summary} {number}\r\nORGANIZER:mailto:alice@roux.example\r\n"
        f"ATTENDEE:mailto:{guest}\r\nLOCATION:secret\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def told(mission):
    """The kinds of the facts to confirm."""
    return sorted(read_fact(line).kind for line in proposed(mission))


class Agenda:
    """A calendar of its own on Radicale."""

    def __init__(self, server):
        self.server, self.name = server, f"agenda{uuid4().hex[:8]}"
        server.make(self.name, "Réunions")

    def put(self, number, *args, **kwargs):
        body = meeting(number, *args, **kwargs)
        self.server.send("PUT", f"/alice/{self.name}/{number}.ics", body, **{"Content-Type": "text/calendar"})

    def delete(self, number):
        self.server.delete(self.name, number)


@pytest.fixture
def agenda(radicale):
    return Agenda(radicale)


@pytest.fixture
def connection(alice, mission, agenda):
    address = agenda.server.address
    made = Connection.objects.create(
        account=alice, kind=Kind.AGENDA, name="Mon agenda", pace=60, settings={"address": address, "user": "alice"},
        secret=seal("secret"), next_at=timezone.now(),
    )  # fmt: skip
    Place.objects.create(connection=made, address=f"{address}alice/{agenda.name}/", name="Réunions")
    fed(made, mission)
    return made


def test_meetings_are_proposed_moved_and_called_off(agenda, connection, mission, alice_client):
    for number in (1, 2, 3):
        agenda.put(number, 6 + number)
    agenda.put(4, 8, guest="medecin@sante.example", summary="Dentiste")
    read(connection)
    assert len(proposed(mission)) == 3
    assert {item.content.count("secret") for item in Item.objects.all()} == {0}
    assert Item.objects.count() == 3, "what concerns no mission is not kept"
    confirm(alice_client, mission)
    read(connection)
    assert proposed(mission) == []

    agenda.put(1, 20)
    agenda.delete(2)
    agenda.put(3, 9, guest="medecin@sante.example")
    read(connection)

    assert told(mission) == ["cancel", "cancel", "move"]
    before = proposed(mission)
    read(connection)
    assert proposed(mission) == before, "the same words as long as nothing changes"
    confirm(alice_client, mission)
    read(connection)
    assert proposed(mission) == []
    assert sorted(kinds(mission)) == ["cancel", "cancel", "meeting", "meeting", "meeting", "move"]
    assert Item.objects.count() == 1, "what is gone is forgotten once it is told"


def test_a_meeting_that_took_place_is_told_though_the_calendar_is_silent(agenda, connection, mission, alice_client):
    agenda.put(1, -3)
    read(connection)

    assert told(mission) == ["meet", "meeting"]


def test_a_meeting_of_a_person_met_later_is_found(agenda, connection, mission):
    agenda.put(1, 7, guest="paul@boreal.example")
    read(connection)
    assert proposed(mission) == []

    mission.plan += "  person paul <paul@boreal.example>\n"
    mission.save()
    read(connection)

    assert len(proposed(mission)) == 1


@pytest.fixture
def site(served):
    handler = type("Pages", (Site,), {"pages": {}, "asked": []})
    with served(handler) as server:
        handler.address = f"http://127.0.0.1:{server.server_port}/prive-1234/agenda.ics"
        yield handler


def test_a_subscription_is_read_event_by_event(alice, mission, site, alice_client):
    made = Connection.objects.create(
        account=alice, kind=Kind.SUBSCRIPTION, name="Abonnement", pace=60, secret=seal(site.address)
    )
    Place.objects.create(connection=made)
    fed(made, mission)
    site.pages["/prive-1234/agenda.ics"] = (200, {"ETag": '"1"'}, (meeting(1, 5) + meeting(2, 6)).encode())
    read(made)
    assert len(proposed(mission)) == 2
    confirm(alice_client, mission)
    read(made)
    assert proposed(mission) == []

    site.pages["/prive-1234/agenda.ics"] = (200, {"ETag": '"2"'}, meeting(2, 6).encode())
    read(made)

    assert told(mission) == ["cancel"]
    assert "1234" not in str(Import.objects.values()) + str(Connection.objects.values())


@pytest.fixture
def board(served, alice, mission):
    handler = serving(GitHub)
    with served(handler) as server:
        made = Connection.objects.create(
            account=alice, kind=Kind.BOARD, name="arvor/paie", pace=30, secret=seal(TOKEN),
            settings={
                "service": "github", "root": f"http://127.0.0.1:{server.server_port}/api/v3", "project": "arvor/paie",
            },
        )  # fmt: skip
        Place.objects.create(connection=made)
        fed(made, mission)
        handler.project.connection = made
        yield handler.project


def test_a_board_tells_who_waits_and_what_is_done(board, mission, alice_client):
    for number in (1, 2):
        board.issues.append(github_issue(number, number))
        board.histories[str(number), "timeline"] = github_timeline(number, number)
    read(board.connection)
    assert len(proposed(mission)) == 4
    confirm(alice_client, mission)
    assert sorted(kinds(mission)) == ["ask", "ask", "nudge", "nudge"]

    board.issues[0] = github_issue(1, 30, state="closed", closed_at="2026-03-02T09:30:00Z", labels=[])
    board.histories["1", "timeline"].append(
        {"event": "closed", "actor": {"login": "claire"}, "created_at": "2026-03-02T09:30:00Z"}
    )
    read(board.connection)

    assert len(proposed(mission)) == 2
    confirm(alice_client, mission)
    read(board.connection)
    assert proposed(mission) == []
    assert "approve" in kinds(mission)


def test_a_service_that_asks_to_wait_is_waited_for(board, mission):
    for number in (1, 2, 3):
        board.issues.append(github_issue(number, number))
        board.histories[str(number), "timeline"] = github_timeline(number, number)
    board.hourly = 3
    connection = read(board.connection)
    assert connection.problems[0]["code"] == "connector-limited"
    assert timedelta(hours=23) < connection.next_at - timezone.now() <= timedelta(days=1), "it said the year 2100"
    assert Item.objects.count() == 2

    board.hourly = 100
    read(due(connection))

    assert Item.objects.count() == 3
    assert len(proposed(mission)) == 6


def test_a_share_of_a_milestone_told_before_is_not_told_otherwise(board, mission, alice_client):
    mission.plan += "  milestone lot 5 d\n"
    mission.save()

    def done(number, minute):
        return github_issue(
            number, minute, state="closed", closed_at=f"2026-03-02T09:{minute:02}:00Z", labels=[{"name": "lot"}]
        )

    board.issues += [done(1, 1), github_issue(2, 2, labels=[{"name": "lot"}])]
    read(board.connection)
    confirm(alice_client, mission)
    assert kinds(mission) == ["progress"]

    board.issues += [github_issue(3, 3, labels=[{"name": "lot"}]), done(4, 4)]
    read(board.connection)

    assert len(proposed(mission)) == 1


def test_reading_a_calendar_or_a_board_changes_nothing_there(agenda, connection, mission, board):
    agenda.put(1, 6)
    board.issues.append(github_issue(1, 1))
    read(connection)
    read(board.connection)

    assert {path for path, _ in board.asked} <= {
        "/api/v3/repos/arvor/paie/issues", "/api/v3/repos/arvor/paie/issues/1/timeline",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["confirm", "cancel", "undo"])
def test_what_a_source_brought_is_nobody_elses(agenda, connection, mission, driss_client, name):
    agenda.put(1, 6)
    read(connection)

    assert driss_client.post(reverse(f"intake:{name}", args=[Import.objects.get().pk])).status_code == 404
    assert len(proposed(mission)) == 1
