"""Score what is read in 150 messages of a public list, drawn at random and judged by eye before any of it was read.

Run: PYTHONPATH=src python bench/mail_list.py [--wrong]
Needs ../shared/data/mail/linux_mips (real people: only digests of message ids and verdicts are kept here).
--wrong prints the digests of the messages read otherwise.
"""

import gzip
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from molette.engine.ledger.types import Fact, Kind
from molette.sources.mail.boxes import split_mailbox
from molette.sources.mail.exchanges import LIST_ROLE, Exchanges, read_exchanges
from molette.sources.mail.messages import read_messages

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared/data/mail/linux_mips/linux-mips-2004.mbox.gz"
VERDICTS = ROOT / "bench/mail_list_verdicts.tsv"
CLOSING = (Kind.ANSWER, Kind.APPROVE, Kind.REFUSE, Kind.PART)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader said of a message, or what Molette reads in it: the same shape for both."""

    asks: str
    asked: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()


def digest(id: str) -> str:
    """A message without its name."""
    return sha256(id.encode("utf-8", "replace")).hexdigest()[:12]


def verdicts() -> dict[str, Verdict]:
    """The reader's."""
    rows = [line.split("\t") for line in VERDICTS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {row[0]: Verdict(row[1], *(frozenset(cell.split("|")) for cell in row[2:])) for row in rows}


def read() -> Exchanges:
    """The mailbox read whole, whoever asks."""
    with TemporaryDirectory() as folder:
        box = Path(folder) / "2004.mbox"
        box.write_bytes(gzip.decompress(DATA.read_bytes()))
        return read_exchanges(read_messages(split_mailbox(box)), me=["nobody@nowhere.example"], zone="UTC")


def found(exchanges: Exchanges) -> dict[str, Verdict]:
    """Molette's, for each message that asks; a reminder asks again what it recalls."""
    lists = {person.handle for person in exchanges.people if person.role == LIST_ROLE}
    asked = {fact.label: fact for fact in exchanges.facts if fact.kind is Kind.ASK}
    said: dict[str, Verdict] = {}
    for fact in exchanges.facts:
        if fact.kind in (Kind.ASK, Kind.NUDGE) and (origin := asked.get(fact.label or fact.ref)):
            answers = [one for one in exchanges.facts if one.ref == origin.label and one.kind in CLOSING]
            said[digest(_item(fact))] = Verdict(
                "yes",
                frozenset({"list" if set(origin.to) & lists else "person"}),
                frozenset(digest(_item(one)) for one in answers[:1]) or frozenset({"-"}),
            )
    return said


def _item(fact: Fact) -> str:
    assert fact.origin is not None
    return fact.origin.item


def main(arguments: Sequence[str]) -> None:
    """Print the counts."""
    eye, ours = verdicts(), found(read())
    sure = {name: verdict for name, verdict in eye.items() if verdict.asks != "?"}
    yes = [name for name, verdict in sure.items() if verdict.asks == "yes"]
    both = [name for name in yes if name in ours]
    extra = [name for name in sure if name in ours and name not in yes]
    holder = [name for name in both if ours[name].asked <= eye[name].asked]
    answer = [name for name in both if ours[name].answered <= eye[name].answered]
    print(f"{len(eye)} messages, {len(eye) - len(sure)} doubtful and left out")
    print(f"ask: {len(yes)} by eye, {len(both)} found, {len(extra)} more that ask nothing")
    print(f"precision {len(both) / (len(both) + len(extra)):.2f} recall {len(both) / len(yes):.2f}")
    print(f"of the {len(both)}: list or person right {len(holder)}, right answer or none {len(answer)}")
    if "--wrong" in arguments:
        for title, names in (
            ("missed", [name for name in yes if name not in ours]),
            ("asks nothing", extra),
            ("holder", [name for name in both if name not in holder]),
            ("answer", [name for name in both if name not in answer]),
        ):
            print(title, *names)


if __name__ == "__main__":
    main(sys.argv[1:])
