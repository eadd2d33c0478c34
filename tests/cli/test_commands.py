"""The command line contract: names, formats, exit codes, two languages."""

import json
from pathlib import Path

import pytest

from molette.cli.main import main

JOURNAL = """\
mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  capacity 3 d/week
  person me "Alice Roux" <alice@roux.example>
  person chloe "Chloé Martin" <chloe@arvor.example>, sponsor
  milestone specs "Spécifications", 15 d, approved by chloe
2026-03-20 me works 12 d on specs
2026-04-02 me -> chloe delivers specs for approval #d1
2026-04-09 me reminds #d1
"""
MAILBOX = """\
From alice@roux.example Mon Mar  2 09:00:00 2026
From: Alice Roux <alice@roux.example>
To: Paul Keller <paul@arvor.example>
Date: Mon, 02 Mar 2026 09:00:00 +0100
Message-ID: <1@roux.example>
Subject: Effectifs

Bonjour Paul,

Pourriez-vous m'envoyer les effectifs 2025 avant vendredi ?

Alice

From paul@arvor.example Wed Mar  4 10:00:00 2026
From: Paul Keller <paul@arvor.example>
To: Alice Roux <alice@roux.example>
Date: Wed, 04 Mar 2026 10:00:00 +0100
Message-ID: <2@arvor.example>
In-Reply-To: <1@roux.example>
Subject: Re: Effectifs

Bonjour, les voici en pièce jointe.

Le lun. 2 mars 2026 à 09:00, Alice Roux <alice@roux.example> a écrit :
> Pourriez-vous m'envoyer les effectifs 2025 avant vendredi ?
"""
CONTRACT = {
    "status", "sentence", "ball", "waits", "days", "observations", "causes", "families", "places", "next_question",
    "forecast", "stall", "costs", "ways_out", "problems",
}  # fmt: skip


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    (tmp_path / "mission.journal").write_text(JOURNAL, encoding="utf-8")
    (tmp_path / "mails.mbox").write_text(MAILBOX, encoding="utf-8")
    (tmp_path / "temps.csv").write_text("Date;Durée (h);Projet\n13/04/2026;3,5;Arvor\n", encoding="utf-8")
    return tmp_path


def test_a_folder_is_assessed_in_the_contracts_json(mission: Path, capsys: pytest.CaptureFixture[str]):
    code = main(["assess", str(mission), "--now", "2026-04-24", "--format", "json", "--lang", "fr"])

    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(said) >= CONTRACT
    assert (said["status"], said["ball"][0]["holder"]) == ("stalled", "chloe")
    assert [(wait["holder"], wait["state"]) for wait in said["waits"]] == [("paul", "answered"), ("chloe", "open")]
    assert said["days"]["work"] == 12.5
    assert round(sum(said["days"].values()), 2) == said["elapsed_days"]
    assert set(said["forecast"]["finish"]) == {"p10", "p50", "p90"}


@pytest.mark.parametrize(("lang", "words"), [("fr", "est au point mort"), ("en", "is stalled")])
def test_a_person_reads_the_sentence_first_in_her_language(
    mission: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
):
    main(["assess", str(mission), "--now", "2026-04-24", "--lang", lang])

    assert words in capsys.readouterr().out.splitlines()[0]


def test_an_archive_is_read_as_of_the_day_it_was_taken(mission: Path, capsys: pytest.CaptureFixture[str]):
    journal = mission / "mission.journal"
    journal.write_text(JOURNAL.replace("  client", "  taken 2026-04-24\n  client"), encoding="utf-8")

    main(["assess", str(journal), "--format", "json"])

    assert json.loads(capsys.readouterr().out)["now"] == "2026-04-24T12:00:00"


def test_errors_are_listed_and_the_rest_is_done(mission: Path, capsys: pytest.CaptureFixture[str]):
    (mission / "mission.journal").write_text(JOURNAL + "2026-04-10 me aks\n", encoding="utf-8")
    (mission / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

    code = main(["assess", str(mission), "--now", "2026-04-24", "--format", "json"])

    said = json.loads(capsys.readouterr().out)
    assert code == 1
    assert said["status"] == "stalled"
    assert {problem["code"] for problem in said["problems"]} == {"verb-unknown", "file-binary"}
    assert "mission.journal:10:15" in [problem["where"] for problem in said["problems"]]


@pytest.mark.parametrize("words", [["assess"], ["assess", "x", "--now", "demain"], ["nothing"], ["waits", "x"]])
def test_wrong_use_ends_with_two(words: list[str]):
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2


def test_a_path_that_is_not_there_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["assess", str(tmp_path / "nowhere"), "--lang", "fr"]) == 2
    assert "ne peut pas être lu" in capsys.readouterr().err


def test_waits_of_a_mailbox(mission: Path, capsys: pytest.CaptureFixture[str]):
    code = main(["waits", str(mission / "mails.mbox"), "--me", "alice@roux.example", "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    assert (code, found["messages"], found["threads"]) == (0, 2, 1)
    [wait] = found["waits"]
    assert (wait["asker"], wait["holder"], wait["kind"], wait["state"]) == ("me", "paul", "information", "answered")
    assert wait["due_at"].startswith("2026-03-06")


def test_a_mailbox_alone_is_a_mission(mission: Path, capsys: pytest.CaptureFixture[str]):
    main(["assess", str(mission / "mails.mbox"), "--now", "2026-03-03", "--format", "json"])

    said = json.loads(capsys.readouterr().out)
    assert [(ball["holder"], ball["late"]) for ball in said["ball"]] == [("paul", False)]
    assert "me-guessed" in {problem["code"] for problem in said["problems"]}


def test_a_journal_is_checked_formatted_exported_and_verified(mission: Path, capsys: pytest.CaptureFixture[str]):
    journal = mission / "mission.journal"

    assert main(["journal", "check", str(journal), "--lang", "fr"]) == 0
    assert capsys.readouterr().out == "Tout se lit : 3 faits.\n"
    assert main(["journal", "verify", str(journal)]) == 0
    assert main(["journal", "format", str(journal), "--write"]) == 0
    assert journal.read_text(encoding="utf-8") == JOURNAL
    capsys.readouterr()
    assert main(["journal", "export", str(mission)]) == 0
    exported = mission / "export.journal"
    exported.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["journal", "verify", str(exported), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "The chain is whole: 1 sealed facts.\n"


def test_a_touched_export_does_not_verify(mission: Path, capsys: pytest.CaptureFixture[str]):
    main(["journal", "export", str(mission)])
    text = capsys.readouterr().out
    touched = mission / "touched.journal"
    touched.write_text(text.replace("paul answers", "chloe answers"), encoding="utf-8")

    assert main(["journal", "verify", str(touched), "--format", "json"]) == 1
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == ["chain-changed"]
