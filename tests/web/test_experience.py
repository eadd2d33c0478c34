"""What one mission teaches the next one of the same account, and nobody else's."""

from datetime import UTC, date, datetime

import pytest

from molette.engine.ledger.reading import read_journal
from molette.web.bridge.experience import experience_elsewhere, experience_in, experience_row
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.missions.models import Mission

TODAY = date(2026, 4, 30)
PLAN = """mission "{name}" 2026-03-02
  client "Groupe Arvor"
  person chloe "Chloé Martin" <chloe@arvor.example>
"""
SLOW = "".join(
    f"2026-03-{2 + k:02} me -> chloe asks decision #r{k}\n2026-04-{1 + k:02} chloe answers #r{k}\n" for k in range(9)
)
ASKED = '2026-04-29 me -> chloe asks decision "Paie externalisée" #d1\n'


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def begun(account, name, facts, **values):
    plan = PLAN.format(name=name)
    read = read_journal(plan + facts)
    assert not read.problems
    mission = Mission.objects.create(account=account, name=name, client=read.mission.client, plan=plan, **values)
    record_facts(mission, read.ledger)
    record_assessment(mission)
    return mission


def usual(mission):
    return record_assessment(mission).english["ball"][0]["usual"]


def test_the_first_request_of_a_new_mission_is_foreseen_by_the_missions_before(alice):
    new = begun(alice, "Budget", ASKED)
    alone = usual(new)

    begun(alice, "Paie", SLOW)

    assert alone < 3
    assert usual(new) > 15


def test_nobody_learns_from_anothers_missions_nor_from_a_sample(alice, bruno):
    new = begun(alice, "Budget", ASKED)
    alone = usual(new)

    begun(bruno, "Paie", SLOW)
    begun(alice, "Exemple", SLOW, sample="avance")

    assert usual(new) == alone
    assert experience_elsewhere(begun(alice, "Autre exemple", ASKED, sample="pietine"), TODAY).seen == {}


def test_a_deleted_mission_teaches_nothing_any_more(alice):
    new, old = begun(alice, "Budget", ASKED), begun(alice, "Paie", SLOW)

    old.delete()

    assert experience_elsewhere(new, TODAY).seen == {}


def test_a_row_gives_the_experience_back_and_an_older_row_gives_what_it_can(alice):
    row = begun(alice, "Paie", SLOW).assessment.experience

    kept = experience_in(row)

    assert experience_row(kept) == row
    assert kept.seen[""].came.sum() == pytest.approx(9, abs=0.5)
    assert experience_in({}).seen == {}
    row["seen"] = {name: [counts[:5] for counts in three] for name, three in row["seen"].items()}
    assert experience_in(row).seen == {}
