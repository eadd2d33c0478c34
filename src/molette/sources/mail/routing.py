"""Which messages are a mission's: by people, domains and words; the rest is left, and both can be shown beforehand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from molette.engine.ledger.types import Mission, Side
from molette.sources.mail.messages import Message
from molette.sources.mail.missions import organisation_of

DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,10}[a-z]{2,24}")
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Route:
    """Wanted: messages to or from `people` (addresses) or `domains` (their sub-domains too), or that say a word.

    Left all the same: what somebody `excluded` (an address, a domain) wrote, what only they would have brought, and
    what says a word excluded. A route that wants nothing in particular takes everything that is not excluded.
    """

    people: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing in particular is wanted."""
        return not (self.people or self.domains or self.words)


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody of the messages: the name most often shown, and in how many of them."""

    address: str
    name: str
    messages: int


@dataclass(frozen=True, slots=True)
class Sorting:
    """What a route takes and what it leaves, with the people of each, the busiest first; in both counts as taken."""

    taken: tuple[Message, ...]
    left: tuple[Message, ...]
    people: tuple[Correspondent, ...]
    others: tuple[Correspondent, ...]


def sort_messages(messages: Iterable[Message], route: Route, me: Collection[str] = ()) -> Sorting:
    """Each message on one side or the other; `me` (addresses) is not counted among the people."""
    takes = taker(route)
    sides: dict[bool, list[Message]] = {True: [], False: []}
    for message in messages:
        sides[takes(message)].append(message)
    people = correspondents(sides[True], me)
    seen = {*me, *(person.address for person in people)}
    return Sorting(tuple(sides[True]), tuple(sides[False]), people, correspondents(sides[False], seen))


def taker(route: Route) -> Callable[[Message], bool]:
    """The route as a question put to each message, made once for all of them."""
    wanted, unwanted = _Names.of((*route.people, *route.domains)), _Names.of(filter(_is_name, route.excluded))
    said = _any_of(route.words)
    forbidden = _any_of(entry for entry in route.excluded if not _is_name(entry))
    is_open, is_wordless = route.is_open, said is NOTHING and forbidden is NOTHING

    def takes(message: Message) -> bool:
        if unwanted.hold(message.sender.address):
            return False
        text = "" if is_wordless else plain(f"{message.subject}\n{message.body}")
        if forbidden.search(text):
            return False
        if is_open or said.search(text):
            return True
        return any(wanted.hold(address) and not unwanted.hold(address) for address in addresses_of(message))

    return takes


def route_of(mission: Mission) -> Route:
    """The route a plan implies: the organisations of its people, mine left out."""
    theirs = [person for person in mission.people if person.side is not Side.ME]
    return route_to(organisation_of(address) for person in theirs for address in person.addresses)


def route_to(organisations: Iterable[str]) -> Route:
    """The route to organisations: each a domain, or an address at a public provider."""
    named = dict.fromkeys(organisations)
    return Route(tuple(name for name in named if "@" in name), tuple(name for name in named if "@" not in name))


def read_entry(text: str) -> tuple[str, str]:
    """What a user typed to name messages, and which it is: an address in `people`, one of `domains`, of `words`."""
    entry = " ".join(text.split())
    name = entry.lower().removeprefix("*.").removeprefix("@").strip("<>")
    if "@" in name and " " not in name:
        return name, "people"
    return (name, "domains") if DOMAIN.fullmatch(name) else (entry, "words")


def addresses_of(message: Message) -> tuple[str, ...]:
    """Everybody a message comes from or goes to, once each."""
    everybody = (message.sender, *message.to, *message.cc)
    return tuple(dict.fromkeys(address.address for address in everybody if address.address))


def correspondents(messages: Iterable[Message], without: Collection[str] = ()) -> tuple[Correspondent, ...]:
    """The people of messages, the busiest first."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for message in messages:
        counts.update(addresses_of(message))
        for found in (message.sender, *message.to, *message.cc):
            if found.name and "@" not in found.name:
                names.setdefault(found.address, Counter())[found.name] += 1
    return tuple(
        Correspondent(address, names[address].most_common(1)[0][0] if address in names else "", times)
        for address, times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if address not in without
    )


def plain(text: str) -> str:
    """Lower case without accents: as people compare words."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class _Names:
    """Addresses and domains."""

    names: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[str]) -> "_Names":
        return cls(frozenset(read_entry(entry)[0] for entry in entries))

    def hold(self, address: str) -> bool:
        return bool(self.names) and any(name in self.names for name in _widened(address))


def _widened(address: str) -> Iterator[str]:
    """An address, then its domain, then the domains above that one."""
    address = address.lower()
    yield address
    domain = address.rpartition("@")[2]
    while domain:
        yield domain
        domain = domain.partition(".")[2]


def _is_name(entry: str) -> bool:
    return read_entry(entry)[1] != "words"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the words, whole, whatever the spaces between those of a phrase."""
    phrases = [r"\s+".join(map(re.escape, plain(word).split())) for word in words if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)") if phrases else NOTHING
