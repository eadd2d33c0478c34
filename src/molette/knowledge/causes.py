"""Sources, families, places, causes, trades and the points to settle at the start, read from their entries."""

from types import MappingProxyType

from molette.engine.diagnosis.types import Belief, Cause, Family, Parameter, Place, Source, Trade
from molette.knowledge.entries import Entry
from molette.knowledge.shelves import Shelves

KINDS = ("survey", "study", "page", "memory", "expert", "law", "agreement")
HOLDERS = ("client", "consultant", "shared", "neither")
HEIGHTS = ("low", "medium", "high")
EXPERT = ("expert",)
MOST_CASES = 10_000.0
MOST_ODDS = 20.0


def read_source(id: str, entry: Entry, _shelves: Shelves) -> Source:
    """Who says so."""
    address = entry.find("address")
    return Source(
        id, entry.word("kind", KINDS), entry.text("text"), address.word if address else "", entry.flag("checked")
    )


def read_family(id: str, entry: Entry, _shelves: Shelves) -> Family:
    """A family of causes."""
    return Family(id, entry.text("label"), entry.text("about"))


def read_cause(id: str, entry: Entry, shelves: Shelves) -> Cause:
    """A cause; without a rate in moving missions it is taken as a quarter as common there."""
    rate, worth = _rate(entry, "rate"), entry.number("worth", 1, MOST_CASES, 8)
    families = shelves.ids("families")
    return Cause(
        id=id,
        label=entry.text("label"),
        definition=entry.text("definition"),
        family=entry.word("family", families),
        place=Place(entry.word("place", tuple(Place))),
        rate=Belief(rate, worth),
        rate_moving=Belief(entry.number("rate_moving", 0.0001, 0.99, rate / 4), worth),
        grade=entry.word("grade", ("A", "B", "C")),
        basis=entry.text("basis"),
        sources=cited(entry, shelves),
        held_by=entry.words("held_by", HOLDERS),
        block_days=entry.number("block_days", 1, 400),
        leverage=entry.word("leverage", HEIGHTS),
        is_sudden=entry.flag("sudden"),
        related=entry.words("related", families),
    )


def read_trade(id: str, entry: Entry, shelves: Shelves) -> Trade:
    """A trade, with the causes whose odds differ in it."""
    odds = {}
    for one in entry.entries("odds"):
        odds[one.word("cause", shelves.ids("causes"))] = one.number("times", 1 / MOST_ODDS, MOST_ODDS)
        one.text("why")
        one.end()
    worth = entry.number("worth", 1, MOST_CASES)
    return Trade(id, entry.text("label"), MappingProxyType(odds), worth, cited(entry, shelves))


def read_parameter(id: str, entry: Entry, shelves: Shelves) -> Parameter:
    """A point to settle at the start; `all` stands for every cause."""
    causes = shelves.ids("causes")
    prevents = entry.words("prevents", (*causes, "all"))
    return Parameter(
        id=id,
        code=entry.word("code"),
        label=entry.text("label"),
        test=entry.text("test"),
        weight=int(entry.number("weight", 1, 5)),
        prevents=causes if "all" in prevents else prevents,
        odds=entry.number("odds", 0.01, 1.0),
        sources=cited(entry, shelves),
    )


def cited(entry: Entry, shelves: Shelves) -> tuple[str, ...]:
    """The sources named; expert judgement when none is."""
    return entry.words("sources", shelves.ids("sources")) or EXPERT


def _rate(entry: Entry, name: str) -> float:
    return entry.number(name, 0.0001, 0.99)
