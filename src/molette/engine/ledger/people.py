"""People merged from the names and addresses under which they were seen, each with a short handle of their own."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from molette.engine.ledger.grammar import WORDS
from molette.engine.ledger.types import ME, MISSION, Person, Side

ROLE_NAMES_WORDS = """
info infos contact contacts accueil admin administration support help helpdesk sales commercial compta
comptabilite facturation billing invoices rh hr jobs recrutement marketing press presse webmaster postmaster
hostmaster abuse root office bureau secretariat direction team equipe service services noreply no-reply
newsletter notification notifications demandes questions hello bonjour mail mailbox list devel security achats
"""
ROLE_NAMES = frozenset(ROLE_NAMES_WORDS.split())
UNLETTERED = {
    "ø": "o",
    "Ø": "O",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "Æ": "Ae",
    "Œ": "Oe",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
}
FOLD = str.maketrans(UNLETTERED)
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\bvia\b.*|[\"]")
RESERVED = frozenset({ME, MISSION}) | WORDS
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name and an address seen together, `times` times."""

    name: str
    address: str
    times: int = 1


@dataclass(slots=True)
class _Somebody:
    """One person being put together."""

    addresses: dict[str, None] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)


def merge_people(
    sightings: Iterable[Sighting], *, known: Sequence[Person] = (), me: Collection[str] = ()
) -> tuple[Person, ...]:
    """Everybody seen, and everybody the plan knows, who keep their handle and gain addresses.

    Seen twice under the same full name means one person, unless the address is a role's (info@, contact@). The
    addresses of `me` are one person, whose handle is "me". The order of sightings decides who gets the short handle.
    """
    mine = {address.lower() for address in me}
    anchors = _anchors(known, mine)
    found: dict[str, _Somebody] = {}
    by_name = {full_name(person.name): f"={person.handle}" for person in known if is_full(full_name(person.name))}
    for sighting in sightings:
        address = sighting.address.lower()
        key = anchors.get(address) or _key(sighting.name, address, by_name)
        anchors.setdefault(address, key)
        somebody = found.setdefault(key, _Somebody())
        somebody.addresses.setdefault(address)
        somebody.names[cleaned(sighting.name, address)] += sighting.times
    return _named(found, known, mine)


def _anchors(known: Sequence[Person], mine: set[str]) -> dict[str, str]:
    """Addresses whose owner is not in doubt."""
    anchors = {address.lower(): f"={person.handle}" for person in known for address in person.addresses}
    return anchors | dict.fromkeys(mine, f"={ME}")


def _key(name: str, address: str, by_name: dict[tuple[str, ...], str]) -> str:
    """The key of the person who bears this name, or of the address alone."""
    words = full_name(name)
    if not is_full(words) or is_role(address):
        return address
    return by_name.setdefault(words, address)


def _named(found: dict[str, _Somebody], known: Sequence[Person], mine: set[str]) -> tuple[Person, ...]:
    taken = {person.handle for person in known} | RESERVED
    people = [_completed(person, found.pop(f"={person.handle}", None)) for person in known]
    if mine and all(person.handle != ME for person in people):
        seen = found.pop(f"={ME}", _Somebody(dict.fromkeys(sorted(mine))))
        people.insert(0, Person(ME, _usual(seen), tuple(seen.addresses), side=Side.ME))
    for somebody in found.values():
        name, address = _usual(somebody), next(iter(somebody.addresses))
        handle = next(handle for handle in handles(name, address) if handle not in taken)
        taken.add(handle)
        people.append(Person(handle, name, tuple(somebody.addresses)))
    return tuple(people)


def _completed(person: Person, seen: _Somebody | None) -> Person:
    if seen is None:
        return person
    addresses = tuple(dict.fromkeys((*(address.lower() for address in person.addresses), *seen.addresses)))
    return replace(person, name=person.name or _usual(seen), addresses=addresses)


def _usual(somebody: _Somebody) -> str:
    """The name most often shown; of two, the first in the alphabet."""
    names = [(-times, name) for name, times in somebody.names.items() if name]
    return min(names)[1] if names else ""


def cleaned(name: str, address: str) -> str:
    """A shown name as it is said: "MARTIN, Claire (ext)" becomes "Claire Martin"; nothing if it repeats the address."""
    name = " ".join(ASIDE.sub(" ", name[:LONGEST_NAME]).split()).strip(" '<>;,")
    if not name or "@" in name or name.lower() == address:
        return ""
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    words = name.split()
    if len(words) == 2 and words[0].isupper() and len(words[0]) > 2 and not words[1].isupper():
        words.reverse()
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in words)


def full_name(name: str) -> tuple[str, ...]:
    """The words of a name without accents, case or order, to compare it."""
    return tuple(sorted(ascii_words(cleaned(name, ""))))


def is_full(words: tuple[str, ...]) -> bool:
    """Whether a name says who it is: two words, not both initials."""
    return len(words) >= 2 and sum(len(word) > 1 for word in words) >= 2


def is_role(address: str) -> bool:
    """Whether an address belongs to an office and not to a person."""
    local = address.partition("@")[0]
    return bool(ROLE_NAMES & set(re.split(r"[._+-]", local))) or local in ROLE_NAMES


def ascii_words(text: str) -> list[str]:
    """The words of a text in plain lower-case letters and digits."""
    plain = unicodedata.normalize("NFKD", text.translate(FOLD)).encode("ascii", "ignore").decode("ascii")
    return re.findall(r"[a-z0-9]+", plain.lower())


def handles(name: str, address: str) -> Iterable[str]:
    """Handles from the shortest on: first name, first and last name, then numbered; without end."""
    words = ascii_words(name) or ascii_words(address.partition("@")[0]) or ["somebody"]
    words = [word for word in words if not word.isdigit()] or ["somebody"]
    if words[0][0].isdigit():
        words[0] = f"n{words[0]}"
    if is_role(address):
        words = words[:1] + ascii_words(address.partition("@")[2].rpartition(".")[0])
    if len(words[0]) > 1:
        yield words[0][:24]
    full = "-".join(words)[:40]
    yield full
    number = 2
    while True:
        yield f"{full}-{number}"
        number += 1
