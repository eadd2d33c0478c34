"""Why a mission stalls and what would help: asked one by one, answered, chosen, checked; and refused to a stranger."""

import re

import pytest
from django.urls import reverse
from tests.web.test_cost import mission as stuck_mission  # noqa: F401 (a fixture)

from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Kind
from molette.web.missions.queries import journal_text


@pytest.fixture
def mission(stuck_mission):  # noqa: F811 (the fixture of that name)
    return stuck_mission


def see(client, mission, page):
    return client.get(reverse(f"assessments:{page}", args=[mission.pk])).content.decode()


def post(client, mission, action, *args, **data):
    return client.post(reverse(f"assessments:{action}", args=[mission.pk, *args]), data, follow=True)


def facts(mission, kind):
    return read_journal(journal_text(mission)).ledger.of(kind)


def asked(page):
    return re.search(r'name="observable" value="(\w+)"', page)[1]


def test_causes_show_what_they_rest_on(alice_client, mission):
    shown = see(alice_client, mission, "causes")

    assert "chances sur 10" in shown
    assert "Sur quoi cela repose" in shown
    assert shown.count('name="observable"') == 1


def test_an_answer_is_a_fact_and_another_question_comes(alice_client, mission):
    first = asked(see(alice_client, mission, "causes"))

    after = post(alice_client, mission, "answer", observable=first, answer="yes").content.decode()

    (fact,) = facts(mission, Kind.OBSERVE)
    assert (fact.about, fact.word) == (first, "yes")
    assert asked(after) != first
    assert "take-back" in after


def test_what_alice_does_not_know_is_no_fact_and_is_not_asked_again(alice_client, mission):
    first = asked(see(alice_client, mission, "causes"))

    after = post(alice_client, mission, "answer", observable=first, answer="unknown").content.decode()

    assert facts(mission, Kind.OBSERVE) == ()
    assert asked(after) != first


@pytest.mark.parametrize("data", [{"observable": "the_moon", "answer": "yes"}, {"observable": "", "answer": "yes"},
                                  {"observable": "reply_latency_high", "answer": "peut-être"}])  # fmt: skip
def test_an_odd_answer_is_not_kept(alice_client, mission, data):
    post(alice_client, mission, "answer", **data)

    assert facts(mission, Kind.OBSERVE) == ()


def test_ways_out_stand_beside_doing_nothing(alice_client, mission):
    shown = see(alice_client, mission, "ways_out")

    assert "Ne rien faire" in shown
    assert "Risque d’effet contraire" in shown
    assert "Doit être d’accord" in shown


def test_a_way_out_is_chosen_then_checked(alice_client, mission):
    chosen = post(alice_client, mission, "choose", remedy="call_or_visit").content.decode()

    (fact,) = facts(mission, Kind.CHOOSE)
    assert fact.word == "call_or_visit"
    assert fact.due_at is not None
    assert "À vérifier le" in chosen

    reviewed = post(alice_client, mission, "review", fact.label, verdict="helped").content.decode()
    (told,) = facts(mission, Kind.REVIEW)
    assert (told.ref, told.word) == (fact.label, "helped")
    assert "a aidé" in reviewed


def test_only_what_is_offered_can_be_chosen_and_only_what_was_chosen_reviewed(alice_client, mission):
    assert post(alice_client, mission, "choose", remedy="magic").status_code == 404
    assert post(alice_client, mission, "review", "x1", verdict="helped").status_code == 404
    assert facts(mission, Kind.CHOOSE) == ()


@pytest.mark.parametrize(("action", "data"), [("answer", {"observable": "reply_latency_high", "answer": "yes"}),
                                              ("choose", {"remedy": "call_or_visit"})])  # fmt: skip
def test_driss_reads_and_writes_nothing(driss_client, mission, action, data):
    assert post(driss_client, mission, action, **data).status_code == 404
    assert driss_client.get(reverse("assessments:causes", args=[mission.pk])).status_code == 404
    assert driss_client.get(reverse("assessments:ways_out", args=[mission.pk])).status_code == 404
