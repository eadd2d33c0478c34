"""Sentences of mail with what they do and the day they name: invented for these tests, read by eye, then scored.

Every second sentence of an act is held out: no rule was written with its answer in sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from molette.engine.ledger.types import Fact, Kind, Request
from molette.sources.mail.acts import act_of
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import Message, read_message

FOLDER = Path(__file__).parent / "said"
WEDNESDAY = date(2026, 3, 18)
RECEIPT, NONE = "receipt", "none"
LABELS = {"gone": Kind.LEAVE}
ASKS = "Bonjour,\n\nPouvez-vous me dire combien de personnes seront concernées ?\n"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, its act as a reader has it, the day, span or hour it names, whether it is held out."""

    words: str
    act: str
    when: str
    is_held_out: bool


def said(name: str) -> Iterator[Said]:
    """The sentences of a file: `# act` opens a list, a tab separates a sentence from the day it names."""
    act, number = "", 0
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            act, number = line[2:], 0
        elif line:
            words, _, when = line.partition("\t")
            yield Said(words, act, when, number % 2 == 1)
            number += 1


def found_in(one: Said) -> str:
    """What Molette reads: an act, or for what only a conversation tells, what the sentence does as a reply."""
    if one.act in (Kind.ANSWER, RECEIPT):
        return next((str(fact.kind) for fact in replied(one.words)), RECEIPT)
    act = act_of(one.words, WEDNESDAY)
    return next((label for label, kind in LABELS.items() if act and act.kind is kind), str(act.kind) if act else NONE)


def day_in(one: Said) -> str:
    """The day Molette reads in a sentence that does something."""
    act = act_of(one.words, WEDNESDAY)
    return str(act.due or "") if act else ""


def replied(words: str) -> tuple[Fact, ...]:
    """The facts that a reply of these words adds to a request for information."""
    asked = _mail(0, "Alice <alice@conseil.example>", "Chloé <chloe@arvor.example>", ASKS)
    reply = _mail(1, "Chloé <chloe@arvor.example>", "Alice <alice@conseil.example>", words)
    return read_exchanges([asked, reply], me=["alice@conseil.example"]).facts[1:]


def _mail(number: int, sender: str, to: str, body: str) -> Message:
    at = datetime(2026, 3, 17, 9, tzinfo=UTC) + timedelta(days=number)
    replied_to = "In-Reply-To: <0@x>\n" if number else ""
    return read_message(
        f"From: {sender}\nTo: {to}\nDate: {at:%a, %d %b %Y %H:%M:%S} +0000\nMessage-ID: <{number}@x>\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nSubject: {'Re: ' if number else ''}Point\n"
        f"{replied_to}\n{body}\n".encode()
    )


def wanted_in(one: Said) -> Request | None:
    """What Molette reads that a sentence asks for; nothing when it sees no request."""
    act = act_of(one.words, WEDNESDAY)
    return act.request if act else None
