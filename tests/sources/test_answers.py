"""Answers to the questions, as a person or a program writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from molette.engine.diagnosis.types import Answer, Observation
from molette.sources.answers import read_answers

KNOWN = ("approval_overdue", "tone_hardened")


@pytest.mark.parametrize(
    "text",
    [
        "approval_overdue: yes\ntone_hardened: no\n",
        "approval_overdue: 'yes'\ntone_hardened: 'no'\n",
        '{"approval_overdue": true, "tone_hardened": false}',
        "approval_overdue: Oui\ntone_hardened: non\n",
    ],
)
def test_yes_and_no_are_read_however_they_are_written(text):
    read = read_answers(text, "answers.yaml", KNOWN)

    assert read.observations == (Observation("approval_overdue", Answer.YES), Observation("tone_hardened", Answer.NO))
    assert read.problems == ()


def test_i_do_not_know_is_no_answer():
    read = read_answers("approval_overdue: unknown\ntone_hardened:\n", "answers.yaml", KNOWN)

    assert read == read_answers("", "answers.yaml", KNOWN) == read_answers("{}", "answers.yaml", KNOWN)


def test_what_cannot_be_read_is_told_and_the_rest_is_kept():
    text = "approval_overdue: yes\ntone_harden: yes\ntone_hardened: perhaps\n"

    read = read_answers(text, "answers.yaml", KNOWN)

    assert [one.observable for one in read.observations] == ["approval_overdue"]
    told = [(problem.code, problem.where.line, problem.values.get("expected")) for problem in read.problems]
    assert told == [("question-unknown", 2, "tone_hardened"), ("answer-unknown", 3, None)]


@pytest.mark.parametrize(
    ("text", "code"),
    [("- approval_overdue\n", "answers-not-a-list"), ("yes", "answers-not-a-list"), ("a: [", "yaml-unreadable")],
)
def test_a_file_of_another_shape_is_told(text, code):
    assert [problem.code for problem in read_answers(text, "answers.yaml", KNOWN).problems] == [code]


def test_an_answer_given_twice_is_the_last():
    read = read_answers("approval_overdue: yes\napproval_overdue: no\n", "answers.yaml", KNOWN)

    assert read.observations == (Observation("approval_overdue", Answer.NO),)


@given(st.text())
def test_no_text_breaks_the_reader(text):
    assert all(one.observable in KNOWN for one in read_answers(text, "answers.yaml", KNOWN).observations)
