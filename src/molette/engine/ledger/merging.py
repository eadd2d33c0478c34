"""Facts of several sources made one ledger: the same fact twice counts once, a correction replaces what it corrects."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from molette.engine.ledger.phrases import bare, write_fact
from molette.engine.ledger.types import Fact, Kind, Ledger


def identity(fact: Fact) -> str:
    """`~` and twelve hexadecimal digits of what the fact says and where it was read: the same when read again."""
    return "~" + sha256(write_fact(replace(bare(fact), is_private=False)).encode()).hexdigest()[:12]


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts in the order they happened; those of the same moment stay as they were."""
    return sorted(facts, key=lambda fact: fact.at)


def merge(ledger: Ledger, facts: Iterable[Fact]) -> Ledger:
    """The ledger with the facts it did not have; merging the same facts again changes nothing."""
    kept = list(ledger.facts)
    known = {identity(fact) for fact in kept}
    for fact in facts:
        name = identity(fact)
        if name not in known:
            known.add(name)
            kept.append(fact)
    return Ledger(tuple(in_order(kept)))


def known_by(ledger: Ledger, now: datetime) -> Ledger:
    """What we knew at `now`, with what was corrected or retracted by then left out."""
    known = [fact for fact in ledger if fact.known <= now and fact.at <= now]
    gone = {fact.replaces for fact in known if fact.replaces}
    gone |= {fact.ref for fact in known if fact.kind is Kind.RETRACT}
    if not gone:
        return Ledger(tuple(known))
    return Ledger(tuple(fact for fact in known if fact.kind is not Kind.RETRACT and not _is_gone(fact, gone)))


def _is_gone(fact: Fact, gone: set[str]) -> bool:
    return bool(fact.label and fact.label in gone) or identity(fact) in gone
