"""The week: what to say today, what one owes, what is awaited; a nudge prepared, sent by hand, noted, taken back."""

import re
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.urls import reverse

from molette.engine.ledger.reading import read_journal
from molette.web.assessments.models import Assessment, Ball
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.missions.models import Fact, Mission
from molette.web.week.models import Manner

WEDNESDAY = date(2026, 3, 18)
PLAN = """mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  person me "Alice Roux" <alice@roux.example>
  person chloe "Chloé Martin" <chloe@arvor.example>, sponsor, answers within 3 d
  person paul "Paul Keller" <paul@arvor.example>
  milestone cadrage "Note de cadrage", 8 d, approved by chloe
"""
FACTS = """
2026-03-09 me -> paul asks information "Pouvez-vous envoyer les effectifs ?" #r1 [from mail "<a1@roux.example>"]
2026-03-10 me -> paul asks access "la base de test" #r2
2026-03-11 chloe -> me asks information "Où en est le planning ?" #o1
2026-03-16 me -> chloe delivers cadrage for approval #d1
2026-03-17 chloe promises #d1 by 2026-03-27
"""


@pytest.fixture
def at(monkeypatch):
    """A way to be on another day."""

    def be(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    be(WEDNESDAY)
    return be


def begun(account, facts=FACTS, plan=PLAN):
    """A mission of this account, with what happened."""
    read = read_journal(plan + facts)
    assert not read.problems
    mission = Mission.objects.create(account=account, name=read.mission.name, client=read.mission.client, plan=plan)
    record_facts(mission, read.ledger)
    record_assessment(mission)
    return mission


@pytest.fixture
def mission(at, alice):
    return begun(alice)


def text(client, address="/"):
    """A page as a reader sees it."""
    page = client.get(address, follow=True).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("\u202f", " ")


def place(name, mission, wait):
    return reverse(f"week:{name}", args=[mission.pk, wait])


def lines(mission):
    return [
        line for line in Fact.objects.filter(mission=mission).values_list("line", flat=True) if "[from hand" in line
    ]


def test_the_first_page_says_what_the_week_asks(alice_client, mission):
    page = text(alice_client)

    assert "Cette semaine : relancez une personne, répondez à 1, attendez l’autre." in page
    for title in ("À dire aujourd’hui : 1 relance", "Vous devez 1 réponse", "Le silence est convenu"):
        assert title in page
    assert "Aujourd’hui, écrivez à Paul Keller" in page
    assert "convenu jusqu’au ven. 27 mars" in page


def test_it_speaks_english(alice, alice_client, mission):
    alice.language = "en"
    alice.save()

    assert "This week: nudge one person, answer 1, wait for the other one." in text(alice_client)


def test_the_next_day_is_judged_on_the_next_day(alice_client, at, mission):
    at(date(2026, 3, 31))

    page = text(alice_client)

    assert "À dire aujourd’hui : 2 relances" in page
    assert "la réponse promise pour le 27 mars n’est pas venue" in page.lower()
    assert Assessment.objects.get().day == date(2026, 3, 31)


def test_on_saturday_the_coming_week_is_told(alice_client, at, mission):
    at(date(2026, 3, 21))

    assert "La semaine prochaine : relancez" in text(alice_client)


def test_without_a_mission_the_ways_to_begin_are_shown(alice_client, at):
    assert alice_client.get("/").headers["Location"] == reverse("assessments:missions")
    assert reverse("missions:samples") in alice_client.get("/", follow=True).content.decode()


def test_samples_leave_the_week_once_there_is_a_mission(alice, alice_client, at):
    alice_client.post(reverse("missions:samples"))
    assert "missions d’exemple" in text(alice_client)

    begun(alice)

    assert "missions d’exemple" not in text(alice_client)
    assert {ball["who"] for ball in _who(alice_client)} <= {"Paul Keller", "Chloé Martin"}


def _who(client):
    return [{"who": name} for name in re.findall(r'<p class="ball"><b>(.*?)</b>', client.get("/").content.decode())]


def test_a_nudge_is_prepared_in_the_words_of_the_plan(alice_client, mission):
    page = text(alice_client, place("nudge", mission, "r1"))

    assert "Aujourd’hui, écrivez à Paul Keller et demandez une date, même approximative." in page
    assert "Je reviens sur ma demande du lundi 9 mars" in page
    assert "- l’accès" not in page
    assert "ma demande du mardi 10 mars (« la base de test »)" in page, "both requests go in one message"
    assert "Une question, une personne, une date : rien à reprendre." in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("lang=en", "I am coming back to my request of Monday 9 March"),
        ("tone=direct", "Je n’ai pas encore de réponse sur ma demande"),
        ("form=tu", "Pourrais-tu m’indiquer"),
        ("lang=de&tone=angry&form=x", "Pourriez-vous m’indiquer"),
    ],
)
def test_language_tone_and_form_are_chosen(alice_client, mission, query, words):
    assert words in text(alice_client, f"{place('nudge', mission, 'r1')}?{query}")


def test_a_changed_text_is_checked(alice_client, mission):
    changed = {"to": "paul@arvor.example", "subject": "x", "body": "Vous ne répondez jamais ? Pourquoi ? Alors ?"}

    answer = alice_client.post(place("nudge", mission, "r1"), changed, headers={"HX-Request": "true"})

    assert "Votre message pose 3 questions." in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert "accuse" in alice_client.post(place("nudge", mission, "r1"), changed).content.decode()


def test_the_draft_opens_unsent_in_the_thread_it_answers(alice_client, mission):
    values = {
        "to": "paul@arvor.example",
        "subject": "Les effectifs\r\nBcc: x@y.example",
        "body": "Bonjour,\r\n\r\nÀ bientôt.",
    }

    answer = alice_client.post(place("letter", mission, "r1"), values)
    message = message_from_bytes(answer.content, policy=default)

    assert answer.headers["Content-Type"] == "message/rfc822"
    assert message["X-Unsent"] == "1"
    assert (message["To"], message["From"]) == ("Paul Keller <paul@arvor.example>", "Alice Roux <alice@roux.example>")
    assert (message["In-Reply-To"], message["Bcc"]) == ("<a1@roux.example>", None)
    assert message["Subject"] == "Les effectifs Bcc: x@y.example"
    assert message.get_content() == "Bonjour,\r\n\r\nÀ bientôt.\r\n"
    assert not lines(mission), "nothing is noted until it is sent"


def test_the_mail_address_carries_the_whole_text(alice_client, mission):
    page = alice_client.get(place("nudge", mission, "r1")).content.decode()
    address = urlsplit(re.search(r'href="(mailto:[^"]+)"', page)[1].replace("&amp;", "&"))
    fields = {name: values[0] for name, values in parse_qs(address.query, strict_parsing=True).items()}

    assert unquote(address.path) == "paul@arvor.example"
    assert fields["body"].startswith("Bonjour Paul,\r\n\r\nJe reviens sur ma demande")
    assert fields["in-reply-to"] == "<a1@roux.example>"
    assert "+" not in address.query
    assert len(address.geturl()) <= 2000


def test_a_text_too_long_for_a_link_says_so(alice_client, mission):
    answer = alice_client.post(place("nudge", mission, "r1"), {"to": "", "subject": "x", "body": "mot " * 900})

    assert "trop long pour un lien" in answer.content.decode()
    assert "mailto:" not in answer.content.decode()


def test_sent_is_noted_in_one_click_for_each_request_and_taken_back(alice_client, mission):
    answer = alice_client.post(f"{place('sent', mission, 'r1')}?form=tu&tone=direct", follow=True)

    assert sorted(line.split("reminds ")[1][:11] for line in lines(mission)) == ["#r1 by mail", "#r2 by mail"]
    assert "Relance notée." in answer.content.decode()
    assert "À dire aujourd’hui" not in text(alice_client)
    assert Manner.objects.get().is_familiar
    undo = re.search(r'action="([^"]+take-back/)"', answer.content.decode())[1]
    back = alice_client.post(undo, {"next": "/"})
    assert back.headers["Location"] == "/"
    assert "À dire aujourd’hui : 1 relance" in text(alice_client)
    assert alice_client.post(undo.replace("~", "~0")).status_code == 404


def test_how_one_writes_to_somebody_is_remembered(alice_client, mission):
    alice_client.post(f"{place('sent', mission, 'r1')}?form=tu&lang=fr&tone=direct")

    assert "Je n’ai pas encore de réponse" in text(alice_client, place("nudge", mission, "r1"))
    assert "Pourriez-vous" not in text(alice_client, place("nudge", mission, "r1"))


def test_what_one_owes_is_promised(alice_client, at, mission):
    page = text(alice_client, place("nudge", mission, "o1"))
    assert "Je vous dois encore une réponse à votre demande du mercredi 11 mars" in page
    assert "Noter un appel" not in page

    alice_client.post(place("sent", mission, "o1"), {"due": "2026-03-24"})

    assert [line.split(" [")[0].split(" ", 2)[2] for line in lines(mission)] == ["me promises #o1 by 2026-03-24"]
    assert "promise pour le mar. 24 mars" in text(alice_client)
    at(date(2026, 3, 25))
    assert "en retard" in text(alice_client)


def test_advice_asked_is_no_reminder_to_the_client(alice, alice_client, at):
    asked = '\n2026-02-09 me -> paul asks access "la base" #r1\n2026-02-20 me -> paul talks by phone\n'
    mission = begun(alice, asked + "2026-02-24 me reminds #r1 by mail\n2026-02-27 me -> chloe reminds #r1 by mail\n")
    assert Ball.objects.get().rung == "adviser"
    assert "à votre société de portage ou à un pair" in text(alice_client)

    alice_client.post(place("sent", mission, "r1"))

    assert [line.split(" [")[0].split(" ", 2)[2][:8] for line in lines(mission)] == ["me notes"]


def test_a_promise_needs_its_date(alice_client, mission):
    assert alice_client.post(place("sent", mission, "o1"), {"due": ""}).status_code == 400
    assert not lines(mission)


@pytest.mark.parametrize(
    ("outcome", "noted", "then"),
    [
        ({"outcome": "missed"}, "me -> paul reminds #r1 by phone", "À dire aujourd’hui"),
        ({"outcome": "talk", "text": "il voit la DSI"}, 'me -> paul talks by phone "il voit la DSI"', ""),
        ({"outcome": "answer"}, "paul answers #r1", "la base de test"),
        ({"outcome": "promise:2026-03-20"}, "paul promises #r1 by 2026-03-20", "convenu jusqu’au ven. 20 mars"),
        ({"outcome": "promise", "until": "2026-04-03"}, "paul promises #r1 by 2026-04-03",
            "convenu jusqu’au ven. 3 avril"),
    ],
)  # fmt: skip
def test_a_call_is_noted_in_one_tap(alice_client, mission, outcome, noted, then):
    alice_client.post(place("call", mission, "r1"), outcome)

    assert [line.split(" [")[0].split(" ", 2)[2] for line in lines(mission)] == [noted]
    assert then in text(alice_client)


@pytest.mark.parametrize("outcome", [{}, {"outcome": "shout"}, {"outcome": "promise"}, {"outcome": "promise:soon"}])
def test_a_call_without_its_outcome_is_asked_again(alice_client, mission, outcome):
    answer = alice_client.post(place("call", mission, "r1"), outcome, follow=True)

    assert answer.redirect_chain[0][0] == place("nudge", mission, "r1")
    assert not lines(mission)


@pytest.mark.parametrize("name", ["nudge", "letter", "sent", "call"])
def test_a_strangers_week_does_not_exist(driss_client, anonymous_client, mission, name):
    address = place(name, mission, "r1")
    values = {"body": "x", "outcome": "talk", "subject": "x"}

    assert (driss_client.get if name == "nudge" else driss_client.post)(address, values).status_code == 404
    assert anonymous_client.post(address, values).status_code == 302
    assert anonymous_client.get("/").status_code == 302
    assert "Paul" not in text(driss_client)
    assert not lines(mission)


def test_an_answered_request_has_no_nudge(alice_client, mission):
    alice_client.post(place("call", mission, "r1"), {"outcome": "answer"})

    assert alice_client.get(place("nudge", mission, "r1")).status_code == 404


def test_reading_the_week_costs_the_same_whatever_the_missions(alice, alice_client, at):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (1, 5):
        while Mission.objects.count() < number:
            begun(alice)
        alice_client.get("/")
        with CaptureQueriesContext(connection) as captured:
            alice_client.get("/")
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 9


def test_the_balls_are_replaced_as_a_whole(mission):
    before = Ball.objects.count()

    record_assessment(mission)

    assert Ball.objects.count() == before == 4
    assert set(Ball.objects.values_list("wait", "led_by")) == {("r1", ""), ("r2", "r1"), ("o1", ""), ("d1", "")}


def test_the_mission_page_leads_to_the_nudge(alice_client, mission):
    page = alice_client.get(reverse("assessments:mission", args=[mission.pk])).content.decode()

    assert place("nudge", mission, "r1") in page
    assert "Préparer une relance" in page
