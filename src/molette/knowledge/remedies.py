"""The ways out, read from their entries."""

from collections.abc import Iterator

from molette.engine.diagnosis.types import Belief, Text
from molette.engine.remedies.types import (
    Bridge,
    Effect,
    Level,
    Party,
    Remedy,
    Reversibility,
    Risk,
    SideEffect,
    Triangle,
)
from molette.knowledge.causes import MOST_CASES, cited
from molette.knowledge.entries import Entry, Unusable, both
from molette.knowledge.shelves import Shelves

EFFECT_WORTH = 6.0
FASTEST = 5.0


def read_risk(id: str, entry: Entry, _shelves: Shelves) -> Risk:
    """Something a way out may bring that is no cause."""
    return Risk(id, entry.text("label"))


def read_remedy(id: str, entry: Entry, shelves: Shelves) -> Remedy:
    """A way out; an effect that cannot be kept is left out, and noted."""
    return Remedy(
        id=id,
        level=Level(entry.word("level", tuple(Level))),
        label=entry.text("label"),
        description=entry.text("description"),
        effects=tuple(_effects(entry, shelves)),
        needs=tuple(_texts(entry, "needs")),
        effort_hours=_triangle(entry, "effort_hours"),
        delay_days=_triangle(entry, "delay_days"),
        cost_euros=_triangle(entry, "cost_euros"),
        side_effects=tuple(_side_effects(entry, shelves)),
        reversibility=Reversibility(entry.word("reversibility", tuple(Reversibility))),
        agreement=tuple(Party(name) for name in entry.words("agreement", tuple(Party))),
        first_step=entry.text("first_step"),
        script=entry.text("script"),
        grade=entry.word("grade", ("A", "B", "C", "D")),
        sources=cited(entry, shelves),
        note=entry.text("note"),
        bridge=_bridge(entry, shelves),
        frees=entry.number("frees", 0, 1, 0),
        protects_cash=entry.number("protects_cash", 0, 1, 0),
        protects_margin=entry.number("protects_margin", 0, 1, 0),
        is_diagnostic=entry.flag("diagnostic"),
        ends_mission=entry.flag("ends_mission"),
    )


def effect_worth(shelves: Shelves) -> float:
    """The number of cases that the number of an effect is worth."""
    settings = shelves.settings.get("effects")
    return settings.number("worth", 1, MOST_CASES, EFFECT_WORTH) if settings else EFFECT_WORTH


def _effects(entry: Entry, shelves: Shelves) -> Iterator[Effect]:
    effects: dict[str, Effect] = {}
    for one in entry.entries("addresses"):
        try:
            cause = one.word("cause", shelves.ids("causes"))
            chance = Belief(one.number("p", 0, 0.99), effect_worth(shelves))
            effects[cause] = Effect(cause, chance, one.number("speedup", 1, FASTEST))
        except Unusable:
            continue
        one.end()
    yield from effects.values()


def _side_effects(entry: Entry, shelves: Shelves) -> Iterator[SideEffect]:
    found: dict[tuple[str, str], SideEffect] = {}
    for one in entry.entries("side_effects"):
        try:
            effect = _side_effect(one, shelves)
        except Unusable:
            continue
        found[effect.cause, effect.risk] = effect
    yield from found.values()


def _side_effect(entry: Entry, shelves: Shelves) -> SideEffect:
    starts = entry.find("cause") is not None
    name, among = ("cause", shelves.ids("causes")) if starts else ("risk", shelves.ids("risks"))
    target = {name: entry.word(name, among)}
    belief = Belief(entry.number("p", 0, 1), effect_worth(shelves))
    severity = int(entry.number("severity", 1, 5))
    note = both(entry.node, "note", entry.notes)
    entry.asked |= {"fr", "en"}
    entry.end()
    return SideEffect(belief, severity, note, **target)


def _bridge(entry: Entry, shelves: Shelves) -> Bridge | None:
    found = entry.inner("bridge")
    if found is None:
        return None
    bridge = Bridge(
        found.number("share", 0, 1), found.number("most_days", 1, 100), found.words("causes", shelves.ids("causes"))
    )
    found.end()
    return bridge


def _texts(entry: Entry, name: str) -> Iterator[Text]:
    for one in entry.entries(name):
        yield both(one.node, name, entry.notes)


def _triangle(entry: Entry, name: str) -> Triangle:
    node = entry.must(name)
    marks = [entry.number_of(item, name, 0, 100_000) for item in node.items()]
    if len(marks) != 3 or sorted(marks) != marks:
        raise entry.refusal("knowledge-range-wrong", node, key=name)
    return Triangle(*marks)
