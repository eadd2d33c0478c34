"""The mail of the day: what is new, at its hour, on its days, never twice; through a real SMTP server."""

import os
import re
import signal
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_q.models import Schedule
from tests.web.smtp import Server
from tests.web.test_week import PLAN, WEDNESDAY, at, begun, mission

from molette.engine.ledger.reading import read_journal
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.week.models import Digest, Fate, Posting
from molette.web.week.tasks import send_digests

__all__ = ["at", "mission"]


@pytest.fixture
def smtp(settings):
    """A mail server, and Molette told of it."""
    server = Server()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    settings.EMAIL_TIMEOUT, settings.SENDS_MAIL = 5, True
    yield server
    server.close()


@pytest.fixture
def digest(alice):
    return Digest.objects.create(account=alice, is_on=True, address=alice.email, site="https://molette.example/")


def hour(monkeypatch, hours, day=WEDNESDAY):
    """Another hour of the day, in Paris."""
    moment = datetime(day.year, day.month, day.day, hours - 1, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_the_mail_says_what_is_new_in_text_and_in_html(smtp, digest, mission):
    send_digests()

    [message] = smtp.messages
    text, page = (part.get_content().replace("\u202f", " ") for part in message.iter_parts())
    assert (
        message["Subject"].strip().replace("\u202f", " ")
        == "Cette semaine : relancez une personne, répondez à 1, attendez l’autre."
    )
    assert message["To"] == "alice@molette.example"
    for said in (text, page):
        assert "Aujourd’hui, écrivez à Paul Keller" in said
        assert "Aujourd’hui, répondez à Chloé Martin" in said
        assert f"https://molette.example/missions/{mission.pk}/waits/r1/nudge/" in said
        assert "silence" not in said.lower()
    assert (message["Auto-Submitted"], message["Content-Language"]) == ("auto-generated", "fr")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Posting.objects.get().fate == Fate.SENT


def test_it_speaks_the_language_of_its_reader(smtp, alice, digest, mission):
    alice.language = "en"
    alice.save()

    send_digests()

    assert smtp.messages[0]["Subject"].startswith("This week: nudge one person")
    assert "To say today" in smtp.messages[0].get_body(("plain",)).get_content()


def test_never_twice_the_same_day(smtp, digest, mission):
    for _time in range(3):
        send_digests()

    assert len(smtp.messages) == 1


def test_what_has_not_changed_is_not_repeated(smtp, digest, at, mission):
    send_digests()
    at(date(2026, 3, 19))
    send_digests()
    assert len(smtp.messages) == 1
    assert Posting.objects.get(day=date(2026, 3, 19)).fate == Fate.NOTHING

    record_facts(
        mission, read_journal(PLAN + '\n2026-03-16 chloe -> me asks information "un devis" by 2026-03-17 #o2\n').ledger
    )
    record_assessment(mission)
    at(date(2026, 3, 20))
    send_digests()

    text = smtp.messages[1].get_body(("plain",)).get_content().replace("\u202f", " ")
    assert "un devis" in text
    assert "effectifs" not in text
    assert "2 autres points n’ont pas changé" in text


@pytest.mark.parametrize(
    ("hours", "day", "sent"),
    [
        (7, WEDNESDAY, 0), (8, WEDNESDAY, 1), (19, WEDNESDAY, 1), (20, WEDNESDAY, 0),
        (9, date(2026, 3, 21), 0), (9, date(2026, 4, 6), 0), (9, date(2026, 4, 7), 1),
    ],
)  # fmt: skip
def test_it_comes_at_its_hour_on_its_days_and_not_on_holidays(smtp, digest, mission, monkeypatch, hours, day, sent):
    hour(monkeypatch, hours, day)

    send_digests()

    assert len(smtp.messages) == sent


def test_it_is_silent_on_leave(smtp, alice, digest, at):
    begun(alice, '\n2026-03-09 me -> paul asks access "la base" #r1\n2026-03-16 me is away until 2026-03-20\n')

    send_digests()

    assert smtp.messages == []
    assert Posting.objects.get().fate == Fate.NOTHING


def test_it_is_off_unless_asked_for_and_without_a_server(smtp, settings, alice, digest, mission):
    settings.SENDS_MAIL = False
    send_digests()
    settings.SENDS_MAIL, digest.is_on = True, False
    digest.save()
    send_digests()
    digest.is_on, alice.is_active = True, False
    digest.save()
    alice.save()
    send_digests()

    assert smtp.messages == []


def test_nothing_to_say_sends_nothing(smtp, digest, at):
    send_digests()

    assert smtp.messages == []


def test_what_the_server_refused_is_told_and_tried_again_the_same_day(smtp, alice_client, digest, mission):
    smtp.mood = "refuse"
    send_digests()
    assert not Posting.objects.exists()
    assert "no such person here" in alice_client.get(reverse("week:notices")).content.decode()

    smtp.mood = "accept"
    send_digests()

    assert len(smtp.messages) == 1
    digest.refresh_from_db()
    assert digest.trouble == ""


def test_a_server_that_does_not_answer_is_tried_again(smtp, settings, digest, mission):
    settings.EMAIL_PORT = 1
    send_digests()
    settings.EMAIL_PORT = smtp.port
    send_digests()

    assert len(smtp.messages) == 1


def test_a_line_dropped_after_the_text_may_have_gone_and_is_not_sent_again(smtp, digest, mission):
    smtp.mood = "drop"
    send_digests()
    smtp.mood = "accept"
    send_digests()

    assert len(smtp.messages) == 1
    assert Posting.objects.get().fate == Fate.CLAIMED


SEND = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from django.utils import timezone
timezone.now = lambda: datetime(2026, 3, 18, 9, tzinfo=UTC)
from django.core.management import call_command
from molette.web.week.tasks import send_digest
if sys.argv[1] == "begin":
    call_command("migrate", verbosity=0)
    from tests.web.test_week import begun
    from molette.web.accounts.models import User
    from molette.web.week.models import Digest
    alice = User.objects.create_user("alice@molette.example")
    begun(alice)
    Digest.objects.create(account=alice, is_on=True, address=alice.email, site="https://molette.example/")
else:
    send_digest(1)
"""


def test_a_worker_killed_while_sending_does_not_send_twice(tmp_path):
    server = Server()
    surroundings = {
        **os.environ, "MOLETTE_HOME": str(tmp_path), "MOLETTE_MAIL_URL": f"smtp://127.0.0.1:{server.port}?tls=no",
        "MOLETTE_MAIL_FROM": "molette@molette.example", "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }  # fmt: skip

    def run(what):
        return subprocess.Popen([sys.executable, "-c", SEND, what], env=surroundings)

    assert run("begin").wait(120) == 0
    server.mood = "hold"
    worker = run("send")
    assert server.arrived.wait(60)
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    server.mood = "accept"
    server.released.set()
    again = [run("send"), run("send")]

    assert [one.wait(60) for one in again] == [0, 0]
    assert len(server.messages) == 1
    server.close()


def stop_address(digest):
    return reverse("week:stop", args=[digest.token])


def test_it_stops_from_the_mail_in_one_click_and_starts_again(digest):
    page = Client().get(stop_address(digest))
    digest.refresh_from_db()
    assert digest.is_on, "programs that scan mails open links: opening changes nothing"
    assert "Arrêter le résumé du jour" in page.content.decode()

    Client(enforce_csrf_checks=True).post(stop_address(digest), {"List-Unsubscribe": "One-Click"})
    digest.refresh_from_db()
    assert not digest.is_on
    Client().post(stop_address(digest), {"what": "again"})
    digest.refresh_from_db()
    assert digest.is_on
    assert Client().post(stop_address(digest)[:-3] + "x/").status_code == 404


@pytest.fixture
def choices():
    return {"is_on": "on", "address": "alice@roux.example", "hour": "9", "days": ["0", "2"]}


def test_it_is_chosen_on_the_page_and_its_links_lead_here(alice, alice_client, choices):
    alice_client.post(reverse("week:digest"), choices)

    found = Digest.objects.get(account=alice)
    assert (found.is_on, found.address, found.hour, found.days) == (True, "alice@roux.example", 9, "02")
    assert found.site == "http://testserver/"
    page = alice_client.get(reverse("week:notices")).content.decode()
    assert re.search(r'value="2"[^>]*checked', page)


@pytest.mark.parametrize("wrong", [{"address": ""}, {"days": []}, {"hour": "3"}, {"address": "nowhere"}])
def test_a_wrong_choice_is_told(alice_client, choices, wrong):
    answer = alice_client.post(reverse("week:digest"), {**choices, **wrong})

    assert answer.status_code == 422
    assert not Digest.objects.exists()


def test_on_a_server_it_goes_to_the_address_of_the_account_only(settings, smtp, alice, alice_client, choices, mission):
    settings.SERVER = True
    alice_client.post(reverse("week:digest"), choices, secure=True)

    hourless = Digest.objects.get(account=alice)
    assert hourless.address != "alice@roux.example"
    send_digests()
    assert [message["To"] for message in smtp.messages] == ["alice@molette.example"]


def test_without_a_mail_server_the_page_says_so(alice_client, db):
    page = alice_client.get(reverse("week:notices")).content.decode()

    assert "MOLETTE_MAIL_URL" in page
    assert "en envoyer un maintenant" not in page


def test_one_can_be_sent_now_to_see_and_the_mail_of_the_day_still_comes(smtp, alice_client, choices, mission):
    answer = alice_client.post(reverse("week:digest"), {**choices, "hour": "8", "what": "try"}, follow=True)
    assert "regardez votre messagerie" in answer.content.decode()
    send_digests()
    assert len(smtp.messages) == 2

    smtp.mood = "refuse"
    answer = alice_client.post(reverse("week:digest"), {**choices, "what": "try"}, follow=True)
    assert "Le mail n’est pas parti" in answer.content.decode()


def test_the_look_is_planned_once(db):
    for _time in range(2):
        call_command("watch_digests")

    assert Schedule.objects.get(name="digests").minutes == 10


def test_each_account_has_its_own(smtp, alice, bruno, digest, mission):
    Digest.objects.create(account=bruno, is_on=True, address=bruno.email, site="https://molette.example/")
    begun(bruno)

    send_digests()

    assert sorted(message["To"] for message in smtp.messages) == ["alice@molette.example", "bruno@molette.example"]
    assert not any(str(mission.pk) in str(message) for message in smtp.messages if message["To"].startswith("bruno"))
