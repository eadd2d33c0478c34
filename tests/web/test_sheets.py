"""How a timesheet is written, shown, changed, and remembered for the next one of its shape."""

import pytest
from django.urls import reverse
from tests.sources.test_workbooks import content
from tests.web.test_intake import confirmed, drop

from molette.web.bridge.telling import plan_of
from molette.web.intake.models import SheetLayout, State
from molette.web.missions.models import Fact, Mission

pytestmark = pytest.mark.django_db(transaction=True)

SHEET = (
    "Quand;Client;Quoi;Reste;Fait\n02/03/2026;Arvor;Entretiens;3;7\n03/03/2026;Arvor;Plan;1;3,5\n"
    "04/03/2026;Boréal;Audit;2;7\n"
)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def mission(alice):
    values = {
        "name": "Paie", "client": "Groupe Arvor", "start": None, "end": None, "days": None, "rate": None,
        "is_fixed_price": False, "capacity": 5, "my_address": "",
    }  # fmt: skip
    from datetime import date

    plan = plan_of({**values, "start": date(2026, 3, 1)}, [], [{"name": "Cadrage", "days": 5}], "Europe/Paris")
    return Mission.objects.create(account=alice, name="Paie", client="Groupe Arvor", plan=plan)


def told(client, intake, **changes):
    """Send the form as shown, but for these changes; the import again."""
    form = client.get(reverse("intake:import", args=[intake.pk])).context["layout"]
    values = {name: form[name].value() for name in form.fields}
    values = {name: "" if value is None else value for name, value in values.items()}
    client.post(reverse("intake:layout", args=[intake.pk]), {**values, **changes})
    intake.refresh_from_db()
    return intake


def work(intake):
    return [line.split('"')[0].split(" ", 1)[1].strip() for line in intake.lines]


def test_how_a_timesheet_was_read_is_shown(alice_client, mission):
    intake = drop(alice_client, "heures.xlsx", content("heures.xlsx"), mission)
    page = alice_client.get(reverse("intake:import", args=[intake.pk]))

    assert intake.kind == "timesheet"
    assert ("Ligne des noms de colonnes", "4") in page.context["layout"].said
    assert [(line["days"], line["milestone"]) for line in page.context["lines"]] == [
        ("0,5", "Cadrage"),
        ("0,5", ""),
        ("1", ""),
    ]
    assert "Un jour de travail dure" in page.content.decode()


def test_columns_that_nothing_names_are_told_and_remembered(alice_client, mission, bruno_client):
    intake = drop(alice_client, "t.csv", SHEET, mission)
    assert work(intake)[:2] == ["me works 0.4286 d", "me works 0.1429 d"], "the first column of numbers was taken"

    intake = told(alice_client, intake, column_date="1", column_duration="5", column_text="3")
    assert (intake.state, work(intake)) == (State.READY, ["me works 1 d", "me works 0.5 d"])
    assert confirmed(alice_client, intake).added == 2

    other = "Client;Quoi;Fait;Quand;Reste\nArvor;Bilan;3,5;06/03/2026;0\nArvor;Bilan;7;09/03/2026;0\n"
    assert work(drop(alice_client, "u.csv", other, mission)) == ["me works 0.5 d", "me works 1 d"], (
        "another shape is read by itself"
    )
    again = drop(alice_client, "avril.csv", SHEET.replace("/03/", "/04/"), mission)
    assert work(again) == ["me works 1 d", "me works 0.5 d"], "the same columns are read the same way"


def test_a_day_of_eight_hours_other_projects_and_milestones_are_hers_to_say(alice_client, mission):
    sheet = SHEET.replace("Quand", "Date").replace("Fait", "Heures").replace("Quoi", "Tâche")
    intake = drop(alice_client, "t.csv", sheet, mission)
    assert work(intake) == ["me works 1 d", "me works 0.5 d"]

    changes = {"hours_per_day": "8", "projects": ["Arvor", "Boréal"], "subject_0": "cadrage"}
    intake = told(alice_client, intake, **changes)
    assert work(intake) == ["me works 0.875 d on cadrage", "me works 0.4375 d", "me works 0.875 d"]
    confirmed(alice_client, intake)
    again = drop(alice_client, "avril.csv", sheet.replace("/03/", "/04/"), mission)
    assert len(again.lines) == 3
    assert "0.875 d on cadrage" in again.lines[0]
    elsewhere = Mission.objects.create(account=mission.account, name="Audit", client="Boréal", plan=mission.plan)
    theirs = drop(alice_client, "mai.csv", sheet.replace("/03/", "/05/"), elsewhere)
    assert "0.875 d" in theirs.lines[0], "the length of a day holds for all missions, the projects do not"


def test_the_month_of_a_grid_is_told_and_not_remembered(alice_client, mission):
    days = ";".join(str(day) for day in range(1, 32))
    grid = f"Mission;{days}\nArvor;{';'.join('1' if day == 2 else '' for day in range(1, 32))}\n"
    intake = drop(alice_client, "cra.csv", grid, mission)
    assert [problem["code"] for problem in intake.problems] == ["timesheet-month-unknown"]

    intake = told(alice_client, intake, month="2026-03")
    assert work(intake) == ["me works 1 d"]
    assert not drop(alice_client, "cra2.csv", grid, mission).lines


def test_what_cannot_be_is_told_and_changes_nothing(alice_client, driss_client, mission):
    intake = drop(alice_client, "t.csv", SHEET.replace("Quand", "Date").replace("Fait", "Heures"), mission)
    lines = intake.lines
    assert told(alice_client, intake, month="2026-13").lines == lines
    assert told(alice_client, intake, hours_per_day="a").lines == lines
    driss_client.post(reverse("intake:layout", args=[intake.pk]), {"hours_per_day": "8"})
    intake.refresh_from_db()
    assert (intake.lines, SheetLayout.objects.count(), Fact.objects.count()) == (lines, 0, 0)
