"""Missions: framed, told, taken back, exported, deleted; and refused to a stranger."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from molette.engine.ledger.chain import verify
from molette.engine.ledger.reading import read_journal
from molette.web.bridge.recording import forget_batch, record_assessment, record_facts
from molette.web.missions.models import Mission

TODAY = timezone.localdate


def framed(**values):
    """The form of a new mission."""
    blank = {"people-TOTAL_FORMS": 3, "people-INITIAL_FORMS": 0, "steps-TOTAL_FORMS": 4, "steps-INITIAL_FORMS": 0}
    start = TODAY() - timedelta(days=28)
    return {
        **blank, "name": "Refonte de la paie", "client": "Groupe Arvor", "start": start.isoformat(), "capacity": "3",
        "people-0-name": "Chloé Martin", "people-0-address": "chloe@arvor.example", "people-0-role": "sponsor",
        "steps-0-name": "Cadrage", "steps-0-days": "8", "steps-1-name": "Spécifications", **values,
    }  # fmt: skip


@pytest.fixture
def mission(alice_client):
    alice_client.post(reverse("missions:frame"), framed())
    return Mission.objects.get()


def tell(client, mission, **values):
    """Post a fact told by hand."""
    data = {"what": "talk", "who": "chloe", "settles": "", "text": "", "on": TODAY().isoformat(), **values}
    return client.post(reverse("missions:tell", args=[mission.pk]), data)


def page(client, mission):
    """The mission's page, as text."""
    return client.get(reverse("assessments:mission", args=[mission.pk])).content.decode()


def test_a_mission_is_framed_and_its_journal_reads(alice_client, mission):
    journal = read_journal(alice_client.get(reverse("missions:journal", args=[mission.pk])).content.decode())

    assert journal.problems == ()
    assert [person.handle for person in journal.mission.people] == ["me", "chloe"]
    assert [(one.handle, one.approver) for one in journal.mission.milestones] == [
        ("cadrage", "chloe"), ("specifications", "chloe"),
    ]  # fmt: skip
    assert journal.mission.milestones[1].after == ("cadrage",)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"end": "2020-01-01"}, "end"),
        ({"days": "20", "rate": ""}, "rate"),
        ({"capacity": "9"}, "capacity"),
        ({"people-0-address": "pas une adresse"}, None),
    ],
)
def test_a_mistake_in_the_form_is_told_and_nothing_is_made(alice_client, values, field):
    response = alice_client.post(reverse("missions:frame"), framed(**values))

    assert response.status_code == 200
    assert field is None or field in response.context["form"].errors
    assert not Mission.objects.exists()


def test_a_decimal_comma_is_understood(alice_client):
    alice_client.post(reverse("missions:frame"), framed(capacity="2,5"))

    assert "capacity 2.5 d/week" in Mission.objects.get().plan


def test_a_call_is_noted_in_two_clicks_and_taken_back(alice_client, mission):
    response = tell(alice_client, mission, text="elle attend la DSI")
    facts = alice_client.get(reverse("missions:facts", args=[mission.pk])).content.decode()
    fact = mission.facts.get()

    assert response.status_code == 302
    assert "elle attend la DSI" in facts
    alice_client.post(reverse("missions:take_back", args=[mission.pk, fact.identity]))
    assert "<s>" in alice_client.get(reverse("missions:facts", args=[mission.pk])).content.decode()
    assert mission.facts.count() == 2, "nothing is ever deleted by taking back"


def test_a_request_told_by_hand_is_awaited_then_answered_in_one_click(alice_client, mission):
    tell(alice_client, mission, what="ask", text="Les effectifs 2025")
    [wait] = mission.assessment.french["waits"]
    settle = reverse("missions:settle", args=[mission.pk, wait["id"]])

    assert "Les effectifs 2025" in page(alice_client, mission)
    alice_client.post(settle, {"what": "nudge"})
    mission.refresh_from_db()
    assert len(mission.assessment.french["waits"][0]["nudges"]) == 1
    alice_client.post(settle, {"what": "answer"})
    mission.refresh_from_db()
    assert [wait["state"] for wait in mission.assessment.french["waits"]] == ["answered"]
    assert alice_client.post(settle, {"what": "answer"}).status_code == 404


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"what": "ask"}, "text"),
        ({"what": "work"}, "days"),
        ({"what": "promise"}, "until"),
        ({"on": "2999-01-01"}, "on"),
        ({"who": "driss"}, "who"),
    ],
)
def test_an_incomplete_fact_is_told_and_not_noted(alice_client, mission, values, field):
    response = tell(alice_client, mission, **values)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not mission.facts.exists()


def test_what_commits_the_client_is_sealed_and_verifies(alice_client, mission):
    tell(alice_client, mission, what="ask", text="Les effectifs")
    wait = mission.assessment.french["waits"][0]["id"]
    tell(alice_client, mission, settles=wait, text="les voici")

    text = alice_client.get(reverse("missions:journal", args=[mission.pk])).content.decode()

    assert "[seal 1 " in text
    assert verify(read_journal(text)) == ()
    assert verify(read_journal(text.replace("les voici", "les voilà"))) != ()


def test_forgetting_an_import_keeps_the_chain_whole(alice_client, mission):
    story = 'mission "Paie" 2026-03-02\n2026-03-03 me -> chloe asks access #r1\n2026-03-04 chloe answers #r1\n'
    batch = mission.pk
    record_facts(mission, read_journal(story).ledger, batch)
    tell(alice_client, mission, what="ask", text="Autre chose")

    assert forget_batch(mission, batch) == 2
    text = alice_client.get(reverse("missions:journal", args=[mission.pk])).content.decode()
    assert "answers" not in text
    assert verify(read_journal(text)) == ()


def test_recording_the_same_facts_again_adds_nothing(mission):
    facts = read_journal('mission "Paie" 2026-03-02\n2026-03-03 me notes "un"\n2026-03-03 me notes "deux"\n').ledger

    assert record_facts(mission, facts) == 2
    assert record_facts(mission, facts) == 0


def test_a_deleted_mission_is_really_gone(alice_client, mission):
    tell(alice_client, mission)
    assert alice_client.get(reverse("missions:delete", args=[mission.pk])).status_code == 200

    alice_client.post(reverse("missions:delete", args=[mission.pk]))

    assert not Mission.objects.exists()
    assert alice_client.get(reverse("assessments:mission", args=[mission.pk])).status_code == 404


@pytest.mark.parametrize(
    "name", ["assessments:mission", "missions:facts", "missions:journal", "missions:delete", "intake:drop_for"]
)
def test_a_strangers_mission_does_not_exist(driss_client, anonymous_client, mission, name):
    address = reverse(name, args=[mission.pk])

    assert driss_client.get(address).status_code == 404
    assert anonymous_client.get(address).status_code == 302


@pytest.mark.parametrize(
    ("name", "more"), [("missions:tell", []), ("missions:settle", ["r1"]), ("missions:take_back", ["~0123456789ab"])]
)
def test_a_stranger_writes_nothing(driss_client, alice_client, mission, name, more):
    address = reverse(name, args=[mission.pk, *more])

    assert driss_client.post(address, {"what": "talk"}).status_code == 404
    assert alice_client.get(address).status_code == 405
    assert not mission.facts.exists()


def test_the_list_puts_the_most_stuck_first_and_speaks_both_languages(alice, alice_client):
    alice_client.post(reverse("missions:samples"))

    french = alice_client.get(reverse("assessments:missions")).content.decode()
    alice.language = "en"
    alice.save()
    english = alice_client.get(reverse("assessments:missions")).content.decode()

    assert french.index("au point mort") < french.index(">avance<") if ">avance<" in french else True
    assert "stalled" in english


def test_the_samples_are_added_once(alice_client, bruno_client):
    for client in (alice_client, alice_client, bruno_client):
        client.post(reverse("missions:samples"))

    names = list(Mission.objects.values_list("sample", flat=True))
    assert len(names) == 2 * len(set(names)) >= 6


def test_nobody_sees_an_empty_page_without_a_way_to_begin(alice_client):
    text = alice_client.get(reverse("assessments:missions")).content.decode()

    assert all(reverse(name) in text for name in ("missions:samples", "missions:frame", "intake:drop"))


def with_facts(mission, number):
    """The mission with this many facts."""
    start = read_journal(mission.plan).mission.start
    lines = [
        f'{start + timedelta(days=n % 25)} me -> chloe asks information "question {n}" #q{n}\n'
        f"{start + timedelta(days=n % 25 + 1)} chloe answers #q{n}"
        for n in range(number // 2)
    ]
    record_facts(mission, read_journal('mission "Paie" 2026-03-02\n' + "\n".join(lines)).ledger)
    record_assessment(mission)


def test_more_facts_cost_no_more_queries(alice_client, mission, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (20, 400):
        with_facts(mission, number)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(alice_client, mission)
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 8
