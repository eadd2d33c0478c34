"""Header lines of a message, read patiently: encoded words, addresses, ids and dates, however broken."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

Headers = Mapping[str, Sequence[str]]
"""Every value of each header, by its name in lower case."""

ID = re.compile(r"<([^<>\s]+)>")
FOLD = re.compile(r"\s*[\r\n]+\s*")
AS_NAME = re.compile(r"(^|,)\s*([^\s<>,;:\"]+@[^\s<>,;:\"]+)\s+<")  # an address shown as the name of another
UNFIT = re.compile(r"[\s<>\x00-\x1f\x7f]+")  # what no address may hold, nor a journal's
FILE_NAME = re.compile(r"name\s*=\s*(?:\"([^\"\\]*)\"|([^\s\";]+))", re.IGNORECASE)
LONGEST = 100_000
MEANT = {  # charsets as they are announced, and as mail is written under their name
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "gb2312": "gb18030", "ks_c_5601-1987": "cp949"
}  # fmt: skip
MONTHS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
USUAL_DATE = re.compile(
    r"(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d\d)(\d\d)(?:\s|$)", re.IGNORECASE
)
FIRST_YEAR, LAST_YEAR = 1985, 2100  # outside, a clock was not set: 1970 and 2106 are the ends of 32-bit time


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox: the name shown, if any, and the address in lower case."""

    name: str
    address: str


def first(headers: Headers, name: str) -> str:
    """The first value of a header, or nothing."""
    values = headers.get(name)
    return values[0].strip() if values else ""


def unfolded(value: str) -> str:
    """A header value on one line."""
    return FOLD.sub(" ", value).strip() if "\n" in value or "\r" in value else value.strip()


def decoded(value: str) -> str:
    """A header value as it was typed; encoded words are joined before they are decoded, as a letter may be split."""
    value = unfolded(readable(value[:LONGEST]))
    if "=?" not in value:
        return value
    try:
        words = decode_header(value)
    except (HeaderParseError, ValueError, RecursionError):
        return value
    return "".join(_decoded_word(word, charset) for word, charset in words).strip()


def readable(value: str) -> str:
    """A value whose raw bytes, smuggled in as surrogates, are read as UTF-8 or else Latin-1."""
    if value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value):
        return value
    return decoded_bytes(value.encode("utf-8", "surrogateescape"), "utf-8")


def decoded_bytes(raw: bytes, charset: str | None) -> str:
    """Text in its stated charset, else UTF-8, else Latin-1 as Windows extends it; never an error."""
    for name in (MEANT.get(charset or "", charset), "utf-8", "cp1252"):
        try:
            return raw.decode(name or "ascii")
        except (LookupError, ValueError, TypeError):
            continue
    return raw.decode("latin-1")


def _decoded_word(word: bytes | str, charset: str | None) -> str:
    return word if isinstance(word, str) else decoded_bytes(word, charset)


def read_addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """The mailboxes of address headers; what is not an address is left out."""
    try:
        found = getaddresses([AS_NAME.sub(r'\1 "\2" <', unfolded(readable(value[:LONGEST]))) for value in values])
    except (RecursionError, ValueError, IndexError):
        found = [
            ("", match) for value in values for match in re.findall(r"[\w.+-]{1,64}@[\w.-]{1,200}", value[:LONGEST])
        ]
    return tuple(Address(decoded(name), UNFIT.sub("", address).lower()) for name, address in found if "@" in address)


def file_name(disposition: str, kind: str) -> str:
    """The name of an attached file by its Content-Disposition and Content-Type, or nothing."""
    disposition, kind = unfolded(readable(disposition)), unfolded(readable(kind))
    both = f"{disposition};{kind}"
    if "*" not in both:
        found = FILE_NAME.search(both)
        return decoded(found[1] or found[2] or "") if found else ""
    part = Message()
    part["Content-Disposition"], part["Content-Type"] = disposition or "attachment", kind
    try:
        return decoded(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def read_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Message ids without their angle brackets, in order, each once."""
    return tuple(dict.fromkeys(found for value in values for found in ID.findall(value[:LONGEST])))


def read_date(value: str) -> datetime | None:
    """The instant a date header names, UTC when it names no zone; nothing if it is no date or the year cannot be."""
    try:
        at = _usual_date(value) or parsedate_to_datetime(unfolded(value[:200]))
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        at = at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return at if is_possible(at) else None


def _usual_date(value: str) -> datetime | None:
    """A date as nearly all programs write it."""
    found = USUAL_DATE.match(value)
    month = MONTHS.get(found[2].lower()) if found else None
    if not found or not month:
        return None
    hours, minutes = int(found[7]), int(found[8])
    at = datetime(int(found[3]), month, int(found[1]), int(found[4]), int(found[5]), int(found[6]), tzinfo=UTC)
    return at - timedelta(hours=hours, minutes=minutes if found[7][0] == "+" else -minutes)


def is_possible(at: datetime) -> bool:
    """Whether mail may have been written then."""
    return FIRST_YEAR <= at.year <= LAST_YEAR


def read_received(headers: Headers) -> datetime | None:
    """When the last relay received the message, by its Received line."""
    for line in headers.get("received", ()):
        if at := read_date(line.rpartition(";")[2]):
            return at
    return None
