"""What a file is: by its first bytes, then by its name; and the text its bytes stand for."""

import codecs
import re
import zlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import PurePath

from molette.engine.problems import Place, Problem

GZIP = b"\x1f\x8b"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OUTLOOK_DATA, OUTLOOK_PROPERTIES = b"!BDN", "__properties_version1.0".encode("utf-16-le")
COMPRESSED = (b"PK\x05\x06", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SHOWN = 4096
OPEN_SHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
FIRST_NAME = 30  # where a zip names its first file
OFFICE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"mimetype", b"xl/", b"word/", b"ppt/")
DOCUMENTS = (b"word/", b"ppt/", b"mimetypeapplication/")
SHEETS = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
HEADERS, FEWEST_CELLS = 15, 3

MESSAGE_HEADER = re.compile(
    r"(from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to|in-reply-to"
    r"|references|content-type|dkim-signature|authentication-results|x-[\w-]+)[ \t]*:",
    re.IGNORECASE,
)
APPLE_LENGTH = re.compile(r"\d{1,10}")  # the first line of an .emlx
MESSAGE_LINES = re.compile(r"[!-9;-~]+[ \t]*:|[ \t]")
PDF = b"%PDF-"
EVENT_LOG_COLUMNS = re.compile(
    r"(?=.*\b(?:case[ _]?id|id du cas|id (?:de )?dossier|num[ée]ro de dossier)\b)(?=.*\b(?:activity|activit[ée])\b)",
    re.IGNORECASE,
)
WORKED = re.compile(r"\b(?:dur[ée]e|duration|hours?|heures?|time spent|temps|jours|days|minutes)\b", re.IGNORECASE)
INVOICE_COLUMNS = re.compile(
    r"(?=.*\b(?:factures?|invoices?|[ée]ch[ée]ance|due(?: date)?|pay[ée]e? le|r[ée]gl[ée]e? le|paid(?: on)?)\b)"
    r"(?=.*\b(?:montant|total|ttc|ht|amount|net|gross)\b)",
    re.IGNORECASE,
)
TITLE_COLUMN = re.compile(r"\b(?:summary|title|titre|t[âa]che|task)\b", re.IGNORECASE)
ISSUE_KEY = re.compile(r"\b(?:issue key|cl[ée] de ticket)\b", re.IGNORECASE)
BOARD_COLUMNS = re.compile(
    r"(?=.*\b(?:status|statut|[ée]tat|state|list name)\b)"
    r"(?=.*\b(?:summary|r[ée]sum[ée]|title|titre|name|nom|task|t[âa]che|card|carte|issue)\b)"
    r"|(?=.*\bcreated[ _](?:date|at)\b)(?=.*\b(?:finished|resolved|closed|completed)[ _](?:date|at)\b)",
    re.IGNORECASE,
)
CROSS_INDUSTRY = re.compile(r"<(?:\w+:)?CrossIndustry(?:Invoice|Document)\b")
SEPARATED = re.compile(r"[^,;\t|\n]*[,;\t|]")


class SourceKind(StrEnum):
    """What Molette can read. The value is stable: it is stored."""

    MAILBOX = "mailbox"
    MESSAGE = "message"
    CALENDAR = "calendar"
    TIMESHEET = "timesheet"
    JOURNAL = "journal"
    BOARD = "board"
    EVENT_LOG = "event_log"
    INVOICE = "invoice"
    SPREADSHEET = "spreadsheet"
    """A workbook: what it holds is known once it is opened."""
    ARCHIVE = "archive"
    """A .zip: each file in it is recognised in its turn."""


BY_SUFFIX = {
    ".mbox": SourceKind.MAILBOX,
    ".eml": SourceKind.MESSAGE,
    ".ics": SourceKind.CALENDAR,
    ".csv": SourceKind.TIMESHEET,
    ".tsv": SourceKind.TIMESHEET,
    ".json": SourceKind.BOARD,
    ".xes": SourceKind.EVENT_LOG,
    ".pdf": SourceKind.INVOICE,
}


def recognise(name: str, head: bytes) -> SourceKind | Problem:
    """What the file `name` is, from its first bytes (4 KiB are enough), or why it is refused.

    Problems: file-empty, file-compressed, file-binary, file-unknown.
    """
    if not head.strip():
        return _refusal("file-empty", name)
    if head.startswith(OUTLOOK_DATA):
        return SourceKind.MAILBOX
    if head.startswith((GZIP, ZIP, OLE, *COMPRESSED)):
        return _packed(name, head)
    if head.lstrip().startswith(PDF):
        return SourceKind.INVOICE  # whether it holds an electronic invoice is known once it is read
    text, _ = decode(head[:SHOWN])
    if is_binary(text):
        return _refusal("file-binary", name)
    return _by_content(text) or BY_SUFFIX.get(PurePath(name).suffix.lower()) or _refusal("file-unknown", name)


def kind_of_rows(rows: Iterable[Sequence[str]]) -> SourceKind | None:
    """What a table is about by the names of its columns, looked for in its first rows; none when nothing says it."""
    for _, cells in zip(range(HEADERS), rows, strict=False):
        line = ";".join(cells)
        if sum(bool(cell) for cell in cells) < FEWEST_CELLS:
            continue
        if EVENT_LOG_COLUMNS.match(line):
            return SourceKind.EVENT_LOG
        if kind := _by_header(line):
            return kind
        if WORKED.search(line):
            return SourceKind.TIMESHEET
    return None


def decode(content: bytes) -> tuple[str, str]:
    """The text and the encoding it was written in; what is truncated or impossible is dropped, never raised."""
    for encoding in _encodings(content):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(content), encoding
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace"), "cp1252"


def is_binary(text: str) -> bool:
    """Whether more than one character in twenty of the beginning is a control character no text holds."""
    shown = text[:SHOWN]
    return 20 * sum(character < " " and character not in "\t\n\v\f\r\x1a\x1b" for character in shown) > len(shown)


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return (encoding,)
    odd, even = content[1:SHOWN:2], content[0:SHOWN:2]
    # Western text in UTF-16 has a zero in every other byte, which no other text has.
    if 2 * odd.count(0) > len(odd) > 0:
        return ("utf-16-le",)
    if 2 * even.count(0) > len(even) > 0:
        return ("utf-16-be",)
    return ("utf-8",)


def _by_content(text: str) -> SourceKind | None:
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    first = lines[0].strip() if lines else ""
    if first.startswith("From "):
        return SourceKind.MAILBOX
    if first.upper().startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT")):
        return SourceKind.CALENDAR
    if _opens_journal(lines):
        return SourceKind.JOURNAL
    if first.startswith(("{", "[")):
        return SourceKind.BOARD
    if first.startswith("<"):
        return _markup(text)
    return _message_or_table(first, lines)


def _message_or_table(first: str, lines: list[str]) -> SourceKind | None:
    if APPLE_LENGTH.fullmatch(first):
        first, lines = (lines[1], lines[1:]) if lines[1:] else ("", [])
    if MESSAGE_HEADER.match(first) and all(MESSAGE_LINES.match(line) for line in lines[:2]):
        return SourceKind.MESSAGE
    if EVENT_LOG_COLUMNS.match(first) or "case:concept:name" in first:
        return SourceKind.EVENT_LOG
    if SEPARATED.match(first) and (kind := _by_header(first)):
        return kind
    tabled = [line for line in lines[:5] if SEPARATED.match(line)]
    is_table = len(tabled) >= 2 and any(re.search(r"\d", line) for line in tabled[1:])
    return SourceKind.TIMESHEET if is_table else None


def _markup(text: str) -> SourceKind | None:
    if CROSS_INDUSTRY.search(text):
        return SourceKind.INVOICE
    return SourceKind.EVENT_LOG if re.search(r"<log[\s>]", text) else None


def _by_header(first: str) -> SourceKind | None:
    """A table by its columns: hours make a timesheet of it, whatever else stands there, except in Jira's exports."""
    if ISSUE_KEY.search(first):
        return SourceKind.BOARD
    if WORKED.search(first):
        return None
    if INVOICE_COLUMNS.match(first) and not TITLE_COLUMN.search(first):
        return SourceKind.INVOICE
    return SourceKind.BOARD if BOARD_COLUMNS.match(first) else None


def _opens_journal(lines: list[str]) -> bool:
    spoken = (line.strip() for line in lines if not line.lstrip().startswith(("#", ";", "//")))
    return next(spoken, "").startswith('mission "')


def _packed(name: str, head: bytes) -> SourceKind | Problem:
    """A gzipped log, a workbook, an archive, a document of another office tool, or what is packed in another way."""
    if head.startswith(GZIP) and _by_content(decode(_inflated(head))[0]) is SourceKind.EVENT_LOG:
        return SourceKind.EVENT_LOG
    if not head.startswith((ZIP, OLE)):
        return _refusal("file-compressed", name)
    suffix = PurePath(name).suffix.lower()
    if head.startswith(OLE) and (suffix == ".msg" or OUTLOOK_PROPERTIES in head):
        return SourceKind.MESSAGE
    is_office = head.startswith(OLE) or head[FIRST_NAME:].startswith(OFFICE)
    if suffix in SHEETS or (is_office and (OPEN_SHEET in head or b"xl/" in head)):
        return SourceKind.SPREADSHEET
    is_document = head.startswith(OLE) or (is_office and any(mark in head for mark in DOCUMENTS))
    return _refusal("file-unknown", name) if is_document else SourceKind.ARCHIVE


def _inflated(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, SHOWN)
    except zlib.error:
        return b""


def _refusal(code: str, name: str) -> Problem:
    return Problem(code, Place(name), {"name": PurePath(name).name or name})
