"""What Molette knows is whole, and a user adds to it or weighs it without touching code."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine.diagnosis.types import Place
from molette.engine.remedies.types import Level, Party
from molette.knowledge.library import library, own_library, read_library

OWN = own_library()

TRADE_OF_BRUNO = """\
sources:
  - {id: mine, kind: expert, text: {fr: Douze ans de missions, en: Twelve years of missions}}
causes:
  - id: technical_obstacle
    rate: 0.3
    worth: 40
    sources: [mine]
  - id: slow_regulator
    label: {fr: Régulateur lent, en: Slow regulator}
    definition: {fr: L'avis du régulateur se fait attendre., en: The regulator's opinion is awaited.}
    family: blocked_at_step
    place: mission
    held_by: [neither]
    rate: 0.12
    grade: C
    basis: {fr: "Vu dans une mission sur huit.", en: "Seen in one mission out of eight."}
    sources: [mine]
    block_days: 40
    leverage: low
observables:
  - id: waiting_for_third_party
    links:
      - {cause: slow_regulator, p: 0.9, fr: le régulateur est un tiers, en: the regulator is a third party}
      - {cause: technical_obstacle, p: 0, fr: "non", en: "no"}
remedies:
  - id: call_or_visit
    addresses:
      - {cause: slow_regulator, p: 0.1, speedup: 1.2}
"""


def codes(problems):
    return [problem.code for problem in problems]


def test_what_ships_has_nothing_to_mend():
    assert OWN.problems == ()


def test_it_holds_the_causes_the_questions_and_the_ways_out():
    known = OWN.knowledge

    assert (len(known.causes), len(OWN.ways_out.remedies), len(known.families)) == (29, 45, 6)
    assert len(known.observables) >= 60
    assert set(known.places) == set(Place)
    assert set(OWN.ways_out.levels) == set(Level)
    assert set(OWN.ways_out.parties) == set(Party)
    assert {trade.id for trade in known.trades} == {"management", "it", "hr", "marketing", "engineering"}
    assert sum(parameter.weight for parameter in known.parameters) > 50


def test_every_family_and_every_place_has_a_cause_and_every_source_is_cited():
    known = OWN.knowledge
    citing = (*known.causes, *known.observables, *known.trades, *known.parameters, *OWN.ways_out.remedies)
    cited = {source for one in citing for source in one.sources}

    assert {cause.family for cause in known.causes} == {family.id for family in known.families}
    assert {cause.place for cause in known.causes} == set(Place)
    assert set(known.sources) == cited


def test_what_shows_a_cause_shows_more_than_chance_would():
    weak = [
        (observable.id, link.cause)
        for observable in OWN.knowledge.observables
        for link in observable.links
        if link.belief.mean < 0.05
    ]

    assert not weak


def test_a_cause_is_rarer_in_a_mission_that_moves():
    causes = OWN.knowledge.causes
    some = 1 - math.prod(1 - cause.rate.mean for cause in causes)

    assert not [cause.id for cause in causes if cause.rate_moving.mean >= cause.rate.mean / some]


def test_bruno_adds_a_cause_of_his_trade_and_weighs_another():
    read = read_library([(TRADE_OF_BRUNO, "bruno.yaml")])

    known = read.knowledge
    assert read.problems == ()
    assert known.cause("slow_regulator").rate.mean == 0.12
    assert known.cause("slow_regulator").rate_moving.mean == 0.03
    assert (known.cause("technical_obstacle").rate.mean, known.cause("technical_obstacle").rate.worth) == (0.3, 40)
    assert known.cause("technical_obstacle").label == OWN.knowledge.cause("technical_obstacle").label
    links = {link.cause for link in known.by_observable["waiting_for_third_party"].links}
    assert links == {"third_party_dependency", "slow_regulator"}
    assert len(OWN.knowledge.causes) == 29


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("causes:\n  - id: budget_cut\n    rate: 1.4\n", "knowledge-number-outside", 3),
        ("causes:\n  - id: budget_cut\n    rate: often\n", "knowledge-number-expected", 3),
        ("causes:\n  - id: budget_cut\n    family: blocked_at_stepp\n", "knowledge-word-unknown", 3),
        ("causes:\n  - id: budget_cut\n    sources: [nobody]\n", "knowledge-word-unknown", 3),
        ("causes:\n  - id: budget_cut\n    rates: 0.2\n", "knowledge-key-unknown", 3),
        ("causes:\n  - id: budget_cut\n    label: Budget\n", "knowledge-language-missing", 3),
        ("causes:\n  - rate: 0.2\n", "knowledge-key-missing", 2),
        ("causes:\n  - id: a\n  - id: a\n", "knowledge-id-twice", 3),
        ("causes:\n  - id: budget_cut\n    rate: 0.2\n    rate: 0.3\n", "knowledge-key-twice", 4),
        ("causes: budget_cut\n", "knowledge-list-expected", 1),
        ("causes:\n  - budget_cut\n", "knowledge-mapping-expected", 2),
        ("remedies:\n  - id: amendment\n    delay_days: [8, 3, 30]\n", "knowledge-range-wrong", 3),
        ("causes:\n  - id: [\n", "yaml-unreadable", 3),
        ("places:\n  - id: moon\n    label: {fr: Lune, en: Moon}\n", "knowledge-place-unknown", 2),
        ("observables:\n  - id: tone_hardened\n    links: [{cause: no, p: 0.2, fr: a}]\n", "knowledge-word-unknown", 3),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_the_rest_is_kept(text, code, line):
    read = read_library([(text, "mine.yaml")])

    told = [(problem.code, problem.where.source, problem.where.line) for problem in read.problems]
    assert (code, "mine.yaml", line) in told
    assert {source for _code, source, _line in told} == {"mine.yaml"}
    assert len(read.knowledge.causes) >= 29


def test_a_word_nearly_right_is_guessed():
    read = read_library([("causes:\n  - id: budget_cut\n    family: blocked_at_stepp\n", "mine.yaml")])

    [problem] = [
        one for one in read.problems if one.code == "knowledge-word-unknown" and one.where.source == "mine.yaml"
    ]
    assert problem.values["expected"] == "blocked_at_step"


def test_a_cause_that_nothing_shows_is_told():
    alone = TRADE_OF_BRUNO.partition("observables:")[0]

    assert {"knowledge-cause-unseen", "knowledge-cause-helpless"} <= set(
        codes(read_library([(alone, "mine.yaml")]).problems)
    )


def test_files_of_the_user_are_read_in_their_order(tmp_path: Path):
    for name, rate in (("a.yaml", 0.2), ("b.yaml", 0.4)):
        (tmp_path / name).write_text(f"causes:\n  - id: budget_cut\n    rate: {rate}\n", encoding="utf-8")

    read = library(sorted(tmp_path.glob("*.yaml")))

    assert read.knowledge.cause("budget_cut").rate.mean == 0.4


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    assert len(read_library([(text, "mine.yaml")]).knowledge.causes) >= 29


KEYS = st.sampled_from(["id", "rate", "links", "label", "family"])
VALUES = st.sampled_from(["", "budget_cut", "0.2", "[]", "{}", "[[1]]", "{fr: a}"])


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_no_entry_breaks_the_reader(entry):
    text = "causes:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in entry.items())

    assert len(read_library([(text, "mine.yaml")]).knowledge.causes) >= 29
