"""Small knowledge, invented: three causes, four facts, two families."""

import pytest

from molette.engine.diagnosis.types import (
    Answer,
    Belief,
    Cause,
    Family,
    Group,
    Knowledge,
    Link,
    Measure,
    Mode,
    Observable,
    Parameter,
    Place,
    Sign,
    Text,
    Trade,
)

NOTHING = Text("", "")
ASKED = Measure(Mode.MANUAL, (), NOTHING, NOTHING)


def cause_of(id, family, place, rate, moving=0.02, held_by=("client",)):
    words = Text(f"{id} fr", f"{id} en")
    return Cause(
        id,
        words,
        words,
        family,
        place,
        Belief(rate, 20),
        Belief(moving, 20),
        "C",
        words,
        ("expert",),
        held_by,
        20,
        "low",
    )


def fact_of(id, links, leak=0.1, seen_when=Answer.YES, cost=1, sensitive=False, sign=None):
    words = Text(f"{id} ?", f"{id}?")
    linked = tuple(Link(cause, Belief(p, 8), NOTHING) for cause, p in links.items())
    return Observable(
        id,
        "all",
        words,
        words,
        words,
        seen_when,
        Belief(leak, 12),
        cost,
        ASKED,
        linked,
        ("expert",),
        sensitive,
        sign=sign,
    )


@pytest.fixture
def knowledge():
    """A busy client, a vague scope, a consultant short of time."""
    return Knowledge(
        families=(Family("client", NOTHING, NOTHING), Family("work", NOTHING, NOTHING)),
        places=dict.fromkeys(Place, NOTHING),
        causes=(
            cause_of("busy", "client", Place.CLIENT, 0.2),
            cause_of("vague", "work", Place.MISSION, 0.15),
            cause_of("short", "work", Place.ME, 0.1, held_by=("consultant",)),
        ),
        groups=(Group("all", NOTHING),),
        observables=(
            fact_of("late_answers", {"busy": 0.8, "vague": 0.3}),
            fact_of("added_requests", {"vague": 0.7}, cost=2),
            fact_of("criteria_written", {"vague": 0.9}, leak=0.2, seen_when=Answer.NO),
            fact_of("own_delays", {"short": 0.8, "vague": 0.3}, sensitive=True),
            fact_of("no_progress", {}, sign=Sign(Belief(0.8, 8), Belief(0.2, 8))),
        ),
        stalled=Belief(0.4, 4),
        trades=(Trade("it", NOTHING, {"vague": 2.0}, 10, ("expert",)),),
        parameters=(Parameter("scope", "P1", NOTHING, NOTHING, 2, ("vague",), 0.5, ("expert",)),),
    )  # fmt: skip
