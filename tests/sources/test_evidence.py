"""A folder of evidence read as one mission."""

from datetime import date, datetime
from pathlib import Path

from tests.cli.test_commands import JOURNAL, MAILBOX

from molette.engine.ledger.merging import merge
from molette.engine.ledger.types import Kind
from molette.sources.evidence import read_mission
from molette.sources.public_holidays import public_holidays

AGENDA = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//FR
BEGIN:VEVENT
UID:1@x
DTSTAMP:20260301T080000Z
DTSTART;TZID=Europe/Paris:20260310T100000
DTEND;TZID=Europe/Paris:20260310T110000
SUMMARY:Point hebdo
ORGANIZER:mailto:alice@roux.example
ATTENDEE:mailto:chloe@arvor.example
END:VEVENT
BEGIN:VEVENT
UID:2@x
DTSTAMP:20260301T080000Z
DTSTART;TZID=Europe/Paris:20260311T100000
SUMMARY:Dentiste
END:VEVENT
END:VCALENDAR
"""


def folder(tmp_path: Path) -> Path:
    (tmp_path / "mission.journal").write_text(JOURNAL, encoding="utf-8")
    (tmp_path / "mails.mbox").write_text(MAILBOX, encoding="utf-8")
    (tmp_path / "agenda.ics").write_text(AGENDA, encoding="utf-8")
    return tmp_path


def test_mail_calendar_and_journal_become_one_ledger(tmp_path: Path):
    journal = read_mission(folder(tmp_path))

    sources = {fact.origin.source for fact in journal.ledger if fact.origin}
    assert sources == {"mail", "calendar"}
    assert [person.handle for person in journal.mission.people] == ["me", "chloe", "paul"]
    assert "Dentiste" not in [fact.text for fact in journal.ledger]


def test_reading_the_folder_twice_adds_nothing(tmp_path: Path):
    once, twice = read_mission(folder(tmp_path)), read_mission(tmp_path)

    assert merge(once.ledger, twice.ledger) == once.ledger


def test_a_second_journal_and_a_compressed_file_are_told_and_left_out(tmp_path: Path):
    folder(tmp_path)
    (tmp_path / "z.journal").write_text('mission "Audit" 2026-03-02\n2026-03-03 me notes "autre"\n', encoding="utf-8")
    (tmp_path / "old.zip").write_bytes(b"PK\x03\x04....")
    (tmp_path / "empty.ics").write_bytes(b"")

    journal = read_mission(tmp_path)

    assert {problem.code for problem in journal.problems} == {
        "journal-second", "archive-broken", "file-empty",
    }  # fmt: skip
    assert "autre" not in [fact.text for fact in journal.ledger]


def two_missions():
    """One mailbox, two organisations, four messages each."""
    arvor = "".join(
        MAILBOX.replace("<1@", f"<{n}1@").replace("<2@", f"<{n}2@").replace("1@roux", f"{n}1@roux") + "\n"
        for n in (5, 6)
    )
    return arvor + arvor.replace("arvor.example", "boreal.example").replace("<5", "<7").replace("<6", "<8")


def test_two_missions_in_one_mailbox_are_told(tmp_path: Path):
    (tmp_path / "tout.mbox").write_text(two_missions(), encoding="utf-8")

    problems = {problem.code: problem for problem in read_mission(tmp_path, me=["alice@roux.example"]).problems}

    assert problems["missions-several"].values["found"] == "arvor.example (4), boreal.example (4)"


def test_a_plan_that_names_its_people_keeps_their_messages_only(tmp_path: Path):
    (tmp_path / "mission.journal").write_text(JOURNAL, encoding="utf-8")
    (tmp_path / "tout.mbox").write_text(two_missions(), encoding="utf-8")

    journal = read_mission(tmp_path)

    assert [(problem.code, problem.values["count"]) for problem in journal.problems] == [("mail-left-out", 4)]
    assert "boreal" not in str(journal.mission.people)


def test_a_board_and_an_invoice_join_the_mission(tmp_path: Path):
    folder(tmp_path)
    board = "Nom,Statut,Responsable,Modifié le\nMaquette,En attente client,Chloé Martin,4 mars 2026 10:30\n"
    (tmp_path / "tableau.csv").write_text(board, encoding="utf-8")
    invoices = "Numéro;Date;Échéance;Montant HT;Client\nF-12;31/03/2026;30/04/2026;9750,00;Groupe Arvor\n"
    (tmp_path / "factures.csv").write_text(invoices, encoding="utf-8")

    journal = read_mission(tmp_path)

    assert journal.problems == ()
    [bill] = journal.ledger.of(Kind.BILL)
    assert (bill.euros, bill.due_at) == (9750, datetime(2026, 4, 30, 12))
    assert {fact.origin.source for fact in journal.ledger if fact.origin} >= {"board", "invoice"}


def test_hidden_files_are_left_alone(tmp_path: Path):
    folder(tmp_path)
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x00")

    assert read_mission(tmp_path).problems == ()


def test_a_calendar_alone_keeps_all_its_meetings(tmp_path: Path):
    path = tmp_path / "agenda.ics"
    path.write_text(AGENDA, encoding="utf-8")

    journal = read_mission(path)

    assert [fact.text for fact in journal.ledger.of(Kind.MEETING)] == ["Point hebdo", "Dentiste"]


def test_holidays_of_the_country_and_of_a_part_of_it():
    french = read_journal_of("FR")
    alsatian = read_journal_of("FR-57")
    nowhere = read_journal_of("ZZ")

    assert date(2026, 5, 1) in public_holidays(french)[0]
    assert date(2026, 12, 26) not in public_holidays(french)[0]
    assert date(2026, 12, 26) in public_holidays(alsatian)[0]
    assert [problem.code for problem in public_holidays(nowhere)[1]] == ["country-unknown"]


def read_journal_of(country: str):
    from molette.engine.ledger.reading import read_journal

    return read_journal(f'mission "Paie" 2026-03-02\n  calendar {country}\n')


def test_days_that_two_timesheets_fill_are_told_and_the_same_one_twice_is_not(tmp_path: Path):
    folder(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("Date;Jours;Note\n2026-03-09;1;" + name + "\n2026-03-10;0,5;x\n", encoding="utf-8")
    (tmp_path / "c.csv").write_bytes((tmp_path / "a.csv").read_bytes())

    [problem] = read_mission(tmp_path).problems

    assert (problem.code, problem.where.source) == ("timesheet-days-doubled", "b.csv")
    assert problem.values == {"days": 1, "first": "2026-03-09"}
