"""Who a board's people are among those the mission knows; the others get a handle of their own."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from molette.engine.ledger.grammar import WORDS
from molette.engine.ledger.people import ascii_words, cleaned, full_name, handles, is_full
from molette.engine.ledger.types import ME, MISSION, Person, Side
from molette.sources.boards.cards import Actor

CLIENT = "client"
"""Nobody in particular on the client's side: the name the engine uses too."""
RESERVED = WORDS | {ME, MISSION, CLIENT}


@dataclass(slots=True)
class Roster:
    """The people of a mission by everything they may be called; new ones are added in the order they are seen."""

    known: Sequence[Person]
    me: Collection[str] = ()
    people: dict[str, Person] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    met: dict[Actor, str] = field(default_factory=dict)
    offers: dict[tuple[str, ...], Iterator[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        firsts = Counter(words[0] for person in self.known if (words := ascii_words(person.name)))
        for person in self.known:
            self.people[person.handle] = person
            for key in _keys(person):
                self.names.setdefault(key, person.handle)
            words = ascii_words(person.name)
            if words and firsts[words[0]] == 1:
                self.names.setdefault(words[0], person.handle)
        for name in self.me:
            for key in _called(Actor(name, name.partition("@")[0], name)):
                self.names[key] = ME

    def handle(self, actor: Actor) -> str:
        """The handle of `actor`, who becomes one of the people if nobody bears that name; empty for nobody."""
        if not actor:
            return ""
        if actor not in self.met:
            self.met[actor] = self._recognised(actor)
        return self.met[actor]

    def _recognised(self, actor: Actor) -> str:
        keys = tuple(_called(actor))
        found = next((self.names[key] for key in keys if key in self.names), "")
        handle = found or self._added(actor)
        for key in keys:
            self.names.setdefault(key, handle)
        return handle

    def side(self, handle: str) -> Side:
        """On whose side; somebody the plan does not know stands on the client's."""
        if handle == ME:
            return Side.ME
        return self.people[handle].side if handle in self.people else Side.CLIENT

    def named_in(self, text: str) -> str:
        """The one of the known people whose first or whole name stands in `text`, not me; empty if none."""
        said = set(ascii_words(text))
        for person in self.known:
            words = ascii_words(person.name) or ascii_words(person.handle)
            if person.handle != ME and words and words[0] in said:
                return person.handle
        return ""

    def _added(self, actor: Actor) -> str:
        address = actor.address or actor.username
        first = tuple(islice(handles(actor.name, address), 3))
        # Namesakes go on from the last number given, so that a crowd of them takes no longer than others.
        offered = self.offers.setdefault(first, iter(handles(actor.name, address)))
        handle = next(one for one in offered if one not in self.people and one not in RESERVED)
        addresses = (actor.address.lower(),) if "@" in actor.address else ()
        self.people[handle] = Person(handle, cleaned(actor.name, "") or actor.username, addresses)
        return handle


def _keys(person: Person) -> Iterator[str]:
    yield person.handle.lower()
    for address in person.addresses:
        yield from _called(Actor("", address.partition("@")[0], address))
    yield from _called(Actor(person.name))


def _called(actor: Actor) -> Iterator[str]:
    """What somebody is known by, the surest first."""
    if "@" in actor.address:
        yield actor.address.lower()
    if words := full_name(actor.name):
        yield " ".join(words) if is_full(words) else "".join(words)
    if actor.username:
        yield "".join(ascii_words(actor.username)) or actor.username.lower()
    if is_full(words):
        yield "".join(ascii_words(actor.name))
