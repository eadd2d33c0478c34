"""`molette knowledge check`."""

import json

import pytest

from molette.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MOLETTE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_what_ships_is_counted_and_has_nothing_to_mend(capsys):
    assert main(["knowledge", "check", "--format", "json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["causes"], found["remedies"], found["problems"]) == (29, 45, [])
    assert found["links"] >= 304


@pytest.mark.parametrize(("lang", "words"), [("fr", "doit se tenir entre"), ("en", "must stand between")])
def test_a_mistake_of_a_file_is_told_in_words_with_its_line(tmp_path, capsys, lang, words):
    mine = tmp_path / "mine.yaml"
    mine.write_text("causes:\n  - id: budget_cut\n    rate: 2\n", encoding="utf-8")

    assert main(["knowledge", "check", str(mine), "--lang", lang]) == 1

    said = capsys.readouterr().out
    assert "mine.yaml:3:11" in said
    assert words in said


def test_the_files_of_the_home_are_read(home, capsys):
    (home / "knowledge").mkdir(parents=True)
    (home / "knowledge" / "métier.yaml").write_text("causes:\n  - id: budget_cut\n    grade: Z\n", encoding="utf-8")

    assert main(["knowledge", "check", "--lang", "en"]) == 1
    assert "métier.yaml:3:12" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_said_plainly(tmp_path, capsys):
    assert main(["knowledge", "check", str(tmp_path / "nowhere.yaml")]) == 2
    assert "nowhere.yaml" in capsys.readouterr().err
