"""Observables and their links, read from their entries."""

from collections.abc import Iterator

from molette.engine.diagnosis.types import Answer, Belief, Link, Measure, Mode, Observable, Sign, Text
from molette.knowledge.causes import MOST_CASES, cited
from molette.knowledge.entries import Entry, Node, Unusable, both
from molette.knowledge.shelves import Shelves

NO_WORDS = Text("", "")
STRENGTHS = {"weak": 0.25, "moderate": 0.45, "strong": 0.75}
WORTH = {"leak": 12.0, "link": 8.0}


def read_observable(id: str, entry: Entry, shelves: Shelves) -> Observable:
    """An observable; a link that cannot be kept is left out, and noted."""
    return Observable(
        id=id,
        group=entry.word("group", shelves.ids("groups")),
        question=entry.text("question"),
        seen=entry.text("seen"),
        not_seen=entry.text("not_seen"),
        seen_when=Answer(entry.word("seen_when", tuple(Answer))),
        leak=Belief(entry.number("leak", 0.0001, 0.99), worth_of("leak", shelves)),
        cost=int(entry.number("cost", 1, 3)),
        measure=_measure(entry),
        links=tuple(_links(entry, shelves)),
        sources=cited(entry, shelves),
        is_sensitive=entry.flag("sensitive"),
        is_self_examination=entry.flag("self_examination"),
        sign=_sign(entry, shelves),
    )


def worth_of(name: str, shelves: Shelves) -> float:
    """The number of cases that such a number is worth."""
    settings = shelves.settings.get("worth")
    return settings.number(name, 1, MOST_CASES, WORTH[name]) if settings else WORTH[name]


def _measure(entry: Entry) -> Measure:
    mode = Mode(entry.word("measure", tuple(Mode)))
    metric, threshold = entry.text("metric", usual=NO_WORDS), entry.text("threshold", usual=NO_WORDS)
    return Measure(mode, entry.words("reads"), metric, threshold)


def _sign(entry: Entry, shelves: Shelves) -> Sign | None:
    found = entry.inner("sign")
    if found is None:
        return None
    worth = worth_of("link", shelves)
    stalled, moving = (found.number(name, 0.001, 0.999) for name in ("stalled", "moving"))
    found.end()
    return Sign(Belief(stalled, worth), Belief(moving, worth))


def _links(entry: Entry, shelves: Shelves) -> Iterator[Link]:
    links: dict[str, Link] = {}
    for one in entry.entries("links"):
        try:
            link = _link(one, shelves)
        except Unusable:
            continue
        links.pop(link.cause, None)
        links[link.cause] = link
    yield from (link for link in links.values() if link.belief.mean > 0)


def _link(entry: Entry, shelves: Shelves) -> Link:
    cause = entry.word("cause", shelves.ids("causes"))
    chance = _strength(entry, entry.must("p"), shelves)
    why = both(entry.node, "why", entry.notes)
    worth = entry.number("worth", 1, MOST_CASES, worth_of("link", shelves))
    entry.asked |= {"fr", "en"}
    entry.end()
    return Link(cause, Belief(chance, worth), why)


def _strength(entry: Entry, node: Node, shelves: Shelves) -> float:
    settings = shelves.settings.get("strengths")
    if node.word in STRENGTHS:
        return settings.number(node.word, 0, 0.99, STRENGTHS[node.word]) if settings else STRENGTHS[node.word]
    return entry.number_of(node, "p", 0, 0.99)
