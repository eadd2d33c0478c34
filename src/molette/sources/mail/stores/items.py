"""An Outlook item, known by its properties, written as the message it was when it went over the network."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256

LEFT_OUT = ("content-", "mime-version", "x-ms-has-attach")
LONGEST_LINE = 900
UNNAMED = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Item:
    """What Outlook keeps of a message. `headers` are those it travelled with, if it came from outside.

    `sender`, `to` and `cc` are pairs of a name and an address; `plain` and `html` the bodies it has.
    """

    headers: str = ""
    subject: str = ""
    sender: tuple[str, str] = ("", "")
    to: tuple[tuple[str, str], ...] = ()
    cc: tuple[tuple[str, str], ...] = ()
    at: datetime | None = None
    id: str = ""
    in_reply_to: str = ""
    references: str = ""
    plain: str = ""
    html: str = ""
    attachments: tuple[str, ...] = ()


def address_of(network: str, internal: str) -> str:
    """The address of a person: the one on the network, else one made of the name inside their Exchange server."""
    if "@" in network or not internal:
        return network
    if "@" in internal:
        return internal
    return f"{UNNAMED.sub('-', internal.rpartition('=')[2].lower()).strip('-') or 'unknown'}@exchange.invalid"


def message_bytes(item: Item) -> bytes:
    """The message: the same bytes for the same item, so that it is known when read again."""
    travelled = [line for line in _travelled(item.headers) if not _is_better_made(line, item)]
    known = {line.partition(":")[0].lower() for line in travelled}
    made = [f"{name}: {value}" for name, value in _made(item) if value and name.lower() not in known]
    kind, text = ("plain", item.plain) if item.plain.strip() or not item.html else ("html", item.html)
    body = [f"Content-Type: text/{kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", *text.splitlines()]
    body = _with_files(body, item.attachments) if item.attachments else body
    lines = [*travelled, *made, "MIME-Version: 1.0", *body]
    return "\n".join(lines).encode("utf-8", "replace")


def _is_better_made(line: str, item: Item) -> bool:
    """Whether a header names people by addresses inside their server, where the item has better ones."""
    name, _, value = line.partition(":")
    people = {"from": (item.sender,), "to": item.to, "cc": item.cc}.get(name.lower(), ())
    return "@" not in value and any(address for _, address in people)


def _travelled(headers: str) -> list[str]:
    """The headers it travelled with, each on as many lines as it had, without those of a body that is written anew."""
    kept: list[str] = []
    is_kept = False
    for line in headers.splitlines():
        if line[:1] in (" ", "\t"):
            if is_kept and line.strip():
                kept[-1] += f" {line.strip()}"
            continue
        name, colon, _ = line.partition(":")
        is_kept = bool(colon) and " " not in name and name.isascii() and not name.lower().startswith(LEFT_OUT)
        if is_kept:
            kept.append(line)
    return kept


def _made(item: Item) -> tuple[tuple[str, str], ...]:
    return (
        ("From", _mailbox(item.sender) if any(item.sender) else ""),
        ("To", ", ".join(map(_mailbox, item.to))),
        ("Cc", ", ".join(map(_mailbox, item.cc))),
        ("Subject", _on_one_line(item.subject)),
        ("Date", format_datetime(item.at) if item.at else ""),
        ("Message-ID", _on_one_line(item.id)),
        ("In-Reply-To", _on_one_line(item.in_reply_to)),
        ("References", _on_one_line(item.references)),
    )


def _mailbox(person: tuple[str, str]) -> str:
    name, address = map(_on_one_line, person)
    shown = name.replace("\\", "").replace('"', "")
    return f'"{shown}" <{address}>' if address else f'"{shown}"'


def _on_one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LINE]


def _with_files(body: list[str], names: tuple[str, ...]) -> list[str]:
    """A body with the names of what was attached to it; the files themselves are left where they are."""
    mark = sha256("\n".join(body).encode("utf-8", "replace")).hexdigest()[:24]
    lines = [f'Content-Type: multipart/mixed; boundary="{mark}"', "", f"--{mark}", *body]
    for name in names:
        shown = _on_one_line(name).replace("\\", "").replace('"', "")
        lines += [f"--{mark}", f'Content-Disposition: attachment; filename="{shown}"', "", ""]
    return [*lines, f"--{mark}--", ""]
