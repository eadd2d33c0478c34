"""Factur-X and ZUGFeRD: the XML of an invoice (UN/CEFACT CII), alone or inside a PDF → an invoice.

The names of the elements are those of EN 16931's CII syntax; ZUGFeRD 1.0 differs by prefixes of the same names.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pypdf import PdfReader

from molette.sources.event_logs.markup import Handler, Malformed, fed
from molette.sources.invoices.invoice import Invoice

PDF = b"%PDF-"
CROSS_INDUSTRY = re.compile(rb"<(?:\w+:)?CrossIndustry(?:Invoice|Document)\b")
LARGEST_XML = 5 << 20
CREDIT_NOTES = ("381", "261", "262", "296", "308", "396", "532")
"""UNTDID 1001 codes of credit notes."""
READ = {
    "number": r"ExchangedDocument/ID",
    "type": r"ExchangedDocument/TypeCode",
    "issued": r"ExchangedDocument/IssueDateTime/DateTimeString",
    "due": r"TradePaymentTerms/DueDateDateTime/DateTimeString",
    "net": r"MonetarySummation/TaxBasisTotalAmount",
    "gross": r"MonetarySummation/GrandTotalAmount",
    "left": r"MonetarySummation/DuePayableAmount",
    "prepaid": r"MonetarySummation/TotalPrepaidAmount",
    "currency": r"TradeSettlement/InvoiceCurrencyCode",
    "buyer": r"BuyerTradeParty/Name",
}
PATTERNS = {name: re.compile(rf".*{path}") for name, path in READ.items()}


@dataclass(slots=True)
class _Texts:
    """The text of each element that is read, the first time it is found."""

    path: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def start(self, name: str, _: dict[str, str]) -> None:
        self.path.append(name)
        self.said = []

    def text(self, said: str) -> None:
        self.said.append(said)

    def end(self, name: str) -> None:
        path = "/".join(self.path)
        self.path.pop()
        for key, pattern in PATTERNS.items():
            if key not in self.found and pattern.fullmatch(path):
                self.found[key] = " ".join("".join(self.said).split())
        self.said = []


def is_invoice(content: bytes) -> bool:
    """Whether it is the XML of an invoice."""
    return bool(CROSS_INDUSTRY.search(content[:8192]))


def read_document(content: bytes) -> Invoice | None:
    """The invoice written in CII; none when its number, date or amount is missing. Raises Malformed."""
    texts = _Texts()
    for _ in fed((content,), Handler(texts.start, texts.end, texts.text)):
        pass
    told = texts.found
    issued, net, gross = _day(told.get("issued", "")), _amount(told.get("net", "")), _amount(told.get("gross", ""))
    if issued is None or not told.get("number") or (net is None and gross is None):
        return None
    sign = -1 if told.get("type", "") in CREDIT_NOTES else 1
    left, prepaid = _amount(told.get("left", "")), _amount(told.get("prepaid", ""))
    return Invoice(
        told["number"][:80],
        issued,
        _day(told.get("due", "")),
        None if net is None else sign * net,
        None if gross is None else sign * gross,
        prepaid,
        is_paid=left == 0 and bool(prepaid),
        buyer=told.get("buyer", "")[:120],
        currency=told.get("currency", "").upper()[:3] or "EUR",
    )


def documents_in(content: bytes) -> Iterator[bytes]:
    """The XML invoices inside a PDF; none when it has none or cannot be read."""
    try:
        for name, files in PdfReader(io.BytesIO(content)).attachments.items():
            for one in files:
                if name.lower().endswith(".xml") and len(one) <= LARGEST_XML and is_invoice(one):
                    yield one
    except Exception:  # whatever a stranger's PDF breaks inside the library, it holds no invoice we can read
        return


def _day(text: str) -> date | None:
    """Format 102 of UNTDID 2379: YYYYMMDD."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{8}|\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _amount(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?", text) else None


__all__ = ["PDF", "Malformed", "documents_in", "is_invoice", "read_document"]
