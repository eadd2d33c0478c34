"""What Molette knows of stalls, from its own files and the user's: read, checked, ready for the engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from molette.engine.diagnosis.types import Belief, Group, Knowledge, Place, Text
from molette.engine.problems import Problem
from molette.engine.remedies.types import Level, Party, WaysOut
from molette.knowledge.causes import MOST_CASES, read_cause, read_family, read_parameter, read_source, read_trade
from molette.knowledge.entries import Entry, Node, Notes, Unusable, compose
from molette.knowledge.observables import read_observable
from molette.knowledge.remedies import read_remedy, read_risk
from molette.knowledge.shelves import Shelves
from molette.knowledge.whole import check_whole

OWN = ("sources", "causes", "observables", "trades", "parameters", "remedies")
UNSURE = Belief(0.5, 4.0)
SPEEDUP_DAYS = 15.0

Record = TypeVar("Record")
Reader = Callable[[str, Entry, Shelves], Record]


@dataclass(frozen=True, slots=True)
class Library:
    """What is known, the ways out, and what is wrong with the files."""

    knowledge: Knowledge
    ways_out: WaysOut
    problems: tuple[Problem, ...]


@cache
def own_library() -> Library:
    """What ships with Molette."""
    return read_library(())


def library(extra: Iterable[Path]) -> Library:
    """What ships with Molette, then the user's files in their order. OSError when one cannot be opened."""
    told = tuple((path.read_text("utf-8", errors="replace"), path.name) for path in extra)
    return read_library(told) if told else own_library()


def read_library(extra: Iterable[tuple[str, str]]) -> Library:
    """What ships with Molette, then other texts, each with its name."""
    shelves = Shelves()
    for root in _own_roots():
        shelves.add_root(root)
    for text, source in extra:
        shelves.add(text, source)
    knowledge, ways_out = _knowledge(shelves), _ways_out(shelves)
    check_whole(knowledge, ways_out, shelves)
    return Library(knowledge, ways_out, tuple(shelves.notes.problems))


@cache
def _own_roots() -> tuple[Node, ...]:
    """What ships, composed once: a user's file changes entries, never these."""
    texts = ((files("molette.knowledge").joinpath(f"{name}.yaml").read_text("utf-8"), name) for name in OWN)
    return tuple(root for text, name in texts if (root := compose(text, f"{name}.yaml", Notes())))


def _knowledge(shelves: Shelves) -> Knowledge:
    places = _labels(shelves, "places")
    return Knowledge(
        families=tuple(_read(shelves, "families", read_family).values()),
        places=MappingProxyType({place: places[place] for place in Place if place in places}),
        causes=tuple(_read(shelves, "causes", read_cause).values()),
        groups=tuple(Group(id, label) for id, label in _labels(shelves, "groups").items()),
        observables=tuple(_read(shelves, "observables", read_observable).values()),
        stalled=_stalled(shelves),
        trades=tuple(_read(shelves, "trades", read_trade).values()),
        parameters=tuple(_read(shelves, "parameters", read_parameter).values()),
        sources=MappingProxyType(_read(shelves, "sources", read_source)),
    )


def _ways_out(shelves: Shelves) -> WaysOut:
    settings = shelves.settings.get("effects")
    levels, parties = _labels(shelves, "levels"), _labels(shelves, "parties")
    return WaysOut(
        remedies=tuple(_read(shelves, "remedies", read_remedy).values()),
        risks=tuple(_read(shelves, "risks", read_risk).values()),
        levels=MappingProxyType({level: levels[level] for level in Level if level in levels}),
        parties=MappingProxyType({party: parties[party] for party in Party if party in parties}),
        speedup_days=settings.number("speedup_days", 1, 400, SPEEDUP_DAYS) if settings else SPEEDUP_DAYS,
    )


def _read(shelves: Shelves, section: str, reader: Reader[Record]) -> dict[str, Record]:
    """The records of a section; an entry that cannot be kept is dropped, so that nothing may refer to it."""
    found: dict[str, Record] = {}
    for id, entry in list(shelves.entries(section)):
        record = _record(id, entry, shelves, reader)
        if record is None:
            del shelves.sections[section][id]
        else:
            found[id] = record
    return found


def _record(id: str, entry: Entry | None, shelves: Shelves, reader: Reader[Record]) -> Record | None:
    """The record of an entry; as an earlier file tells it, when the last change cannot be kept."""
    while entry:
        entry.asked.add("id")
        try:
            record = reader(id, entry, shelves)
        except Unusable:
            entry = entry.before
            continue
        entry.end()
        return record
    return None


def _labels(shelves: Shelves, section: str) -> Mapping[str, Text]:
    return _read(shelves, section, lambda _id, entry, _shelves: entry.text("label"))


def _stalled(shelves: Shelves) -> Belief:
    settings = shelves.settings.get("stalled")
    if settings is None:
        return UNSURE
    try:
        return Belief(settings.number("p", 0.01, 0.99), settings.number("worth", 1, MOST_CASES))
    except Unusable:
        return UNSURE
