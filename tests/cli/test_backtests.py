"""`molette backtest waits`: the file it writes, the lines it leaves out, the wrong uses."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from molette.cli.main import main

HEAD = "wait_id,mission,asker,answerer,kind,asked_at,answered_at,observed_until\n"
GOOD = """\
b,m2,ann,bob,approval,2026-03-03T09:00:00+01:00,,2026-05-02T09:00:00+01:00
a,m1,ann,bob,approval,2026-03-02T09:00:00+00:00,2026-03-02T15:00:00+00:00,2026-05-01T09:00:00Z
c,m3,ann,"Bob, again",information,2026-03-04,2026-03-04T02:00:00,2026-03-05
"""
BAD = """\
d,m4,ann,bob,approval,soon,,2026-05-02T09:00:00Z
e,m5,ann,bob,approval,2026-03-03T09:00:00Z,2026-03-01T09:00:00Z,2026-05-02T09:00:00Z
f,m6,ann,bob,approval,2026-03-03T09:00:00Z,,2026-01-01T09:00:00Z
,m7,ann,bob,approval,2026-03-03T09:00:00Z,,2026-05-02T09:00:00Z
g,m8
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "waits.csv"
    path.write_text(HEAD + GOOD, encoding="utf-8")
    return path


def written(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_checkpoint_in_time_order_with_rising_chances(log: Path, tmp_path: Path):
    out = tmp_path / "pred.csv"

    assert main(["backtest", "waits", str(log), "--out", str(out), "--lang", "en"]) == 0

    rows = written(out)
    assert list(rows[0]) == ["wait_id", "checkpoint_h", "p_24h", "p_72h", "p_168h", "p_336h"]
    assert [(row["wait_id"], row["checkpoint_h"]) for row in rows] == [
        ("a", "0"), ("a", "4"), ("b", "0"), ("b", "4"), ("c", "0"),
        ("b", "24"), ("b", "72"), ("b", "168"), ("b", "336"),
    ]  # fmt: skip
    for row in rows:
        chances = [float(row[name]) for name in ("p_24h", "p_72h", "p_168h", "p_336h")]
        assert chances == sorted(chances)


def test_a_packed_file_gives_the_same_bytes(log: Path, tmp_path: Path):
    packed, plain, other = tmp_path / "waits.csv.gz", tmp_path / "plain.csv", tmp_path / "other.csv"
    packed.write_bytes(gzip.compress(log.read_bytes()))

    main(["backtest", "waits", str(log), "--out", str(plain)])
    main(["backtest", "waits", str(packed), "--out", str(other)])

    assert plain.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "La réponse précède la demande."), ("en", "The answer comes before")]
)
def test_bad_lines_are_told_and_left_out(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
):
    alone, out = tmp_path / "alone.csv", tmp_path / "pred.csv"
    main(["backtest", "waits", str(log), "--out", str(alone)])
    log.write_text(HEAD + GOOD + BAD, encoding="utf-8")
    capsys.readouterr()

    assert main(["backtest", "waits", str(log), "--out", str(out), "--format", "json", "--lang", lang]) == 1

    said = json.loads(capsys.readouterr().out)
    assert (said["waits"], said["questions"]) == (3, 9)
    assert [(problem["where"], problem["code"]) for problem in said["problems"]] == [
        ("waits.csv:5", "row-wrong"), ("waits.csv:6", "answer-too-early"), ("waits.csv:7", "observed-too-short"),
        ("waits.csv:8", "row-wrong"), ("waits.csv:9", "row-wrong"),
    ]  # fmt: skip
    assert words in said["problems"][1]["text"]
    assert out.read_bytes() == alone.read_bytes()


def test_of_a_wait_told_twice_the_last_line_counts(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    alone, out = tmp_path / "alone.csv", tmp_path / "pred.csv"
    main(["backtest", "waits", str(log), "--out", str(alone)])
    earlier = "a,m1,ann,bob,approval,2026-03-02T08:00:00+00:00,,2026-05-01T08:00:00Z\n"
    log.write_text(HEAD + earlier + GOOD, encoding="utf-8")
    capsys.readouterr()

    assert main(["backtest", "waits", str(log), "--out", str(out), "--lang", "en"]) == 0

    assert "their id coming again later: 1" in capsys.readouterr().out
    assert out.read_bytes() == alone.read_bytes()


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x1f\x8bnot really", bytes(range(256))])
def test_another_kind_of_file_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes):
    path, out = tmp_path / "waits.csv", tmp_path / "pred.csv"
    path.write_bytes(content)

    assert main(["backtest", "waits", str(path), "--out", str(out), "--lang", "fr"]) == 2

    assert "ne peut pas être lu" in capsys.readouterr().err
    assert not out.exists()


def test_the_log_is_not_overwritten(log: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["backtest", "waits", str(log), "--out", str(log), "--lang", "en"]) == 2

    assert "overwrite" in capsys.readouterr().err
    assert log.read_text(encoding="utf-8") == HEAD + GOOD


def test_a_log_without_waits_gives_the_heading_alone(log: Path, tmp_path: Path):
    log.write_text(HEAD, encoding="utf-8")
    out = tmp_path / "pred.csv"

    assert main(["backtest", "waits", str(log), "--out", str(out)]) == 0
    assert out.read_text() == "wait_id,checkpoint_h,p_24h,p_72h,p_168h,p_336h\n"


@pytest.mark.parametrize("words", [["backtest"], ["backtest", "waits"], ["backtest", "waits", "x.csv"]])
def test_the_output_must_be_named(words: list[str]):
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    missing = str(tmp_path / "nowhere.csv")

    assert main(["backtest", "waits", missing, "--out", str(tmp_path / "p.csv"), "--lang", "en"]) == 2
    assert "cannot be read" in capsys.readouterr().err
