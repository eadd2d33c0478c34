"""Alice's hours, as the tools of the trade export them."""

from datetime import datetime

import pytest

from molette.engine.ledger.types import Fact, Kind, Milestone
from molette.sources.timesheets import Layout, TimesheetRead, Unit, read_timesheet

SPECS = Milestone("specs", "Spécifications détaillées")
SCOPING = Milestone("cadrage", "Cadrage")


def read(text: str, encoding: str = "utf-8", **given: object) -> TimesheetRead:
    choices: dict[str, object] = {"source": "heures.csv", "milestones": (SPECS, SCOPING)}
    return read_timesheet(text.encode(encoding), **{**choices, **given})


def told(result: TimesheetRead) -> list[tuple[str, float | None, str, str]]:
    return [(f"{fact.at:%m-%d}", fact.days, fact.about, fact.text) for fact in result.facts]


def codes(result: TimesheetRead) -> list[str]:
    return [problem.code for problem in result.problems]


FRENCH = """Date;Durée (h);Projet;Tâche;Commentaire
02/03/2026;3,5;Paie;Cadrage;Entretiens
13/03/2026;7;Paie;Spécifications détaillées;
"""


def test_a_french_sheet_with_semicolons_and_decimal_commas():
    result = read(FRENCH)
    assert told(result) == [
        ("03-02", 0.5, "cadrage", "Entretiens"),
        ("03-13", 1.0, "specs", "Spécifications détaillées"),
    ]
    assert result.facts[0] == Fact(
        datetime(2026, 3, 2, 12),
        Kind.WORK,
        "me",
        about="cadrage",
        days=0.5,
        text="Entretiens",
        origin=result.facts[0].origin,
    )
    assert (result.detected.separator, result.detected.decimal, str(result.detected.order)) == (";", ",", "dmy")
    assert result.detected.columns == {"date": 1, "duration": 2, "project": 3, "task": 4, "text": 5}
    assert not result.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_gives_the_same_facts(encoding):
    assert read(FRENCH, encoding).facts == read(FRENCH).facts


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_line_ending_gives_the_same_facts(end):
    assert read(FRENCH.replace("\n", end)).facts == read(FRENCH).facts


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_every_separator_gives_the_same_facts(separator):
    text = FRENCH.replace("3,5", "3.5").replace(";", separator)
    assert read(text).facts == read(FRENCH).facts
    assert read(text).detected.separator == separator


TOGGL = """User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags
Alice,alice@conseil.example,Arvor,Paie,,"Cadrage, entretiens",Yes,2026-03-02,09:00:00,2026-03-02,12:30:00,03:30:00,
"""
CLOCKIFY = """"Project","Client","Description","Task","User","Email","Billable","Start Date","Start Time","End Date",\
"End Time","Duration (h)","Duration (decimal)"
"Paie","Arvor","Cadrage, entretiens","","Alice","alice@conseil.example","Yes","03/02/2026","09:00","03/02/2026",\
"12:30","03:30:00","3.50"
"Paie","Arvor","Relecture","","Alice","alice@conseil.example","Yes","03/16/2026","09:00","03/16/2026",\
"16:00","07:00:00","7.00"
"""
HARVEST = """Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,First Name,Last Name
2026-03-02,Arvor,Paie,P1,Conseil,"Cadrage, entretiens",3.5,3.50,Yes,Alice,Aubin
"""
KIMAI = """Date,From,To,Duration,Rate,Username,Customer,Project,Activity,Description
2026-03-02,09:00,12:30,3:30,350,alice,Arvor,Paie,Conseil,"Cadrage, entretiens"
"""


@pytest.mark.parametrize("export", [TOGGL, CLOCKIFY, HARVEST, KIMAI], ids=["toggl", "clockify", "harvest", "kimai"])
def test_the_exports_of_the_usual_tools_come_out_right(export):
    result = read(export)
    assert told(result)[0] == ("03-02", 0.5, "cadrage", "Cadrage, entretiens")
    assert not result.problems


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("3,5", 0.5),
        ("3.5", 0.5),
        ("1h45", 0.25),
        ("1 h 45 min", 0.25),
        ("1h 45m", 0.25),
        ("3h", 3 / 7),
        ("01:45", 0.25),
        ("1:45:00", 0.25),
        ("105 min", 0.25),
        ("0,5 j", 0.5),
        ("1 jour", 1.0),
        ("0.25d", 0.25),
        ("PT1H45M", 0.25),
        ("6300 s", 0.25),
    ],
)
def test_a_duration_is_read_however_it_is_written(written, days):
    result = read(f"Date;Heures;Note\n2026-03-02;{written};a\n2026-03-03;7;b\n")
    assert result.facts[0].days == pytest.approx(days, abs=1e-4)
    assert not result.problems


@pytest.mark.parametrize(
    ("header", "written", "days", "unit"),
    [
        ("Jours", "1,5", 1.5, Unit.DAYS),
        ("Temps (j)", "2", 2.0, Unit.DAYS),
        ("Nombre d'heures", "14", 2.0, Unit.HOURS),
        ("Minutes", "210", 0.5, Unit.MINUTES),
        ("Duration (seconds)", "12600", 0.5, Unit.SECONDS),
    ],
)
def test_the_name_of_the_column_gives_the_unit(header, written, days, unit):
    result = read(f"Date;{header}\n2026-03-02;{written}\n")
    assert (result.facts[0].days, result.detected.unit, result.problems) == (days, unit, ())


@pytest.mark.parametrize(
    ("written", "unit"), [("0,5", "days"), ("3,5", "hours"), ("90", "minutes"), ("5400", "seconds")]
)
def test_a_unit_that_nothing_says_is_guessed_with_a_warning(written, unit):
    result = read(f"Date;Durée\n2026-03-02;{written}\n")
    (warning,) = result.problems
    assert (warning.code, warning.values["unit"], warning.is_error) == ("timesheet-unit-guessed", unit, False)
    assert warning.where.column == 2


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-05", "03-05"),
        ("2026/03/05", "03-05"),
        ("20260305", "03-05"),
        ("2026-03-05T09:00:00Z", "03-05"),
        ("5 mars 2026", "03-05"),
        ("Thu, Mar 5, 2026", "03-05"),
        ("13.03.26", "03-13"),
        ("ven. 13/03/2026 09:00", "03-13"),
        ("3/13/2026", "03-13"),
    ],
)
def test_a_date_is_read_however_it_is_written(written, day):
    result = read(f"Date;Heures\n{written};7\n")
    assert [fact.at for fact in result.facts] == [datetime(2026, int(day[:2]), int(day[3:]), 12)]
    assert not result.problems


def test_one_sure_date_settles_the_whole_column():
    result = read("Date;Hours\n03/04/2026;7\n03/13/2026;7\n")
    assert [fact.at.month for fact in result.facts] == [3, 3]
    assert not result.problems


@pytest.mark.parametrize(("lang", "month", "order"), [("fr", 4, "dmy"), ("en", 3, "mdy")])
def test_dates_that_could_be_read_both_ways_follow_the_language_with_a_warning(lang, month, order):
    result = read("Date;Heures\n03/04/2026;7\n", lang=lang)
    assert result.facts[0].at.month == month
    (warning,) = result.problems
    assert (warning.code, warning.values["order"], warning.is_error) == ("timesheet-date-order-guessed", order, False)


def test_without_a_duration_the_start_and_the_end_are_enough():
    result = read(
        "Début,Fin,Description\n2026-03-02 22:15,2026-03-03 00:00,Nuit\n2026-03-04 9h00,2026-03-04 12h30,Jour\n"
    )
    assert [fact.days for fact in result.facts] == [0.25, 0.5]


def test_without_a_header_the_columns_are_guessed_from_their_cells():
    result = read("02/03/2026;3,5;Entretiens pour le cadrage\n13/03/2026;7;Rédaction\n")
    assert told(result)[0] == ("03-02", 0.5, "cadrage", "Entretiens pour le cadrage")
    assert len(result.facts) == 2


def test_a_title_above_the_header_and_a_total_below_are_no_work():
    result = read("Rapport détaillé;;\nMars 2026;;\nDate;Heures;Note\n2026-03-02;7;a\nTotal;7;\n;7;\n")
    assert told(result) == [("03-02", 1.0, "", "a")]
    assert (result.problems, result.left_out) == ((), 2)


def test_the_mapping_given_has_the_last_word():
    result = read("Quand;Combien;Quoi\n2026-03-02;0,5;7\n", layout=Layout(columns={"date": 1, "duration": 3}))
    assert told(result) == [("03-02", 1.0, "", "")]


def test_bad_rows_are_shown_with_their_line_and_column_and_the_rest_is_read():
    result = read(
        "Date;Heures;Note\n2026-03-02;7;bon\n31/02/2026;7;date\n2026-03-03;sept;mot\n"
        "2026-03-04;-2;moins\n2026-03-05;25;trop\n2026-03-06;7;bon\n"
    )
    assert [fact.text for fact in result.facts] == ["bon", "bon"]
    assert [(problem.code, str(problem.where), problem.values["written"]) for problem in result.problems] == [
        ("timesheet-date-unreadable", "heures.csv:3:1", "31/02/2026"),
        ("timesheet-duration-unreadable", "heures.csv:4:2", "sept"),
        ("timesheet-duration-negative", "heures.csv:5:2", "-2"),
        ("timesheet-duration-too-long", "heures.csv:6:2", "25"),
    ]


def test_a_line_is_counted_in_the_file_even_after_a_note_on_several_lines():
    result = read('Date,Hours,Notes\n2026-03-02,7,"deux\nlignes"\n2026-03-03,zut,a\n')
    assert str(result.problems[0].where) == "heures.csv:4:2"
    assert result.facts[0].text == "deux lignes"


def test_a_quote_never_closed_does_not_swallow_the_file():
    result = read('Date,Hours,Notes\n2026-03-02,7,"ouvert\n2026-03-03,7,b\n')
    assert [fact.days for fact in result.facts] == [1.0, 1.0]


def test_two_identical_rows_are_two_facts_and_a_second_import_adds_none():
    row = "2026-03-02;3,5;Entretiens\n"
    first, again = read("Date;Heures;Note\n" + row + row), read("Date;Heures;Note\n" + row + row, source="copie.csv")
    assert len({fact.origin for fact in first.facts}) == 2
    assert first.facts == again.facts


def test_a_row_added_above_changes_no_other():
    before = read("Date;Heures;Note\n2026-03-03;7;a\n")
    after = read("Date;Heures;Note\n2026-03-02;7;b\n2026-03-03;7;a\n")
    assert set(before.facts) < set(after.facts)


def test_only_the_rows_of_the_mission_are_kept_when_it_is_named():
    text = "Date;Heures;Client;Note\n2026-03-02;7;Arvor;a\n2026-03-03;7;Autre;b\n"
    assert [fact.text for fact in read(text, words=("arvor",)).facts] == ["a"]
    assert read(text, words=("arvor",)).left_out == 1
    assert len(read(text).facts) == 2


def test_a_sheet_with_the_hours_of_bruno_too_is_a_warning():
    result = read("Date;Heures;Utilisateur\n2026-03-02;7;Alice\n2026-03-02;7;Bruno\n")
    assert codes(result) == ["timesheet-several-people"]
    assert result.problems[0].values["people"] == 2


def test_the_hours_of_a_day_are_the_consultants():
    assert read("Date;Heures\n2026-03-02;8\n", layout=Layout(hours_per_day=8)).facts[0].days == 1.0
