"""Threads and waits of a public archive drawn at random and printed, for somebody to read and judge.

Run: PYTHONPATH=src python bench/waits_2004.py ARCHIVE [SEED [THREADS [WAITS]]] (mbox or mbox.gz; 50 each unless said)
What it prints holds real people's words: it is for the eyes, never for the repository. Figures: bench/waits_2004.md.
"""

import gzip
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill

from molette.engine.ledger.types import Fact, Kind
from molette.sources.mail.boxes import split_mailbox
from molette.sources.mail.exchanges import LIST_ROLE, Exchanges, read_exchanges
from molette.sources.mail.messages import Message, read_messages
from molette.sources.mail.quoting import own_words
from molette.sources.mail.threads import Thread

ME = ("nobody@example.org",)
SHOWN, LATER_MESSAGES = 700, 6  # letters of a message, messages after a request: enough to judge nearly all
CLOSING = (Kind.ANSWER, Kind.APPROVE, Kind.REFUSE, Kind.WITHDRAW)


def read_archive(path: Path) -> Exchanges:
    """The exchanges of everybody in the archive."""
    if path.suffix != ".gz":
        return read_exchanges(read_messages(split_mailbox(path)), me=ME, zone="UTC")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "archive.mbox"
        with gzip.open(path) as packed, plain.open("wb") as file:
            shutil.copyfileobj(packed, file)
        return read_archive(plain)


def shown_message(message: Message, facts: Sequence[Fact], number: int, shown: int = SHOWN) -> str:
    """A message as it is read: who, when, to whom, the beginning of its own words, what Molette found in it."""
    people = ", ".join(address.address.partition("@")[0] for address in message.to)
    copied = ", ".join(address.address.partition("@")[0] for address in message.cc)
    words = " / ".join(line.strip() for line in own_words(message.body).split("\n") if line.strip())
    lines = [
        f"  [{number}] {message.at:%m-%d %H:%M} {message.sender.address.partition('@')[0]} to {people} cc {copied}",
        fill(words[:shown], 200, initial_indent="      ", subsequent_indent="      "),
        *(f"      => {shown_fact(fact)}" for fact in facts),
    ]
    return "\n".join(line for line in lines if line.strip())


def shown_fact(fact: Fact) -> str:
    """A fact on one line."""
    asked = f" {fact.request.value}" if fact.request else ""
    to = f" of {', '.join(fact.to)}" if fact.to else ""
    return f"{fact.kind.name}{asked}{to} {fact.label or fact.ref}: {fact.text[:140]}"


def facts_by_message(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts each message holds."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.origin:
            found[fact.origin.item].append(fact)
    return found


def shown_thread(thread: Thread, facts: Mapping[str, list[Fact]]) -> Iterator[str]:
    """A thread for reading."""
    yield f"subject: {thread.messages[0].subject} ({len(thread.messages)} messages)"
    for number, message in enumerate(thread.messages[: 2 * LATER_MESSAGES]):
        yield shown_message(
            message, facts.get(message.id, ()), number, SHOWN if number < LATER_MESSAGES else SHOWN // 3
        )


def shown_wait(asked: Fact, exchanges: Exchanges, facts: Mapping[str, list[Fact]]) -> Iterator[str]:
    """A request for reading: what it replies to, itself, what came after, until it is closed."""
    id = asked.origin.item if asked.origin else ""
    thread = next(thread for thread in exchanges.threads if any(message.id == id for message in thread.messages))
    place = next(number for number, message in enumerate(thread.messages) if message.id == id)
    lists = {person.handle for person in exchanges.people if person.role == LIST_ROLE}
    yield f"{'LIST' if asked.to[0] in lists else 'PERSON'} {asked.label}, subject: {thread.messages[place].subject}"
    yield f"  {shown_fact(asked)}"
    before = next((m for m in thread.messages[:place] if m.id == thread.messages[place].in_reply_to), None)
    if before:
        yield "  replies to:\n" + shown_message(before, (), 0, SHOWN // 2)
    of_wait = {id: [f for f in found if asked.label in (f.label, f.ref)] for id, found in facts.items()}
    later = thread.messages[place:]
    end = next((n for n, m in enumerate(later) if any(f.kind in CLOSING for f in of_wait.get(m.id, ()))), len(later))
    for number, message in enumerate(later[: max(end + 1, LATER_MESSAGES)]):
        if number < LATER_MESSAGES or number == end:
            shown = SHOWN if number in (0, end) else SHOWN // 2
            yield shown_message(message, of_wait.get(message.id, ()), place + number, shown)


def main(path: Path, seed: int, threads: int, waits: int) -> None:
    """Print the threads and the waits drawn."""
    exchanges = read_archive(path)
    facts = facts_by_message(exchanges.facts)
    asked = [fact for fact in exchanges.facts if fact.kind is Kind.ASK]
    print(f"{len(exchanges.threads)} threads, {len(asked)} waits; seed {seed}")
    for number, thread in enumerate(random.Random(seed).sample(exchanges.threads, threads), 1):
        print(f"\n== thread {number}, ", *shown_thread(thread, facts), sep="\n")
    for number, fact in enumerate(random.Random(seed).sample(asked, waits), 1):
        print(f"\n== wait {number}, ", *shown_wait(fact, exchanges, facts), sep="\n")


if __name__ == "__main__":
    counts = [int(argument) for argument in sys.argv[2:5]]
    main(Path(sys.argv[1]), *counts, *(50, 50, 50)[len(counts) :])
