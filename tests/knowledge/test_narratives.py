"""Real narratives, answered by somebody who had not seen their causes."""

from pathlib import Path

import pytest
import yaml

from molette.engine.diagnosis.network import evidence_of, stalled_network
from molette.engine.diagnosis.posterior import at_least_one, posterior
from molette.engine.diagnosis.stalling import chance_of, stall_odds
from molette.engine.diagnosis.types import Answer, Observation
from molette.knowledge.library import own_library

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "cases"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason=f"the narratives are not in {FOLDER}")

KNOWLEDGE = own_library().knowledge


def read(name):
    return yaml.load((FOLDER / name).read_text("utf-8"), yaml.CSafeLoader)


def told(answers):
    """P(stalled) and the families, likeliest first."""
    evidence = evidence_of([Observation(id, Answer(said)) for id, said in answers.items()], KNOWLEDGE)
    network = stalled_network(KNOWLEDGE)
    found = posterior(network, evidence)
    families = [family.id for family in KNOWLEDGE.families]
    sets = [[rank for rank, one in enumerate(KNOWLEDGE.causes) if one.family == family] for family in families]
    chances = at_least_one(network, evidence, found, sets)
    stalled = float(chance_of(stall_odds(KNOWLEDGE, evidence, found))[0])
    return stalled, [families[rank] for rank in (-chances).argsort()]


@pytest.fixture(scope="module")
def cases():
    answers = {one["id"]: one["answers"] for one in read("open_answers.yaml")}
    return [(case, *told(answers[case["id"]])) for case in read("open.yaml")]


def test_the_main_family_comes_first_or_second(cases):
    stalled = [(case["families"], ranked) for case, _, ranked in cases if case["stalled"] != "no"]
    main = [({family for family, mark in marks.items() if mark == 2}, ranked) for marks, ranked in stalled]

    assert sum(ranked[0] in families for families, ranked in main) / len(main) >= 0.70
    assert sum(bool(families & set(ranked[:2])) for families, ranked in main) / len(main) >= 0.90


def test_missions_that_move_are_told_from_those_that_do_not(cases):
    moving = [stalled for case, stalled, _ in cases if case["stalled"] == "no"]
    standing = [stalled for case, stalled, _ in cases if case["stalled"] != "no"]

    assert sum(chance >= 0.5 for chance in moving) == 0
    assert sum(chance < 0.5 for chance in standing) / len(standing) <= 0.10
