"""Connect a source by its pages: tried first, chosen, previewed, read; steered and removed; nobody else's."""

import logging
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ
from tests.connectors.services import TOKEN, GitHub, github_issue, github_timeline, serving
from tests.web.connections.conftest import answer, ask, box_on, connected, due, private
from tests.web.connections.test_agendas_and_boards import Agenda, meeting
from tests.web.connections.test_mailboxes import confirm, proposed, read

from molette.web.connections import tasks
from molette.web.connections.models import Connection, Feed, Kind, Place
from molette.web.connections.sealing import unseal
from molette.web.intake.models import Import, State
from molette.web.missions.models import Fact, Mission

pytestmark = pytest.mark.django_db(transaction=True)
ADD = {kind: reverse("connections:add", args=[kind]) for kind in Kind.values}


def only(account=None):
    return Connection.objects.get()


def page(client, name, *args):
    return client.get(reverse(f"connections:{name}", args=args)).content.decode()


def post(client, step, *args, **values):
    return client.post(reverse(f"connections:{step}", args=args), values)


def mailbox_values(server, **values):
    account = server.account
    return {
        "address": "alice@roux.example", "means": "password", "secret": account.login.secret, "host": account.host,
        "port": account.port, "security": "plain", "user": account.login.user, **values,
    }  # fmt: skip


@dataclass(frozen=True)
class Step:
    """What a page of the way answered."""

    connection: Connection
    feed: Feed


def chosen(client, mission, box):
    """A mailbox added, its folder and its mission chosen."""
    client.post(ADD["mailbox"], mailbox_values(box.server))
    connection = only()
    place = connection.places.get(address=box.folder)
    post(client, "choose", connection.pk, places=[place.pk], mission=str(mission.pk), since="2020-01-01")
    return Step(connection, connection.feeds.get())


def test_the_server_is_guessed_from_the_address(alice_client):
    shown = alice_client.get(ADD["mailbox"], {"address": "alice@orange.fr"}).content.decode()

    assert "imap.orange.fr" in shown
    assert "alice@orange.fr" in shown


def test_a_mailbox_is_connected_step_by_step(alice_client, mission, box):
    box.put(ask(1), answer(1), private())
    response = alice_client.post(ADD["mailbox"], mailbox_values(box.server))
    connection = only()
    assert response.headers["Location"] == reverse("connections:choose", args=[connection.pk])
    assert connection.next_at is None
    assert unseal(connection.secret) == box.server.account.login.secret
    assert box.folder in page(alice_client, "choose", connection.pk)

    step = chosen_again(alice_client, connection, mission, box)
    shown = page(alice_client, "route", connection.pk, step.pk)
    assert "Effectifs 1" in shown
    assert "conseiller@banque.example" in shown
    assert not Import.objects.exists(), "nothing is recorded by looking"

    post(alice_client, "route", connection.pk, step.pk, wanted="arvor.example\nEffectifs", do="keep")

    assert len(proposed(mission)) == 2
    shown = page(alice_client, "connection", connection.pk)
    assert "2 nouveaux faits à confirmer" in shown
    mission_page = alice_client.get(reverse("assessments:mission", args=[mission.pk])).content.decode()
    assert "2 nouveaux faits à confirmer" in mission_page
    assert "alice@roux.example" in page(alice_client, "connections")
    confirm(alice_client, mission)
    assert Fact.objects.count() == 2


def chosen_again(client, connection, mission, box):
    place = connection.places.get(address=box.folder)
    post(client, "choose", connection.pk, places=[place.pk], mission=str(mission.pk), since="2020-01-01")
    assert [one.address for one in connection.places.filter(is_read=True)] == [box.folder]
    return connection.feeds.get()


def test_junk_trash_and_drafts_are_off_until_chosen(alice_client, dovecot):
    with dovecot.admin() as client:
        client.create_folder(
            "Poubelle",
        )
    alice_client.post(ADD["mailbox"], mailbox_values(dovecot))

    roles = dict(only().places.exclude(role="").values_list("role", "is_read"))
    assert roles["inbox"]
    assert roles["sent"]
    assert not any(is_read for role, is_read in roles.items() if role in ("junk", "trash", "drafts"))


def test_a_folder_made_since_is_found_and_waits_to_be_chosen(alice_client, mission, pymap):
    step = chosen(alice_client, mission, box_on(pymap))
    other = box_on(pymap)

    post(alice_client, "refresh", step.connection.pk)

    assert other.folder in page(alice_client, "choose", step.connection.pk)
    assert not step.connection.places.get(address=other.folder).is_read
    Connection.objects.update(settings={**only().settings, "port": 1})
    shown = alice_client.post(reverse("connections:refresh", args=[only().pk]), follow=True).content.decode()
    assert "refuse la connexion" in shown


def test_people_are_taken_or_left_by_a_tick(alice_client, mission, pymap):
    box = box_on(pymap)
    box.put(ask(1), private())
    step = chosen(alice_client, mission, box)
    values = {"wanted": "arvor.example", "take": "conseiller@banque.example", "leave": "claire@arvor.example"}

    shown = post(alice_client, "route", step.connection.pk, step.feed.pk, do="preview", **values)

    assert shown.status_code == 200
    assert "conseiller@banque.example" in shown.context["form"]["wanted"].value()
    assert "claire@arvor.example" in shown.context["form"]["excluded"].value()
    assert [one.subject for one in shown.context["preview"].sorting.taken] == ["Votre compte"]
    post(alice_client, "route", step.connection.pk, step.feed.pk, do="keep", **values)
    step.feed.refresh_from_db()
    assert (step.feed.people, step.feed.domains, step.feed.excluded) == (
        ["conseiller@banque.example"], ["arvor.example"], ["claire@arvor.example"],
    )  # fmt: skip


def test_a_whole_mailbox_is_no_mission(alice_client, mission, pymap):
    box = box_on(pymap)
    step = chosen(alice_client, mission, box)

    response = post(alice_client, "route", step.connection.pk, step.feed.pk, wanted=" ", do="keep")

    assert response.status_code == 422
    assert only().next_at is None


def test_a_new_mission_is_made_on_the_way(alice_client, pymap):
    box = box_on(pymap)
    box.put(ask(1))
    alice_client.post(ADD["mailbox"], mailbox_values(pymap))
    place = only().places.get(address=box.folder)
    assert post(alice_client, "choose", only().pk, places=[place.pk], mission="new").status_code == 422
    post(alice_client, "choose", only().pk, places=[place.pk], mission="new", name="Paie", since="2020-01-01")
    feed = Feed.objects.get()
    shown = page(alice_client, "route", only().pk, feed.pk)
    assert "De qui sont les messages" in shown
    assert "Effectifs 1" in shown
    assert "0 message pris" in shown
    post(alice_client, "route", only().pk, feed.pk, wanted="arvor.example", do="keep")

    assert feed.mission.name == "Paie"
    assert len(proposed(feed.mission)) == 1
    confirm(alice_client, feed.mission)
    feed.mission.refresh_from_db()
    assert "claire@arvor.example" in feed.mission.plan


def test_what_does_not_open_is_said_and_nothing_is_kept(alice_client, pymap):
    response = alice_client.post(ADD["mailbox"], mailbox_values(pymap, secret="sésame-faux"))

    shown = response.content.decode()
    assert response.status_code == 422
    assert "refuse cet identifiant" in shown
    assert "sésame-faux" not in shown
    assert not Connection.objects.exists()


def test_a_calendar_account_is_connected(alice_client, mission, radicale):
    agenda = Agenda(radicale)
    agenda.put(1, 7)
    alice_client.post(ADD["agenda"], {"address": radicale.address, "user": "alice", "secret": "secret"})
    place = only().places.get(address__contains=agenda.name)
    response = post(alice_client, "choose", only().pk, places=[place.pk], mission=str(mission.pk))

    assert response.headers["Location"] == reverse("connections:connection", args=[only().pk])
    assert len(proposed(mission)) == 1


def test_a_subscription_is_connected_and_its_address_never_shown(alice_client, mission, served):
    from tests.connectors.test_calendars import Site

    handler = type("Pages", (Site,), {"pages": {"/p-4321.ics": (200, {}, meeting(1, 5).encode())}, "asked": []})
    with served(handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/p-4321.ics"
        alice_client.post(ADD["subscription"], {"name": "Google", "secret": address})
        post(alice_client, "choose", only().pk, mission=str(mission.pk))
        assert len(proposed(mission)) == 1
        shown = "".join(page(alice_client, name, only().pk) for name in ("connection", "secret", "choose", "remove"))
        refused = alice_client.post(ADD["subscription"], {"name": "x", "secret": address.replace("p-", "q-")})

    assert "4321" not in shown
    assert "4321" not in refused.content.decode()
    assert only().name == "Google"


def test_a_project_is_connected(alice_client, mission, served):
    handler = serving(GitHub)
    handler.project.issues.append(github_issue(1, 1))
    handler.project.histories["1", "timeline"] = github_timeline(1, 1)
    with served(handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/arvor/paie/issues"
        refused = alice_client.post(ADD["board"], {"address": address, "service": "github", "secret": "faux-jeton"})
        assert "refuse ce jeton" in refused.content.decode()
        alice_client.post(ADD["board"], {"address": address, "service": "github", "secret": TOKEN})
        post(alice_client, "choose", only().pk, mission=str(mission.pk))

    assert only().name == "Arvor/paie"
    assert len(proposed(mission)) == 2
    assert "1 ticket" in page(alice_client, "connections")


def test_a_folder_is_watched_on_ones_own_machine_only(alice_client, mission, tmp_path, settings, monkeypatch):
    monkeypatch.setattr("molette.connectors.folder.CALM", 0.0)
    watched = tmp_path.parent / f"{tmp_path.name}-depot"
    watched.mkdir()
    (watched / "a.eml").write_bytes(ask(1))
    (watched / "b.eml").write_bytes(answer(1))
    (watched / "temps.csv").write_text("Date;Durée (h);Projet\n16/03/2026;3,5;Arvor\n", encoding="utf-8")
    assert alice_client.post(ADD["folder"], {"path": str(watched / "absent")}).status_code == 422
    assert alice_client.post(ADD["folder"], {"path": str(settings.HOME)}).status_code == 422
    alice_client.post(ADD["folder"], {"path": str(watched)})
    post(alice_client, "choose", only().pk, mission=str(mission.pk))
    feed = Feed.objects.get()
    assert "Effectifs 1" in page(alice_client, "route", only().pk, feed.pk)
    post(alice_client, "route", only().pk, feed.pk, wanted="", do="keep")

    assert only().count == 3
    assert len(proposed(mission)) == 3
    confirm(alice_client, mission)
    assert sorted(fact.kind for fact in Fact.objects.all()) == ["answer", "ask", "work"]
    (watched / "temps.csv").write_text("Date;Durée (h);Projet\n16/03/2026;3,5;Arvor\n17/03/2026;7;Arvor\n")
    read(only())
    assert len(proposed(mission)) == 1, "what it held already is not said again"
    settings.SERVER = True
    assert alice_client.get(ADD["folder"]).status_code == 404
    assert alice_client.post(ADD["folder"], {"path": str(watched)}).status_code == 404


def test_a_shared_server_calls_no_private_machine(alice_client, settings, pymap, radicale):
    settings.PRIVATE_HOSTS = False
    for kind, values in (
        ("mailbox", mailbox_values(pymap)),
        ("mailbox", mailbox_values(pymap, host="localhost", security="tls")),
        ("agenda", {"address": radicale.address, "user": "alice", "secret": "secret"}),
        ("agenda", {"address": "http://169.254.169.254/", "user": "alice", "secret": "secret"}),
        ("subscription", {"name": "x", "secret": radicale.address}),
        ("board", {"address": "https://10.0.0.1/a/b", "service": "gitlab", "secret": "x"}),
    ):
        response = alice_client.post(ADD[kind], values)
        assert response.status_code == 422
        shown = response.content.decode()
        assert "réservée à un réseau privé" in shown or "partirait en clair" in shown
    assert not Connection.objects.exists()


def test_it_is_paused_read_again_and_paced(alice, alice_client, mission, pymap):
    box = box_on(pymap)
    connection = read(connected(alice, mission, box))
    post(alice_client, "pause", connection.pk)
    box.put(ask(1))
    tasks.sync(due(connection).pk)
    assert proposed(mission) == []
    assert "en pause" in page(alice_client, "connections")

    post(alice_client, "resume", connection.pk)
    assert len(proposed(mission)) == 1
    box.put(ask(2))
    post(alice_client, "read", connection.pk)
    assert len(proposed(mission)) == 2
    post(alice_client, "pace", connection.pk, pace="240", records_at_once="on")
    connection.refresh_from_db()
    assert (connection.pace, connection.records_at_once) == (240, True)


def test_its_password_is_changed_once_the_new_one_opens(alice, alice_client, mission, pymap):
    connection = connected(alice, mission, box_on(pymap))
    before = connection.secret
    Connection.objects.update(needs_help=True, failures=3, next_at=None)
    assert "demande votre aide" in page(alice_client, "connections")
    refused = post(alice_client, "secret", connection.pk, means="password", secret="sésame-faux")
    connection.refresh_from_db()
    assert refused.status_code == 422
    assert "sésame-faux" not in refused.content.decode()
    assert connection.secret == before

    post(alice_client, "secret", connection.pk, means="password", secret="secret")

    connection.refresh_from_db()
    assert connection.secret != before
    assert (connection.needs_help, connection.failures) == (False, 0)
    assert connection.read_at


def test_it_is_removed_and_one_may_change_ones_mind(alice, alice_client, mission, pymap):
    box = box_on(pymap)
    box.put(ask(1), ask(2))
    connection = read(connected(alice, mission, box))
    confirm(alice_client, mission)
    box.put(ask(3))
    read(connection)
    assert "2 faits" in page(alice_client, "remove", connection.pk)
    post(alice_client, "remove", connection.pk, facts="on")
    assert alice_client.get(reverse("connections:connection", args=[connection.pk])).status_code == 404
    tasks.sync(connection.pk)
    tasks.sweep()
    assert Fact.objects.count() == 2
    post(alice_client, "restore", connection.pk)
    assert read(connection).failures == 0

    post(alice_client, "remove", connection.pk, facts="on")
    Connection.objects.update(removed_at=timezone.now() - timedelta(hours=2))
    tasks.sweep()

    assert not Connection.objects.exists()
    assert not Fact.objects.exists()
    assert not Import.objects.exclude(state=State.UNDONE).exists()
    assert "claire" in Mission.objects.get().plan, "she was there before"


def test_it_is_deleted_at_once_and_its_facts_stay_unless_asked(alice, alice_client, mission, pymap):
    box = box_on(pymap)
    box.put(ask(1))
    connection = read(connected(alice, mission, box))
    confirm(alice_client, mission)
    assert post(alice_client, "erase", connection.pk).status_code == 404, "it is removed first"
    post(alice_client, "remove", connection.pk)
    assert "Effacer maintenant" in page(alice_client, "connections")
    post(alice_client, "erase", connection.pk)

    assert not Connection.objects.exists()
    assert Fact.objects.count() == 1


def test_from_what_it_brought_one_comes_to_which_messages_it_takes(alice, alice_client, driss_client, mission, pymap):
    box = box_on(pymap)
    box.put(ask(1))
    feed = read(connected(alice, mission, box)).feeds.get()
    shown = alice_client.get(reverse("intake:import", args=[Import.objects.get().pk])).content.decode()
    address = reverse("connections:route_of", args=[feed.pk])
    assert address in shown

    assert alice_client.get(address).headers["Location"] == reverse(
        "connections:route", args=[feed.connection_id, feed.pk]
    )
    assert driss_client.get(address).status_code == 404


def test_another_mission_is_fed_and_no_longer(alice, alice_client, mission, pymap):
    box = box_on(pymap)
    connection = connected(alice, mission, box)
    other = Mission.objects.create(account=alice, name="Boréal", plan=mission.plan.replace("arvor", "boreal"))
    assert "Boréal" in page(alice_client, "feed", connection.pk)
    post(alice_client, "feed", connection.pk, mission=str(other.pk))
    feed = Feed.objects.get(mission=other)
    assert feed.domains == ["boreal.example"]

    box.put(ask(2).replace(b"arvor", b"boreal"))
    read(connection)
    assert len(proposed(other)) == 1

    post(alice_client, "stop_feeding", connection.pk, feed.pk)

    assert not Feed.objects.filter(mission=other).exists()
    assert not Import.objects.filter(mission=other).exists()


def test_the_week_says_what_waits_for_a_yes_and_which_source_needs_help(alice, alice_client, mission, pymap):
    box = box_on(pymap)
    box.put(ask(1), ask(2))
    read(connected(alice, mission, box))
    shown = alice_client.get("/")
    assert shown.context["waiting"] == 2
    assert reverse("intake:imports") in shown.content.decode()

    Connection.objects.update(needs_help=True)

    assert "1 source demande votre aide" in alice_client.get("/").content.decode()


def test_without_a_mission_nothing_is_read(alice, alice_client, mission, pymap):
    connection = connected(alice, mission, box_on(pymap))
    alice_client.post(reverse("missions:delete", args=[mission.pk]))
    tasks.sync(due(connection).pk)

    connection.refresh_from_db()
    assert connection.turn == 0
    assert "à terminer" in page(alice_client, "connections")


WITH_FEED = ("route", "stop_feeding")
STEPS = (
    "connection",
    "choose",
    "refresh",
    "feed",
    "read",
    "pause",
    "resume",
    "pace",
    "secret",
    "remove",
    "restore",
    "erase",
)


@pytest.mark.parametrize("name", [*STEPS, *WITH_FEED])
def test_a_strangers_connection_does_not_exist(alice, mission, pymap, driss_client, anonymous_client, name):
    connection = connected(alice, mission, box_on(pymap))
    if name in ("restore", "erase"):
        Connection.objects.update(removed_at=timezone.now())
    args = [connection.pk, *([connection.feeds.get().pk] if name in WITH_FEED else [])]
    before = list(Connection.objects.values()), list(Feed.objects.values()), list(Place.objects.values())
    address = reverse(f"connections:{name}", args=args)

    assert driss_client.post(address, {"wanted": "x", "secret": "x", "facts": "on"}).status_code in (404, 405)
    assert driss_client.get(address).status_code in (404, 405)
    assert anonymous_client.post(address).status_code == 302
    assert (list(Connection.objects.values()), list(Feed.objects.values()), list(Place.objects.values())) == before
    assert str(connection.name) not in page(driss_client, "connections")


def test_a_mission_that_is_not_mine_cannot_be_fed(alice, mission, driss, driss_client, pymap):
    theirs = connected(driss, Mission.objects.create(account=driss, name="À moi", plan=mission.plan), box_on(pymap))

    assert post(driss_client, "choose", theirs.pk, mission=str(mission.pk)).status_code == 422
    assert post(driss_client, "feed", theirs.pk, mission=str(mission.pk)).status_code == 404
    assert not mission.feeds.exists()


def test_no_secret_is_anywhere(alice, alice_client, mission, pymap, settings, monkeypatch, caplog, tmp_path):
    """Not in the pages, the rows, the queue, the log, the journal: only sealed in its own column."""
    secret = pymap.account.login.secret + "-7f3a"
    box = box_on(pymap)
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("molette.connectors.imap.folders", lambda account: [])  # the server would not know this one
    shown = alice_client.post(ADD["mailbox"], mailbox_values(pymap, secret=secret), follow=True).content.decode()
    connection = only()
    Feed.objects.create(connection=connection, mission=mission, domains=["arvor.example"])
    connection.places.create(address=box.folder, name=box.folder)
    monkeypatch.undo()
    settings.HOME = tmp_path
    for _ in range(4):
        read(connection)
    shown += "".join(page(alice_client, name, connection.pk) for name in ("connection", "secret", "choose", "remove"))
    shown += page(alice_client, "connections")
    shown += alice_client.get(reverse("missions:journal", args=[mission.pk])).content.decode()
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    tasks.start(connection)
    jobs = list(OrmQ.objects.all())
    assert jobs
    rows = "".join(serialize("json", model.objects.all()) for model in apps.get_models())
    queued = "".join(f"{job.payload} {job.task!r}" for job in jobs)
    assert "demande votre aide" in shown
    for place, text in {"pages": shown, "rows": rows, "queue": queued, "log": caplog.text}.items():
        assert "-7f3a" not in text, place
    assert unseal(connection.secret) == secret
    assert (tmp_path / "seal_key").stat().st_mode & 0o777 == 0o600
