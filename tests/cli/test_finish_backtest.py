"""`molette backtest finish`: the file it writes, the lines it leaves out, the wrong uses."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from molette.cli.main import main

HEAD = "project,reported_on,started_on,first_estimate,current_estimate,finished_on\n"
GOOD = """\
b,2026-03-09,2026-03-02,2026-05-01,2026-05-15,
a,2026-03-02,2026-01-05,2026-03-01,2026-03-20,2026-04-10
b,2026-03-02,2026-03-02,2026-05-01,2026-05-01,
a,2026-04-20,2026-01-05,2026-03-01,2026-04-10,2026-04-10
"""
BAD = """\
c,2026-03-02,2026-03-02,soon,2026-05-01,
,2026-03-02,2026-03-02,2026-05-01,2026-05-01,
d,2026-03-02,2026-03-02,2026-05-01,2026-05-01,2026-01-01
e,2026-03-02
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "reports.csv"
    path.write_text(HEAD + GOOD, encoding="utf-8")
    return path


def test_a_range_for_every_report_in_time_order(log: Path, tmp_path: Path):
    out = tmp_path / "pred.csv"

    assert main(["backtest", "finish", str(log), "--out", str(out), "--lang", "en"]) == 0

    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["project", "reported_on", "p10", "p50", "p90"]
    assert [(row["project"], row["reported_on"]) for row in rows] == [
        ("a", "2026-03-02"), ("b", "2026-03-02"), ("b", "2026-03-09"), ("a", "2026-04-20"),
    ]  # fmt: skip
    for row in rows[:3]:
        dates = [date.fromisoformat(row[name]) for name in ("reported_on", "p10", "p50", "p90")]
        assert dates == sorted(set(dates))
    assert {rows[3][name] for name in ("p10", "p50", "p90")} == {"2026-04-10"}


@pytest.mark.parametrize(("lang", "words"), [("fr", "avant le début"), ("en", "before the project started")])
def test_bad_lines_are_told_and_left_out(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
):
    alone, out = tmp_path / "alone.csv", tmp_path / "pred.csv"
    main(["backtest", "finish", str(log), "--out", str(alone)])
    log.write_text(HEAD + GOOD + BAD, encoding="utf-8")
    capsys.readouterr()

    assert main(["backtest", "finish", str(log), "--out", str(out), "--format", "json", "--lang", lang]) == 1

    told = json.loads(capsys.readouterr().out)
    assert (told["projects"], told["reports"]) == (2, 4)
    assert [(problem["where"], problem["code"]) for problem in told["problems"]] == [
        ("reports.csv:6", "report-wrong"), ("reports.csv:7", "report-wrong"),
        ("reports.csv:8", "before-the-start"), ("reports.csv:9", "report-wrong"),
    ]  # fmt: skip
    assert words in told["problems"][2]["text"]
    assert out.read_bytes() == alone.read_bytes()


def test_another_table_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "waits.csv"
    path.write_text("wait_id,asked_at\n1,2026-03-02\n", encoding="utf-8")

    assert main(["backtest", "finish", str(path), "--out", str(tmp_path / "pred.csv"), "--lang", "en"]) == 2
    assert "lacks the columns project, reported_on" in capsys.readouterr().err


def test_no_reports_give_the_heading_alone(log: Path, tmp_path: Path):
    log.write_text(HEAD, encoding="utf-8")
    out = tmp_path / "pred.csv"

    assert main(["backtest", "finish", str(log), "--out", str(out)]) == 0
    assert out.read_text() == "project,reported_on,p10,p50,p90\n"
