"""The page of what waiting costs, and the weekly question that only its author reads."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from molette.engine.ledger.reading import read_journal
from molette.web.bridge.recording import record_facts
from molette.web.missions.models import Mission
from molette.web.missions.queries import journal_text

START = datetime.now() - timedelta(days=60)  # noqa: DTZ005 (missions keep local time)
PLAN = f"""mission "Refonte de la paie" {START:%Y-%m-%d}
  budget 40 d at 550 EUR, fixed price
  capacity 3 d/week
  person me "Alice Roux"
  person chloe "Chloé Martin", sponsor
  milestone cadrage, 20 d, approved by chloe
"""
STUCK = f"""
{START:%Y-%m-%d} me works 10 d on cadrage
{START + timedelta(days=5):%Y-%m-%d} me -> chloe delivers cadrage for approval #d1
{START + timedelta(days=20):%Y-%m-%d} me reminds #d1
"""


@pytest.fixture
def mission(alice):
    made = Mission.objects.create(account=alice, name="Refonte de la paie", plan=PLAN)
    record_facts(made, read_journal(PLAN + STUCK).ledger)
    return made


def cost_page(client, mission):
    return client.get(reverse("assessments:cost", args=[mission.pk]))


def test_the_first_sentence_says_what_waiting_costs(alice_client, mission):
    shown = cost_page(alice_client, mission).content.decode()

    assert "L’attente a coûté environ " in shown
    assert "Jours tenus libres et restés vides" in shown
    assert "déjà perdu" in shown
    assert "à craindre" in shown


def test_a_mission_without_a_rate_says_so(alice_client, alice):
    free = Mission.objects.create(account=alice, name="Sans prix", plan='mission "Sans prix" 2026-03-02\n')

    assert "ne dit pas le prix d’une journée" in cost_page(alice_client, free).content.decode()


def test_alice_s_mark_is_private_and_can_be_taken_back(alice_client, mission):
    answered = alice_client.post(reverse("missions:strain", args=[mission.pk]), {"level": 4}, follow=True)

    (fact,) = [fact for fact in read_journal(journal_text(mission)).ledger if fact.kind == "strain"]
    assert (fact.share, fact.is_private) == (0.8, True)
    assert "pour vos yeux seulement" in answered.content.decode()
    assert "take-back" in answered.content.decode()


@pytest.mark.parametrize("level", ["0", "6", "", "beaucoup"])
def test_a_mark_that_is_none_of_the_five_is_not_kept(alice_client, mission, level):
    alice_client.post(reverse("missions:strain", args=[mission.pk]), {"level": level})

    assert "feels" not in journal_text(mission)


def test_driss_sees_nothing_of_it(driss_client, mission):
    assert cost_page(driss_client, mission).status_code == 404
    assert driss_client.post(reverse("missions:strain", args=[mission.pk]), {"level": 4}).status_code == 404
