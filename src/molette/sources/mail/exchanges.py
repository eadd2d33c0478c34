"""The whole way from messages to facts: people, conversations, who asked whom for what and what came back."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from molette.engine.ledger.people import Sighting, merge_people
from molette.engine.ledger.types import ME, Fact, Kind, Person
from molette.engine.problems import Place, Problem
from molette.sources.mail.acts import learned
from molette.sources.mail.bounces import departures, undelivered
from molette.sources.mail.conversations import follow
from molette.sources.mail.examples import Example
from molette.sources.mail.letters import Known, Letter, read_letter
from molette.sources.mail.messages import Message
from molette.sources.mail.naming import names_of
from molette.sources.mail.threads import Thread, distinct, threads_of

LIST_ROLE = "list"


@dataclass(frozen=True, slots=True)
class Exchanges:
    """What was read in mail: everybody seen, the facts in time order, the conversations, what was wrong."""

    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    threads: tuple[Thread, ...]
    problems: tuple[Problem, ...]


def read_exchanges(
    messages: Iterable[Message],
    *,
    me: Collection[str],
    people: Sequence[Person] = (),
    zone: str = "Europe/Paris",
    examples: Sequence[Example] = (),
) -> Exchanges:
    """The exchanges of `me` (addresses) in a mailbox, or everybody's when `me` wrote nothing in it.

    `people` are those the plan knows, who keep their handles. Facts are dated on the clock of `zone`. `examples` are
    sentences somebody judged: they, and those nearly the same, are read so.
    """
    kept, problems = distinct(messages)
    problems += tuple(problem for message in kept for problem in message.problems)
    clock, unknown = _clock(zone)
    lists = tuple(dict.fromkeys(message.list_address for message in kept if message.list_address))
    everybody = merge_people(_sightings(kept, lists), known=people, me=me)
    everybody += _list_people(lists, everybody)
    threads = threads_of(kept)
    owners = {address: person.handle for person in everybody for address in person.addresses}
    known = Known(
        owners, {address: owners[address] for address in lists}, names_of(everybody), clock, learned(examples)
    )
    facts = _facts(threads, known, kept)
    if any(fact.by == ME for fact in facts) or _wrote(kept, me):
        facts = _of_me(facts)
    return Exchanges(everybody, facts, threads, problems + unknown + tuple(undelivered(kept)))


def _clock(zone: str) -> tuple[ZoneInfo, tuple[Problem, ...]]:
    try:
        return ZoneInfo(zone), ()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC"), (Problem("mail-zone-unknown", Place("mail"), {"zone": zone}),)


def _sightings(messages: Sequence[Message], lists: Collection[str]) -> list[Sighting]:
    """Every name and address, writers first: whoever writes gets the short handle."""
    writers = Counter((message.sender.name, message.sender.address) for message in messages)
    readers = Counter((found.name, found.address) for message in messages for found in (*message.to, *message.cc))
    both = [*writers.items(), *((seen, times) for seen, times in readers.items() if seen not in writers)]
    return [Sighting(name, address, times) for (name, address), times in both if address and address not in lists]


def _list_people(lists: Iterable[str], people: Sequence[Person]) -> tuple[Person, ...]:
    """The mailing lists as holders of what is asked of them; a list known under several hosts is one."""
    named: dict[str, list[str]] = {}
    for address in lists:
        named.setdefault(address.partition("@")[0], []).append(address)
    made = merge_people([Sighting("", name) for name in named], known=people)[len(people) :]
    return tuple(
        Person(found.handle, found.addresses[0], tuple(named[found.addresses[0]]), role=LIST_ROLE) for found in made
    )


def _facts(threads: Sequence[Thread], known: Known, messages: Sequence[Message]) -> tuple[Fact, ...]:
    facts = [fact for thread in threads for fact in follow(_letters(thread, known), known.names)]
    facts += departures(messages, known)
    return tuple(sorted(facts, key=lambda fact: fact.at))


def _letters(thread: Thread, known: Known) -> list[Letter]:
    return [
        read_letter(message, known, is_opening=number == 0)
        for number, message in enumerate(thread.messages)
        if message.sender.address
    ]


def _wrote(messages: Iterable[Message], me: Collection[str]) -> bool:
    mine = {address.lower() for address in me}
    return any(message.sender.address in mine for message in messages)


def _of_me(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What I asked or was asked and what became of it, what holds all, my meetings, everybody's absences."""
    mine = [fact for fact in facts if fact.by == ME or ME in fact.to]
    labels = {fact.label for fact in mine if fact.kind is Kind.ASK}
    kept = {id(fact) for fact in mine if fact.kind in (Kind.MEETING, Kind.HOLD)}
    return tuple(
        fact
        for fact in facts
        if fact.kind in (Kind.AWAY, Kind.LEAVE) or fact.label in labels or fact.ref in labels or id(fact) in kept
    )
