"""`molette diagnose`: the contract's names, text in two languages, exit codes."""

import json

import pytest

from molette.cli.main import main
from molette.knowledge.library import own_library

KNOWLEDGE = own_library().knowledge


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MOLETTE_HOME", str(tmp_path / "home"))


@pytest.fixture
def answers(tmp_path):
    def write(text, name="answers.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def said(capsys, *words):
    code = main(["diagnose", "--format", "json", "--answers", *words])
    return code, json.loads(capsys.readouterr().out)


def test_the_contracts_json(answers, capsys):
    code, found = said(
        capsys, answers("approval_overdue: yes\napprover_unknown: no\ntone_hardened: no\n"), "--lang", "fr"
    )

    assert code == 0
    assert {"causes", "families", "places", "next_question", "stalled"} <= set(found)
    assert {one["id"] for one in found["causes"]} == {cause.id for cause in KNOWLEDGE.causes}
    assert list(found["families"]) == [family.id for family in KNOWLEDGE.families]
    assert set(found["places"]) == {"client", "mission", "me"}
    chances = [one["probability"] for one in found["causes"]]
    assert chances == sorted(chances, reverse=True)
    assert found["causes"][0]["id"] == "approval_path_unclear"
    assert found["causes"][0]["evidence"][0]["fact"] == "On ne sait pas qui donne l’accord final, ni sous quel délai."
    assert 0.5 < found["stalled"] < 1
    assert found["next_question"] == found["questions"][0]
    assert found["problems"] == []


def test_answers_may_be_json(answers, capsys):
    yaml_code, from_yaml = said(capsys, answers("approval_overdue: yes\n"))
    json_code, from_json = said(capsys, answers('{"approval_overdue": "yes"}', "answers.json"))

    assert (yaml_code, from_yaml) == (json_code, from_json)


def test_no_answer_at_all_asks_the_first_question(answers, capsys):
    code, found = said(capsys, answers(""))

    assert code == 0
    assert found["stalled"] == pytest.approx(KNOWLEDGE.stalled.mean)
    assert found["next_question"]["id"] in KNOWLEDGE.by_observable
    assert not found["next_question"]["sensitive"]


def test_what_cannot_be_read_is_told_and_the_rest_is_done(answers, capsys):
    path = answers("approval_overdue: yes\napproval_overdu: no\ntone_hardened: perhaps\n")

    code, found = said(capsys, path, "--lang", "en")

    assert code == 1
    told = [(one["code"], one["where"]) for one in found["problems"]]
    assert told == [("question-unknown", "answers.yaml:2:1"), ("answer-unknown", "answers.yaml:3:16")]
    assert "Did you mean “approval_overdue”?" in found["problems"][0]["text"]
    assert [one["observable"] for one in found["observations"]] == ["approval_overdue"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ("La mission est sans doute bloquée", "La question suivante", "Où elles se tiennent")),
        ("en", ("The mission is probably stalled", "The next question", "Where they stand")),
    ],
)
def test_a_person_reads_the_sentence_first(answers, capsys, lang, words):
    path = answers("explicit_disagreement: yes\ntone_hardened: yes\nprice_or_scope_contested: yes\n")

    assert main(["diagnose", "--answers", path, "--lang", lang]) == 0

    text = capsys.readouterr().out
    assert text.startswith(words[0])
    assert all(word in text for word in words)


def test_a_moving_mission_is_not_called_stalled(answers, capsys):
    path = answers("reply_latency_high: no\napproval_overdue: no\nmilestones_slipping: no\nno_recent_progress: yes\n")

    main(["diagnose", "--answers", path, "--lang", "en"])

    assert capsys.readouterr().out.startswith("Nothing shows that the mission is stalled")


def test_a_trade_and_knowledge_of_ones_own_are_counted(answers, tmp_path, capsys):
    mine = tmp_path / "mine.yaml"
    mine.write_text("causes:\n  - id: budget_cut\n    rate: 0.5\n", encoding="utf-8")
    path = answers("sudden_stop: yes\n")

    _, usual = said(capsys, path)
    _, weighed = said(capsys, path, "--knowledge", str(mine))
    _, technical = said(capsys, path, "--trade", "it")

    assert usual["causes"][0]["id"] != "budget_cut"
    assert weighed["causes"][0]["id"] == "budget_cut"
    chance = {one["id"]: one["probability"] for one in usual["causes"]}
    other = {one["id"]: one["probability"] for one in technical["causes"]}
    assert other["technical_obstacle"] > chance["technical_obstacle"]


def test_wrong_use_ends_with_two(answers, tmp_path, capsys):
    assert main(["diagnose", "--answers", str(tmp_path / "nowhere.yaml")]) == 2
    assert main(["diagnose", "--answers", answers(""), "--trade", "astrology", "--lang", "en"]) == 2
    assert "management" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["diagnose"])
