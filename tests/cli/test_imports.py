"""`molette import` and `molette sources`, as commands."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.cli.test_commands import JOURNAL, MAILBOX
from tests.sources.test_evidence import AGENDA
from tests.sources.test_workbooks import content

from molette.cli.main import main
from molette.engine.ledger.reading import read_journal

ME = ("--me", "alice@roux.example", "--lang", "en")


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    place = tmp_path / "evidence"
    place.mkdir()
    (place / "mails.mbox").write_text(MAILBOX, encoding="utf-8")
    (place / "agenda.ics").write_text(AGENDA.replace("chloe@", "paul@"), encoding="utf-8")
    (place / "temps.csv").write_text("Date;Durée (h);Projet\n13/04/2026;3,5;Arvor\n", encoding="utf-8")
    (place / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    return place


def run(*words: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict]:
    code = main([*map(str, words), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_folder_of_evidence_makes_a_journal_and_a_second_time_adds_nothing(tmp_path, evidence, capsys):
    mission = tmp_path / "Paie"
    code, said = run("import", mission, evidence, *ME, capsys=capsys)

    assert code == 1, "the photo is told, the rest is done"
    assert {file["name"]: file["new"] for file in said["files"]} == {
        "mails.mbox": 2, "agenda.ics": 2, "temps.csv": 1, "photo.png": 0,
    }  # fmt: skip
    assert said["added"] == 5
    journal = read_journal((mission / "mission.journal").read_text(encoding="utf-8"))
    assert (journal.mission.name, len(journal.ledger), journal.problems) == ("Paie", 5, ())
    assert {person.handle for person in journal.mission.people} == {"me", "paul"}

    before = (mission / "mission.journal").read_bytes()
    code, said = run("import", mission, evidence, *ME, capsys=capsys)
    assert (code, said["added"], [file["known"] for file in said["files"]]) == (1, 0, [2, 2, 1, 0])
    assert (mission / "mission.journal").read_bytes() == before


def test_the_last_import_is_taken_back(tmp_path, evidence, capsys):
    (tmp_path / "paie.journal").write_text(JOURNAL, encoding="utf-8")
    run("import", tmp_path / "paie.journal", evidence / "temps.csv", capsys=capsys)
    assert "works 0.5 d" in (tmp_path / "paie.journal").read_text(encoding="utf-8")

    code, said = run("import", tmp_path / "paie.journal", "--undo", capsys=capsys)
    assert (code, said["removed"], said["files"]) == (0, 1, "temps.csv")
    assert (tmp_path / "paie.journal").read_text(encoding="utf-8") == JOURNAL
    assert run("import", tmp_path / "paie.journal", "--undo", capsys=capsys)[0] == 1


def test_a_dry_run_shows_and_writes_nothing(tmp_path, evidence, capsys):
    code, said = run("import", tmp_path / "Paie", evidence / "mails.mbox", "--dry-run", *ME, capsys=capsys)

    assert (code, said["new"], said["added"]) == (0, 2, 0)
    assert not (tmp_path / "Paie").exists()


def test_an_archive_is_read_and_what_two_files_say_counts_once(tmp_path, evidence, capsys):
    with zipfile.ZipFile(evidence / "tout.zip", "w") as archive:
        archive.write(evidence / "temps.csv", "2026/temps.csv")
        archive.writestr("../../evil.csv", "Date;Heures\n2026-04-14;7\n")
    code, said = run("import", tmp_path / "Paie", evidence / "temps.csv", evidence / "tout.zip", capsys=capsys)

    assert {file["name"]: (file["new"], file["known"]) for file in said["files"]} == {
        "temps.csv": (1, 0), "tout.zip › temps.csv": (0, 1),
    }  # fmt: skip
    assert code == 0
    assert not list(tmp_path.parent.rglob("evil.csv"))


@pytest.mark.parametrize(
    ("pairs", "lines"),
    [
        (["duration=4"], ["2026-03-02 me works 1 d", "2026-03-03 me works 0.5 d"]),
        (["duration=Reste", "unit=jours"], ["2026-03-02 me works 3 d", "2026-03-03 me works 1 d"]),
        (["duration=3", "unit=hours", "day=7,5", "order=mdy"], ["2026-02-03 me works 0.4 d", "2026-03-03 me"]),
        (["duration=4", "keep=Arvor", "task:Entretiens=cadrage"], ["2026-03-02 me works 1 d on cadrage"]),
    ],
)  # fmt: skip
def test_the_mapping_of_a_timesheet_is_told(tmp_path, capsys, pairs, lines):
    (tmp_path / "t.csv").write_text(
        "Date;Quoi;Reste;Fait;Projet\n02/03/2026;Entretiens;3;7;Arvor\n03/03/2026;Plan;1;3,5;Boréal\n", encoding="utf-8"
    )
    told = [word for pair in ("text=2", *pairs) for word in ("--map", pair)]
    run("import", tmp_path / "m.journal", tmp_path / "t.csv", *told, capsys=capsys)
    written = [line for line in (tmp_path / "m.journal").read_text(encoding="utf-8").splitlines() if "works" in line]
    assert [line[: len(start)] for line, start in zip(written, lines, strict=True)] == lines


@pytest.mark.parametrize(
    "words",
    [
        ("import", "m"),
        ("import", "m", "rien.csv"),
        ("import", "m", "a.csv", "--undo"),
        ("import", "m", "a.csv", "--map", "jour=7.5"),
        ("import", "a.csv", "a.csv"),
        ("import", ".", "a.csv"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_words(tmp_path, monkeypatch, capsys, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("Date;Heures\n2026-03-02;7\n", encoding="utf-8")
    for name in ("a.journal", "b.journal"):
        (tmp_path / name).write_text(JOURNAL, encoding="utf-8")
    try:
        code = main([*words, "--lang", "fr"])
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize(("lang", "words"), [("fr", "Faits ajoutés"), ("en", "Facts added")])
def test_it_speaks_both_languages(tmp_path, evidence, capsys, lang, words):
    assert main(["import", str(tmp_path / "Paie"), str(evidence / "temps.csv"), "--lang", lang]) == 0
    assert words in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["import", "--help", "--lang", lang])
    assert {"fr": "reprendre le dernier import", "en": "take the last import back"}[lang] in capsys.readouterr().out


def test_killed_at_any_moment_the_journal_is_whole_and_the_next_import_makes_up(tmp_path, evidence, capsys):
    rows = "".join(f"{1 + day % 28:02}/03/2026;1;Arvor {day}\n" for day in range(4000))
    (evidence / "temps.csv").write_text(f"Date;Durée (h);Projet\n{rows}", encoding="utf-8")
    (tmp_path / "expected.journal").write_text(JOURNAL, encoding="utf-8")
    run("import", tmp_path / "expected.journal", evidence / "temps.csv", capsys=capsys)
    expected = read_journal((tmp_path / "expected.journal").read_text(encoding="utf-8")).ledger
    journal = tmp_path / "paie.journal"
    journal.write_text(JOURNAL, encoding="utf-8")
    words = [sys.executable, "-m", "molette.cli.main", "import", str(journal), str(evidence / "temps.csv")]
    for wait in (0.6, 0.9, 1.2):
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": "src"})
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = read_journal(journal.read_text(encoding="utf-8"))
        assert left.problems == ()
        assert len(left.ledger) in (3, len(expected))
    run("import", journal, evidence / "temps.csv", capsys=capsys)
    assert read_journal(journal.read_text(encoding="utf-8")).ledger == expected


def test_the_sources_that_can_be_read_are_listed_with_their_tools(capsys):
    code, said = run("sources", capsys=capsys)
    kinds = {source["kind"]: source for source in said["sources"]}

    assert code == 0
    assert {"mailbox", "calendar", "timesheet", "board", "event_log", "invoice", "journal"} <= kinds.keys()
    assert ".xlsx" in kinds["timesheet"]["extensions"]
    assert "Toggl Track" in kinds["timesheet"]["tools"]
    assert main(["sources", "--lang", "fr"]) == 0
    assert "compte rendu d’activité" in capsys.readouterr().out


def test_what_a_file_is_and_would_give_is_said(evidence, capsys):
    (evidence / "heures.xlsx").write_bytes(content("heures.xlsx"))
    code, said = run("sources", evidence, capsys=capsys)

    assert code == 1
    assert {file["name"]: (file["kind"], file["facts"]) for file in said["files"]} == {
        "mails.mbox": ("mailbox", {"ask": 1, "answer": 1}),
        "agenda.ics": ("calendar", {"meeting": 1}),
        "heures.xlsx": ("timesheet", {"work": 4}),
        "temps.csv": ("timesheet", {"work": 1}),
        "photo.png": ("", {}),
    }
    main(["sources", str(evidence), "--lang", "fr"])
    heard = capsys.readouterr().out
    assert "mails.mbox : boîte aux lettres, messages : 2. Donnerait 1 demande, 1 réponse." in heard
    assert "photo.png : non lu." in heard
