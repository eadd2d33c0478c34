"""The chain of digests over the facts that commit the client: a change, a removal or a reordering shows.

Link n is the SHA-256 of link n-1 and of the digest of fact n. A fact deleted for good leaves its digest only, so the
chain still holds. Facts are sealed in the order we knew them.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from molette.engine.ledger.phrases import write_fact
from molette.engine.ledger.types import COMMITS_THE_CLIENT, Erased, Fact, Journal, Ledger, Seal
from molette.engine.problems import Place, Problem

GENESIS = "0" * 64


def content_digest(fact: Fact) -> str:
    """The digest of all that the fact says, its two clocks included, its place in the chain left out."""
    return sha256(write_fact(replace(fact, seal=None)).encode()).hexdigest()


def next_link(tip: Seal | None, content: str) -> Seal:
    """The link after `tip` for a fact of this digest."""
    previous = tip.digest if tip else GENESIS
    return Seal((tip.number if tip else 0) + 1, sha256(f"{previous} {content}".encode()).hexdigest())


def seal_journal(journal: Journal) -> Journal:
    """The journal with every fact that commits the client sealed; links that exist stay."""
    tip = journal.tip or _last(journal)
    waiting = sorted(_unsealed(journal.ledger), key=lambda pair: pair[1].known)
    facts = list(journal.ledger.facts)
    for place, fact in waiting:
        tip = next_link(tip, content_digest(fact))
        facts[place] = replace(fact, seal=tip)
    return replace(journal, ledger=Ledger(tuple(facts)), tip=tip)


def verify(journal: Journal) -> tuple[Problem, ...]:
    """What does not hold in the chain: nothing at all when it is whole."""
    links = _links(journal)
    problems = [_broken("chain-unsealed", fact) for _, fact in _unsealed(journal.ledger)]
    tip: Seal | None = None
    for seal, content, fact in links:
        expected = next_link(tip, content)
        if seal.number != expected.number:
            problems.append(_broken("chain-gap", fact, expected.number))
        elif seal.digest not in (expected.digest, ""):
            problems.append(_broken("chain-changed", fact, seal.number))
        tip = Seal(seal.number, seal.digest or expected.digest)
    if journal.tip != tip:
        number = journal.tip.number if journal.tip else 0
        problems.append(Problem("chain-cut", values={"number": number, "found": tip.number if tip else 0}))
    return tuple(problems)


def erase(journal: Journal, fact: Fact) -> Journal:
    """The journal without this fact; if it was sealed, its digest stays in the chain."""
    facts = tuple(kept for kept in journal.ledger if kept is not fact)
    left = () if fact.seal is None else (Erased(fact.seal.number, content_digest(fact)),)
    return replace(journal, ledger=Ledger(facts), erased=journal.erased + left)


def _unsealed(ledger: Ledger) -> list[tuple[int, Fact]]:
    return [(n, fact) for n, fact in enumerate(ledger) if fact.kind in COMMITS_THE_CLIENT and not fact.seal]


def _links(journal: Journal) -> list[tuple[Seal, str, Fact | None]]:
    sealed: list[tuple[Seal, str, Fact | None]] = [(f.seal, content_digest(f), f) for f in journal.ledger if f.seal]
    erased: Iterable[Erased] = journal.erased
    sealed += [(Seal(gone.number, ""), gone.content, None) for gone in erased]
    return sorted(sealed, key=lambda link: link[0].number)


def _last(journal: Journal) -> Seal | None:
    links = _links(journal)
    return links[-1][0] if links else None


def _broken(code: str, fact: Fact | None, number: int = 0) -> Problem:
    words = write_fact(replace(fact, seal=None))[:80] if fact else ""
    return Problem(code, Place(), {"number": number, "fact": words})
