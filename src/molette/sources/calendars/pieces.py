"""A calendar taken apart: each event with what is read of it, and no more; what is kept of a live calendar."""

import re
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from molette.sources.calendars.entries import READ, Block, blocks_of
from molette.sources.recognition import decode

KEPT = READ | {"BEGIN", "END", "DTSTAMP", "CREATED", "LAST-MODIFIED", "CLASS", "DESCRIPTION"}
NAME = re.compile(r"[A-Za-z-]+")
FOLDED = re.compile(r"\r?\n[ \t]")
HEAD, TAIL = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "END:VCALENDAR\r\n"


def pieces(content: bytes) -> dict[str, str]:
    """The events by their UID, a series with all its exceptions; without alarms, places, attachments."""
    text = decode(content)[0]
    gathered: defaultdict[str, list[str]] = defaultdict(list)
    for block in blocks_of(text, "VEVENT"):
        if block.is_whole:
            gathered[_uid(block)].append(_slim(block.text))
    zones = "".join(dict.fromkeys(block.text for block in blocks_of(text, "VTIMEZONE") if block.is_whole))
    return {uid: f"{HEAD}{zones}{''.join(events)}{TAIL}" for uid, events in gathered.items()}


def joined(events: Iterable[str]) -> bytes:
    """Pieces as one calendar again; each time zone once."""
    zones: dict[str, None] = {}
    written: list[str] = []
    for text in events:
        zones |= dict.fromkeys(block.text for block in blocks_of(text, "VTIMEZONE"))
        written += [block.text for block in blocks_of(text, "VEVENT")]
    return f"{HEAD}{''.join(zones)}{''.join(written)}{TAIL}".encode()


def _uid(block: Block) -> str:
    found = re.search(r"^UID[^:\r\n]*:(.*)$", FOLDED.sub("", block.text), re.IGNORECASE | re.MULTILINE)
    return (found.group(1).strip() if found else "") or sha256(block.text.encode(errors="replace")).hexdigest()[:16]


def _slim(text: str) -> str:
    """An event without the properties that are not read, nor what it encloses."""
    kept: list[str] = []
    depth = 0
    for line in FOLDED.sub("", text).split("\r\n"):
        name = found.group().upper() if (found := NAME.match(line)) else ""
        depth += name == "BEGIN"
        if name in KEPT and depth <= 1:
            kept.append(line)
        depth -= name == "END"
    return "\r\n".join(kept) + "\r\n"
