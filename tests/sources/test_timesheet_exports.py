"""The exports of the usual tools, in both languages, with the columns they really have; and what may be changed."""

import pytest
from tests.sources.test_timesheets import codes, read, told

from molette.sources.timesheets import Form, Layout, Unit
from molette.sources.timesheets.dates import Order

TOGGL = """User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,\
Amount (EUR)
Alice Roux,alice@roux.example,Arvor,Paie,Cadrage,"Entretiens, équipe",Yes,2026-03-02,09:00:00,2026-03-02,12:30:00,\
03:30:00,,325.00
"""
TOGGL_MEMBERS = """"Description","Billable","Duration","Member","Email","Project","Tags","Start date","Start time",\
"Stop date","Stop time"
"Entretiens, équipe","Yes","3:30:00","Alice Roux","alice@roux.example","Cadrage","-","2026-03-02","09:00:00",\
"2026-03-02","12:30:00"
"""
CLOCKIFY = """"Project","Client","Description","Task","User","Group","Email","Tags","Type","Billable","Invoiced",\
"Invoice ID","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Date of creation"
"Paie","Arvor","Entretiens, équipe","Cadrage","Alice","","alice@roux.example","","Regular","Yes","No","","03/02/2026",\
"09:00:00 AM","03/02/2026","12:30:00 PM","03:30:00","3.50","03/20/2026"
"Paie","Arvor","Déjeuner","","Alice","","alice@roux.example","","Break","No","No","","03/02/2026","12:30:00 PM",\
"03/02/2026","01:30:00 PM","01:00:00","1.00","03/20/2026"
"""
CLOCKIFY_FRENCH = """"Projet";"Client";"Description";"Tâche";"Utilisateur";"Groupe";"E-mail";"Facturable";\
"Date de début";"Heure de début";"Date de fin";"Heure de fin";"Durée (h)";"Durée (décimale)"
"Paie";"Arvor";"Entretiens, équipe";"Cadrage";"Alice";"";"alice@roux.example";"Oui";"02/03/2026";"09:00";"02/03/2026";\
"12:30";"03:30:00";"3,50"
"""
HARVEST = """Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,Invoiced?,Approved?,First Name,\
Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL
2026-03-02,Arvor,Paie,P1,Cadrage,"Entretiens, équipe",3.5,3.50,Yes,No,No,Alice,Roux,,Yes,90,315,0,0,Euro - EUR,
"""
HARVEST_FRENCH = """Date;Client;Projet;Code projet;Tâche;Notes;Heures;Facturable ?;Prénom;Nom
02.03.2026;Arvor;Paie;P1;Cadrage;Entretiens, équipe;"3,5";Oui;Alice;Roux
"""
KIMAI = """Date,From,To,Duration,Currency,Price,Name,User,Customer,Project,Activity,Description,Exported,Tags,Type
2026-03-02,09:00,12:30,3:30,EUR,315,Alice,alice,Arvor,Paie,Cadrage,"Entretiens, équipe",No,,timesheet
"""
KIMAI_FRENCH = """Date;De;À;Durée;Taux;Nom;Identifiant;Client;Projet;Activité;Description;Mots-clés
02/03/2026;09:00;12:30;3:30;315;Alice;alice;Arvor;Paie;Cadrage;Entretiens, équipe;
"""
EVERHOUR = """Date,Member,Client,Project,Task,Time,Comment
2026-03-02,Alice Roux,Arvor,Paie,Cadrage,3h 30m,"Entretiens, équipe"
"""
EXPORTS = {
    "toggl": TOGGL,
    "toggl, by member": TOGGL_MEMBERS,
    "clockify": CLOCKIFY,
    "clockify, in French": CLOCKIFY_FRENCH,
    "harvest": HARVEST,
    "harvest, in French": HARVEST_FRENCH,
    "kimai": KIMAI,
    "kimai, in French": KIMAI_FRENCH,
    "everhour": EVERHOUR,
}


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_an_export_is_read_without_a_word_from_the_user(export):
    result = read(export, lang="en" if "Start Date" in export else "fr")
    assert told(result) == [("03-02", 0.5, "cadrage", "Entretiens, équipe")]
    assert [code for code in codes(result) if not code.endswith("-guessed")] == []


MIXED = "Date;Client;Projet;Tâche;Heures\n" + "".join(
    f"2026-03-{day:02};{client};{project};{task};{hours}\n"
    for day, client, project, task, hours in [
        (2, "Arvor", "Paie", "Cadrage", 7),
        (3, "Boréal", "Audit", "Entretiens", 7),
        (4, "Arvor", "Paie", "Specifications detaillees", 3.5),
        (5, "Arvor", "Formation", "Salle", 3.5),
    ]
)


def test_the_rows_of_a_sheet_are_grouped_and_those_of_the_mission_kept():
    result = read(MIXED, words=("Groupe Arvor",))
    assert [(group.name, group.rows, group.is_kept) for group in result.groups] == [
        ("Arvor · Paie", 2, True),
        ("Boréal · Audit", 1, False),
        ("Arvor · Formation", 1, True),
    ]
    chosen = read(MIXED, words=("Groupe Arvor",), layout=Layout(projects=("Arvor · Paie",)))
    assert [fact.days for fact in chosen.facts] == [1.0, 0.5]


def test_a_sheet_of_several_missions_that_names_none_of_them_is_said():
    assert codes(read(MIXED, words=("Keller",))) == ["timesheet-mission-unnamed"]
    assert not codes(read(MIXED, words=("Keller",), layout=Layout(projects=("Boréal · Audit",))))


def test_a_name_that_looks_like_a_milestones_is_shown_as_such_and_may_be_changed():
    matches = {match.subject: match for match in read(MIXED).matches}
    assert (matches["Cadrage"].milestone, matches["Cadrage"].is_alike) == ("cadrage", False)
    assert matches["Entretiens"].milestone == ""
    near = read("Date;Heures;Tâche\n2026-03-02;7;Rédaction specifications detaillées v2\n").matches[0]
    assert (near.milestone, near.is_alike) == ("specs", False)
    alike = read("Date;Heures;Tâche\n2026-03-02;7;Spécification détaillée\n").matches[0]
    assert (alike.milestone, alike.is_alike) == ("specs", True)
    changed = read(MIXED, layout=Layout(milestones={"Entretiens": "cadrage", "Cadrage": ""}))
    assert [fact.about for fact in changed.facts] == ["", "cadrage", "specs", ""]


@pytest.mark.parametrize(
    ("layout", "days"),
    [
        (Layout(hours_per_day=7.5), 0.4667),
        (Layout(hours_per_day=8), 0.4375),
        (Layout(unit=Unit.DAYS), 3.0),
    ],
)
def test_what_a_day_is_worth_is_hers_to_say(layout, days):
    assert (
        read("Date;Durée\n2026-03-02;3,5\n".replace("3,5", "3" if layout.unit else "3,5"), layout=layout).facts[0].days
        == days
    )


def test_every_part_of_the_layout_may_be_told():
    text = "Période;;\n;;\nquand;combien;quoi\n03/04/2026;1.234,5;Arvor|Paie\n"
    told_so = Layout(
        separator=";", header=3, columns={"date": 1, "duration": 2, "project": 3}, order=Order.MONTH_FIRST, decimal=",",
        unit=Unit.MINUTES,
    )  # fmt: skip
    result = read(text, layout=told_so)
    assert [(f"{fact.at:%m-%d}", round(fact.days, 3)) for fact in result.facts] == [("03-04", 2.939)]
    assert (result.detected.header, result.detected.decimal) == (3, ",")
    assert result.header == ("quand", "combien", "quoi")
    again = read(text, layout=result.detected)
    assert again.facts == result.facts, "what was recognised or told can be told again"


def test_a_column_may_be_told_to_hold_nothing():
    text = "Date;Heures;Client;Tâche\n2026-03-02;7;Arvor;Cadrage\n"
    assert read(text, layout=Layout(columns={"task": 0})).facts[0].about == ""


def test_an_encoding_may_be_told():
    text = "Date;Heures;Tâche\n2026-03-02;7;Été\n"
    assert read(text, "mac-roman", layout=Layout(encoding="mac-roman")).facts[0].text == "Été"


def test_of_several_people_mine_are_kept_when_my_name_is_there():
    text = "Date;Heures;Utilisateur\n2026-03-02;7;Alice Roux\n2026-03-02;3;Bruno Keller\n"
    assert [fact.days for fact in read(text, me=("alice roux",)).facts] == [1.0]
    assert codes(read(text, me=("alice roux",))) == []
    assert codes(read(text, me=("Driss",))) == ["timesheet-several-people"]
    assert [fact.days for fact in read(text, layout=Layout(person="Bruno Keller")).facts] == [0.4286]


DAYS = ";".join(str(day) for day in range(1, 32))
LETTERS = ";".join("DLMMJVS"[day % 7] for day in range(31))


def cells(**days):
    return ";".join(str(days.get(f"d{day}", "")) for day in range(1, 32))


ACROSS = f"""Compte rendu d’activité;;
Mois : mars 2026;;
Client;Mission;{DAYS};Total
;;{LETTERS};
Arvor;Paie;{cells(d2=1, d3="0,5", d4="½")};2
Boréal;Audit;{cells(d3="0,5", d5="X", d6="1j")};2,5
;Prospection;{cells(d9=1)};1
;RTT;{cells(d10=1)};1
Total;;{cells(d2=1, d3=1)};
"""


def test_a_months_grid_gives_the_days_of_the_mission_and_the_absences():
    result = read(ACROSS, words=("Arvor",))
    assert [(fact.kind, f"{fact.at:%m-%d}", fact.days, fact.text) for fact in result.facts] == [
        ("work", "03-02", 1.0, "Paie"),
        ("work", "03-03", 0.5, "Paie"),
        ("work", "03-04", 0.5, "Paie"),
        ("away", "03-10", 1.0, "RTT"),
    ]
    assert (result.detected.form, f"{result.detected.month:%Y-%m}") == (Form.GRID, "2026-03")
    assert [group.name for group in result.groups] == ["Arvor · Paie", "Boréal · Audit", "Prospection"]
    assert [fact.days for fact in read(ACROSS).facts if fact.kind == "work"] == [1, 0.5, 0.5, 0.5, 1, 1]


def test_a_grid_without_a_month_asks_for_it():
    nameless = ACROSS.replace("mars 2026", "")
    assert codes(read(nameless)) == ["timesheet-month-unknown"]
    assert len(read(nameless, layout=Layout(month=result_month())).facts) == 7
    assert len(read(nameless, source="CRA 03-2026.csv").facts) == 7


def result_month():
    return read(ACROSS).detected.month


DOWN = "CRA mars 2026;;;\nJour;;Arvor – Paie;Congés\n" + "".join(
    f"{day};{['dim', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam'][day % 7 - 1]};{ {2: '1', 3: '0,5'}.get(day, '') };"
    f"{ {4: 'x'}.get(day, '') }\n"
    for day in range(1, 32)
)
HALF_DAYS = "Mars 2026\nJour;Matin;Après-midi\n" + "".join(
    f"{day:02}/03/2026;{ {2: 'Arvor', 3: 'Arvor', 4: 'CP'}.get(day, '') };{ {2: 'Boréal', 4: 'CP'}.get(day, '') }\n"
    for day in range(1, 32)
)
NUMBERED = "Mission Arvor, mars 2026\nJour;Tâche;Heures\n2;Cadrage;7\n3;Cadrage;3,5\n"


def test_a_grid_may_go_down():
    assert [(fact.kind, f"{fact.at:%m-%d}", fact.days) for fact in read(DOWN).facts] == [
        ("work", "03-02", 1.0),
        ("work", "03-03", 0.5),
        ("away", "03-04", 1.0),
    ]


def test_mornings_and_afternoons_name_their_mission():
    result = read(HALF_DAYS, words=("Arvor",))
    assert [(fact.kind, f"{fact.at:%m-%d}", fact.days) for fact in result.facts] == [
        ("work", "03-02", 0.5),
        ("work", "03-03", 0.5),
        ("away", "03-04", 0.5),
        ("away", "03-04", 0.5),
    ]
    assert len({fact.origin for fact in result.facts}) == 4


def test_a_list_may_number_the_days_of_a_month_said_above():
    assert told(read(NUMBERED)) == [("03-02", 1.0, "cadrage", "Cadrage"), ("03-03", 0.5, "cadrage", "Cadrage")]


def test_a_cell_that_says_nothing_known_is_told_with_its_place():
    wrong = read(ACROSS.replace("Arvor;Paie;;1;", "Arvor;Paie;;bof;"))
    (problem,) = [problem for problem in wrong.problems if problem.is_error]
    assert (problem.code, str(problem.where), problem.values["written"]) == (
        "timesheet-duration-unreadable",
        "heures.csv:5:4",
        "bof",
    )
