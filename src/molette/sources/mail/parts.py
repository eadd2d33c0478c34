"""A message taken apart: headers and bodies decoded, attachments named. The fast reader first, then the patient one."""

from dataclasses import dataclass
from datetime import datetime
from email.message import Message as Mime
from email.parser import BytesHeaderParser, BytesParser

from fast_mail_parser import ParseError, PyAddress, PyLazyMail, parse_email

from molette.sources.mail.headers import (
    Address,
    Headers,
    decoded,
    decoded_bytes,
    first,
    read_addresses,
    read_date,
    unfolded,
)

UNREADABLE = "\ufffd"
MISREAD = ("Ã", "â€")  # UTF-8 read as Latin-1, as happens when no charset is announced
MOST_PARTS = 2000


@dataclass(frozen=True, slots=True)
class Parts:
    """What a message is made of; `is_whole` is false when its body was nested too deep to be read."""

    headers: Headers
    subject: str
    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    date: datetime | None
    plain: str
    html: str
    attachments: tuple[str, ...]
    is_whole: bool = True


def read_parts(raw: bytes) -> Parts:
    """The parts of any bytes: never an error."""
    try:
        parts = _from_fast(parse_email(raw, mode="lazy"))
    except ParseError:
        return _read_patiently(raw)
    return _read_patiently(raw) if _is_doubtful(parts) else parts


def _is_doubtful(parts: Parts) -> bool:
    """Whether the fast reader lost something: a letter it could not read, or the body."""
    if UNREADABLE in parts.subject or not (parts.plain or parts.html):
        return True
    if parts.sender is None or UNREADABLE in parts.sender.name:
        return True
    return any(sign in body for body in (parts.plain, parts.html) for sign in (UNREADABLE, *MISREAD))


def _from_fast(mail: PyLazyMail) -> Parts:
    return Parts(
        headers={name.lower(): values for name, values in mail.headers.items()},
        subject=unfolded(mail.subject),
        sender=_address(mail.from_) if mail.from_ else None,
        to=tuple(_address(found) for found in mail.to),
        cc=tuple(_address(found) for found in mail.cc),
        date=mail.date_parsed,
        plain="\n\n".join(mail.text_plain),
        html="\n".join(mail.text_html),
        attachments=tuple(part.filename for part in mail.attachments if part.filename),
    )


def _address(found: PyAddress) -> Address:
    return Address((found.display_name or "").strip(), found.address.lower())


def _read_patiently(raw: bytes) -> Parts:
    """The standard library's reading, which forgives everything but depth."""
    try:
        mime, is_whole = BytesParser().parsebytes(raw), True
    except RecursionError:
        mime, is_whole = BytesHeaderParser().parsebytes(raw), False
    headers = _headers(mime)
    plain, html, names = _bodies(mime) if is_whole else ("", "", ())
    senders = read_addresses(headers.get("from", ())) or read_addresses(headers.get("sender", ()))
    return Parts(
        headers=headers,
        subject=decoded(first(headers, "subject")),
        sender=senders[0] if senders else None,
        to=read_addresses(headers.get("to", ())),
        cc=read_addresses(headers.get("cc", ())),
        date=read_date(first(headers, "date")),
        plain=plain,
        html=html,
        attachments=names,
        is_whole=is_whole,
    )


def _headers(mime: Mime) -> Headers:
    found: dict[str, list[str]] = {}
    for name, value in mime.raw_items():
        found.setdefault(name.lower(), []).append(str(value))
    return found


def _bodies(mime: Mime) -> tuple[str, str, tuple[str, ...]]:
    """Plain text, HTML and attachment names; the parts of an enclosed message are not what the sender wrote."""
    plain: list[str] = []
    html: list[str] = []
    names: list[str] = []
    left = [mime]
    while left and len(plain) + len(html) + len(names) < MOST_PARTS:
        part = left.pop()
        inside = part.get_payload()
        if isinstance(inside, list):
            if part.get_content_maintype() == "multipart":
                left.extend(item for item in reversed(inside) if isinstance(item, Mime))
            continue
        kind, name = part.get_content_type(), _filename(part)
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else html).append(_text(part))
        elif name:
            names.append(name)
    return "\n\n".join(plain), "\n".join(html), tuple(names)


def _filename(part: Mime) -> str:
    try:
        return decoded(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def _text(part: Mime) -> str:
    try:
        raw = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        raw, charset = str(part.get_payload()).encode("utf-8", "surrogateescape"), None
    return decoded_bytes(raw, charset) if isinstance(raw, bytes) else ""
