"""Reads the messages of an Outlook data file (.pst, .ost) in a process of its own, which a damaged file may bring down.

Started by `outlook_store` with the path of the file and the place of the first item wanted: item `n` of `total` stands
at `n * size // total`. It writes a line of JSON with how many items there are, then one for each: its number and, if it
is a message, its properties. It needs libpff and nothing of Molette.
"""

import json
import signal
import sys
from collections.abc import Iterator
from typing import Any

CLASS, SUBJECT, HEADERS, FLAGS = 0x001A, 0x0037, 0x007D, 0x0E07
SENDER_NAME, SENDER, SENDER_SMTP, ON_BEHALF_SMTP = 0x0C1A, 0x0C1F, 0x5D01, 0x5D02
ID, REPLIED, REFERENCES, CODE_PAGE = 0x1035, 0x1042, 0x1039, 0x3FDE
SHOWN_NAME, ADDRESS, SMTP, RECIPIENT_KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
UNSENT = 8
MAIL = ("ipm.note", "report.ipm", "ipm.schedule.meeting", "ipm.post")
SECONDS_TO_OPEN, SECONDS, BYTES = 600, 60, 4 << 30  # for the file; for one message; of memory
LONGEST = 1_200_000


def main(path: str, start: int, size: int) -> None:
    """Write the items from place `start` on."""
    import pypff

    _limit(SECONDS_TO_OPEN)
    file = pypff.file()
    file.open(path)
    items = _Items(file.get_root_folder())
    _write({"total": items.total})
    for number in range(-(-start * items.total // size), items.total):
        _limit(SECONDS)
        _write({"number": number, **_read(items, number)})


def _limit(seconds: int) -> None:
    """Bound what a hostile file may take, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(seconds)


class _Items:
    """The items of all folders, by number; the network addresses of those known by an internal one."""

    def __init__(self, root: Any) -> None:
        self.folders = list(_folders(root))
        self.counts = [folder.number_of_sub_messages for folder in self.folders]
        self.total = sum(self.counts)
        self.addresses: dict[str, str] = {}
        self.looked_at = 0

    def at(self, number: int) -> Any:
        """The item of that number. Errors: OSError."""
        for folder, count in zip(self.folders, self.counts, strict=True):
            if number < count:
                return folder.get_sub_message(number)
            number -= count
        raise OSError

    def network(self, internal: str) -> str:
        """The network address of somebody, as the first message to them gives it: no more is looked at than needed."""
        while internal.lower() not in self.addresses and self.looked_at < self.total:
            for person in _people(self, self.looked_at):
                if person["smtp"]:
                    self.addresses.setdefault(person["address"].lower(), person["smtp"])
            self.looked_at += 1
        return self.addresses.get(internal.lower(), "")


def _folders(root: Any) -> Iterator[Any]:
    """Every folder, each before those in it."""
    left, seen = [root], set()
    while left:
        folder = left.pop()
        if folder.identifier not in seen:
            seen.add(folder.identifier)
            yield folder
            left += [folder.get_sub_folder(number) for number in range(folder.number_of_sub_folders)][::-1]


def _people(items: _Items, number: int) -> list[dict[str, Any]]:
    try:
        recipients = items.at(number).recipients
        return [_person(record_set) for record_set in recipients.record_sets] if recipients else []
    except OSError:
        return []


def _person(record_set: Any) -> dict[str, Any]:
    found = {entry.entry_type: entry for entry in record_set.entries}
    return {
        "name": _text(found, SHOWN_NAME),
        "address": _text(found, ADDRESS),
        "smtp": _text(found, SMTP),
        "kind": _number(found, RECIPIENT_KIND),
    }


def _read(items: _Items, number: int) -> dict[str, Any]:
    """The properties of a message; nothing for another item or a draft, a word for one that cannot be read."""
    try:
        message = items.at(number)
        found = {entry.entry_type: entry for record_set in message.record_sets for entry in record_set.entries}
        if not _text(found, CLASS).lower().startswith(MAIL) or _number(found, FLAGS) & UNSENT:
            return {}
        return _properties(items, number, message, found)
    except OSError:
        return {"is_broken": True}


def _properties(items: _Items, number: int, message: Any, found: dict[int, Any]) -> dict[str, Any]:
    sender = _text(found, SENDER)
    if not (sender or _text(found, HEADERS) or _text(found, ID)):
        return {}  # a log of Outlook's own, that went nowhere
    people = _people(items, number)
    for person in people:
        person["smtp"] = person["smtp"] or ("" if "@" in person["address"] else items.network(person["address"]))
    smtp = _text(found, SENDER_SMTP) or _text(found, ON_BEHALF_SMTP)
    if not smtp and sender and "@" not in sender and "from:" not in _text(found, HEADERS).lower():
        smtp = items.network(sender)
    plain = _body(message, "plain_text_body", found)
    html = "" if plain else _body(message, "html_body", found)
    at = message.client_submit_time or message.delivery_time
    return {
        "headers": _text(found, HEADERS),
        "subject": message.subject or "",
        "sender": {"name": _text(found, SENDER_NAME), "address": sender, "smtp": smtp},
        "people": people,
        "at": at.isoformat() if at else "",
        "id": _text(found, ID),
        "in_reply_to": _text(found, REPLIED),
        "references": _text(found, REFERENCES),
        "plain": plain,
        "html": html,
        "is_rich": not plain and not html and bool(_tried(message, "rtf_body")),
        "attachments": _files(message),
    }


def _files(message: Any) -> list[str]:
    try:
        return [name for file in message.attachments if (name := _tried(file, "long_filename"))]
    except OSError:
        return []


def _body(message: Any, name: str, found: dict[int, Any]) -> str:
    """A body as text; libpff gives it as bytes, in UTF-8 or the code page of the message."""
    raw = _tried(message, name)
    if not isinstance(raw, bytes):
        return str(raw or "")[:LONGEST]
    page = _number(found, CODE_PAGE)
    for charset in ("utf-8", f"cp{page}", "cp1252"):
        try:
            return raw[:LONGEST].decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw[:LONGEST].decode("latin-1")


def _tried(item: Any, name: str) -> Any:
    try:
        return getattr(item, name)
    except OSError:
        return None


def _text(found: dict[int, Any], kind: int) -> str:
    try:
        return str(found[kind].get_data_as_string() or "")[:LONGEST].rstrip("\0") if kind in found else ""
    except (OSError, ValueError):
        return ""


def _number(found: dict[int, Any], kind: int) -> int:
    try:
        return int(found[kind].get_data_as_integer() or 0) if kind in found else 0
    except (OSError, ValueError):
        return 0


def _write(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
