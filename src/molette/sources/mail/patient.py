"""Messages of any shape read with the standard library, which forgives everything but depth."""

from email.message import Message as Mime
from email.parser import BytesHeaderParser, BytesParser

from molette.sources.mail.headers import Headers, decoded, decoded_bytes, file_name, first, read_addresses, read_date
from molette.sources.mail.parts import Parts

MOST_PARTS = 2000


def read_patiently(raw: bytes) -> Parts:
    """The parts of any bytes: never an error."""
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
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            left.extend(item for item in reversed(list(part.get_payload())) if isinstance(item, Mime))
            continue
        kind, said = part.get_content_type(), _headers(part)
        if kind == "message/delivery-status" and part.is_multipart():
            blocks = [item for item in part.get_payload() if isinstance(item, Mime)]
            plain.extend(f"{name}: {value}" for block in blocks for name, value in block.raw_items())
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else html).append(_text(part))
        elif name := file_name(first(said, "content-disposition"), first(said, "content-type")):
            names.append(name)
    return "\n\n".join(plain), "\n".join(html), tuple(names)


def _text(part: Mime) -> str:
    raw = part.get_payload(decode=True)
    try:
        charset = part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        charset = None
    return decoded_bytes(raw, charset) if isinstance(raw, bytes) else ""
