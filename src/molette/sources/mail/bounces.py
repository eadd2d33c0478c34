"""Messages that came back: to whom they did not go, and whether the address is gone for good."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from molette.engine.ledger.types import ME, Fact, Kind, Origin
from molette.engine.problems import Place, Problem
from molette.sources.mail.cues import cues, plain
from molette.sources.mail.letters import Known, local
from molette.sources.mail.messages import Message

SOURCE = "mail"
LONGEST = 20_000
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
FINAL = re.compile(r"(?:final|original)-recipient: ?(?:rfc822; ?)?([\w.+-]{1,64}@[\w.-]{1,200})", re.IGNORECASE)
GONE = cues(  # RFC 3463: no such mailbox, mailbox moved, address retired; and how servers say it
    r"\b5\.1\.(?:1|6|10)\b",
    r"\b(?:user|recipient|address|mailbox|account) (?:is )?(?:unknown|not found|disabled|unavailable|inactive|"
    r"rejected)\b",
    r"\b(?:unknown|no such) (?:user|recipient|address|mailbox)\b",
    r"\b(?:does not|doesn't|n'existe|couldn't be|wasn't|could not be) (?:exist|pas|found)\b",
    r"\b(?:destinataire|utilisateur|adresse) (?:est )?(?:inconnue?|introuvable|inexistante?)\b|\bintrouvable\b",
)
PASSING = cues(
    r"\b(?:4\.\d\.\d|5\.2\.2|5\.3\.4|5\.7\.\d)\b",
    r"\b(?:quota|mailbox full|mailbox is full|over quota|too large|spam|blocked|delayed|will retry|boîte pleine|"
    r"saturée)\b",
)


def came_back(message: Message) -> str:
    """The address that did not receive what a bounce returns; empty when it is not said."""
    text = message.body[:LONGEST]
    if final := FINAL.search(text):
        return final[1].lower()
    mine = {message.sender.address, *(one.address for one in (*message.to, *message.cc))}
    return next((found for found in map(str.lower, ADDRESS.findall(text)) if found not in mine), "")


def is_gone(message: Message) -> bool:
    """Whether a bounce says that the address exists no more, not that it was full, slow or suspicious."""
    text = plain(message.body[:LONGEST])
    return GONE.found(text) and not PASSING.found(text)


def departures(messages: Iterable[Message], known: Known) -> Iterator[Fact]:
    """Somebody who wrote from an address that exists no more has left, unless they wrote since."""
    messages = list(messages)
    bounces = [message for message in messages if message.is_bounce and message.at]
    last = _last_words(messages, known) if bounces else {}
    for message in bounces:
        by = known.owners.get(came_back(message), "")
        at = local(message, known.zone)
        if by not in ("", ME) and by in last and last[by] < at and is_gone(message):
            yield Fact(at, Kind.LEAVE, by, text=message.subject[:140], origin=Origin(SOURCE, message.id))


def _last_words(messages: Iterable[Message], known: Known) -> dict[str, datetime]:
    """When each person wrote last."""
    last: dict[str, datetime] = {}
    for message in messages:
        if message.at and not message.is_bounce and (by := known.owners.get(message.sender.address)):
            last[by] = max(local(message, known.zone), last.get(by, datetime.min))
    return last


def undelivered(messages: Iterable[Message]) -> Iterator[Problem]:
    """Messages that came back: a silence that means nothing."""
    for message in messages:
        if message.is_bounce and message.at:
            address = came_back(message)
            values = {"subject": message.subject, "date": f"{message.at:%Y-%m-%d}", "address": address}
            code = "mail-undelivered-to" if address else "mail-undelivered"
            yield Problem(code, Place(message.id), values, is_error=False)
