"""`molette steps`: the steps that wait for something outside, in words and for programs."""

import json
from pathlib import Path

import pytest

from molette.cli.main import main

HEAD = "case_id,activity,start_time,end_time,resource\n"
PUBLIC = Path(__file__).parents[3] / "shared" / "data" / "event_logs" / "injected_delays"


def office(cases: int, signed_at: int) -> str:
    """A case each weekday: asked at 9, checked at 10, signed at that hour, by people who work from 9 to 17."""
    lines = []
    for case in range(cases):
        day = f"2026-03-{2 + case % 5 + 7 * (case // 5):02d}"
        lines += [
            f"{case},ask,{day}T09:00:00+00:00,{day}T10:00:00+00:00,ann",
            f"{case},check,{day}T10:00:00+00:00,{day}T11:00:00+00:00,ann",
            f"{case},sign,{day}T{signed_at}:00:00+00:00,{day}T16:59:00+00:00,bob",
            f"other{case},ask,{day}T11:{case:02d}:00+00:00,{day}T12:30:00+00:00,cat",
        ]
    return HEAD + "\n".join(lines) + "\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "office.csv"
    path.write_text(office(20, signed_at=13), encoding="utf-8")
    return path


def test_the_step_that_waits_is_named_first(log: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["steps", str(log), "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["cases"] == 40
    assert told["begins_told"] is True
    first, second = told["steps"]
    assert (first["step"], first["runs"], first["share"]) == ("sign", 20, 1.0)
    assert first["hours"] > 0
    assert second == {"step": "check", "runs": 20, "share": 0.0, "hours": 0.0, "total_hours": 0.0}


@pytest.mark.parametrize(("lang", "words"), [("fr", "sign : 100 % des 20 fois"), ("en", "sign: 100 % of 20 times")])
def test_it_is_said_in_words(log: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str):
    assert main(["steps", str(log), "--lang", lang]) == 0
    assert words in capsys.readouterr().out


def test_when_nothing_waits_it_says_so(log: Path, capsys: pytest.CaptureFixture[str]):
    log.write_text(office(20, signed_at=11), encoding="utf-8")

    assert main(["steps", str(log), "--lang", "en"]) == 0
    assert "No step waits" in capsys.readouterr().out


def test_a_log_without_beginnings_says_what_that_means(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "ends.csv"
    path.write_text("case_id,activity,timestamp\n1,ask,2026-03-02T10:00:00\n1,sign,2026-03-02T15:00:00\n")

    assert main(["steps", str(path), "--lang", "en"]) == 0
    assert "does not say when steps begin" in capsys.readouterr().out


def test_a_beginning_told_on_its_own_goes_with_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "lifecycle.csv"
    path.write_text(
        "case_id,activity,timestamp,resource,lifecycle\n"
        "1,ask,2026-03-02T09:00:00,ann,start\n1,ask,2026-03-02T10:00:00,ann,complete\n"
        "1,sign,2026-03-02T10:00:00,bob,start\n1,sign,2026-03-02T15:00:00,bob,complete\n"
    )

    assert main(["steps", str(path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["begins_told"] is True
    assert [(step["step"], step["total_hours"]) for step in told["steps"]] == [("sign", 0.0)]


def test_another_kind_of_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "waits.csv"
    path.write_text("a,b\n1,2\n")

    assert main(["steps", str(path), "--lang", "en"]) == 1
    assert "has no columns of cases" in capsys.readouterr().out


@pytest.mark.skipif(not PUBLIC.exists(), reason="the public event logs are not beside the repository")
@pytest.mark.parametrize(
    ("name", "delayed"), [("Loan_Application_1_timer", "Assess loan risk"), ("Procure_to_Pay_1_timer", "Send invoice")]
)
def test_a_delay_put_into_a_public_log_is_found(name: str, delayed: str, capsys: pytest.CaptureFixture[str]):
    assert main(["steps", str(PUBLIC / f"{name}.csv.gz"), "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)["steps"]
    assert told[0]["step"] == delayed
    assert told[1]["total_hours"] == 0
