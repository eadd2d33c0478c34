"""Invoices → facts: the only file that knows all the steps."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from molette.engine.calendar import noon
from molette.engine.ledger.types import ME, Fact, Kind, Mission, Origin
from molette.engine.problems import Place, Problem
from molette.sources.invoices.documents import PDF, Malformed, documents_in, is_invoice, read_document
from molette.sources.invoices.invoice import Invoice
from molette.sources.invoices.tables import read_rows, recognise_columns
from molette.sources.tables import folded, open_tables
from molette.sources.tables.opening import sheets_said

CLIENT = "client"


@dataclass(frozen=True, slots=True)
class InvoicesRead:
    """What the invoices say; `left_out` those of other missions and credit notes."""

    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    invoices: tuple[Invoice, ...] = ()
    left_out: int = 0


def read_invoices(
    content: bytes, *, source: str, words: Collection[str] = (), client: str = CLIENT, lang: str = "fr"
) -> InvoicesRead:
    """The invoices of a CSV, of a Factur-X or ZUGFeRD XML, or of a PDF that holds one: BILL and PAY facts.

    `euros` of a BILL excludes VAT as the budget does; an invoice that only gives the amount with VAT keeps it, with a
    warning. A PAY closes its BILL (label "i" and a digest of the number); a partial payment leaves it open. `words`:
    when the file names buyers, only those whose name holds one of them. `client`: the handle of who pays.
    Never raises on bad content; problems: those of `open_tables`, invoice-unknown, invoice-pdf-without-xml,
    invoice-broken, invoice-date-unreadable, invoice-amount-unreadable, invoice-currency-other, and warnings
    invoice-amount-with-vat, invoice-paid-undated, invoice-credit-note.
    """
    read = list(_read(content, source, lang))
    found = [each for each in read if isinstance(each, Invoice)]
    kept = [one for one in found if _concerns(one, words)]
    facts: list[Fact] = []
    problems = [each for each in read if isinstance(each, Problem)]
    for one in kept:
        doubt = _doubt(one, source)
        problems += [doubt] if doubt else []
        facts += () if doubt and (doubt.is_error or doubt.code == "invoice-credit-note") else _facts(one, client)
    billed = sum(fact.kind is Kind.BILL for fact in facts)
    ordered = sorted(facts, key=lambda fact: fact.at)
    return InvoicesRead(tuple(ordered), tuple(problems), tuple(kept), len(found) - billed)


def invoice_facts(
    content: bytes, name: str, mission: Mission, lang: str = "fr"
) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The bills and payments of this mission: the invoices of its client, or all when no buyer bears that name."""
    words = (mission.client,) if mission.client else ()
    read = read_invoices(content, source=name, words=words, lang=lang)
    if not read.invoices and read.left_out:
        read = read_invoices(content, source=name, lang=lang)
    return read.facts, read.problems


def _read(content: bytes, source: str, lang: str) -> Iterator[Invoice | Problem]:
    if not content.strip():
        yield Problem("file-empty", Place(source), {"name": source})
    elif content.lstrip()[:5] == PDF:
        documents = list(documents_in(content))
        yield from _documents(documents, source)
        if not documents:
            yield Problem("invoice-pdf-without-xml", Place(source), {"name": source})
    elif is_invoice(content):
        yield from _documents((content,), source)
    else:
        yield from _table(content, source, lang)


def _documents(documents: Iterable[bytes], source: str) -> Iterator[Invoice | Problem]:
    for document in documents:
        try:
            invoice = read_document(document)
        except Malformed as wrong:
            yield Problem("invoice-broken", Place(source, wrong.line), {"name": source})
        else:
            yield invoice or Problem("invoice-broken", Place(source), {"name": source})


def _table(content: bytes, source: str, lang: str) -> Iterator[Invoice | Problem]:
    opened = open_tables(content, source)
    columns = recognise_columns(opened.tables)
    if columns is None:
        yield opened.refusal or Problem("invoice-unknown", Place(source), {"name": source})
    else:
        yield from sheets_said(opened, {columns.sheet}, source)
        yield from read_rows(columns, source, lang)


def _concerns(invoice: Invoice, words: Collection[str]) -> bool:
    sought = [folded(word) for word in words if folded(word)]
    return not sought or not invoice.buyer or any(word in folded(invoice.buyer) for word in sought)


def _doubt(invoice: Invoice, source: str) -> Problem | None:
    """What the user should know of this invoice."""
    place, values = Place(source, invoice.line), {"number": invoice.number}
    if (invoice.amount or 0.0) <= 0:
        return Problem("invoice-credit-note", place, values, is_error=False)
    if invoice.currency not in ("EUR", "€"):
        return Problem("invoice-currency-other", place, {**values, "currency": invoice.currency})
    if invoice.is_paid and invoice.paid_on is None and not invoice.is_partly_paid:
        return Problem("invoice-paid-undated", place, values, is_error=False)
    return Problem("invoice-amount-with-vat", place, values, is_error=False) if invoice.net is None else None


def _facts(invoice: Invoice, client: str) -> Iterator[Fact]:
    """The bill, and its payment if there was one; paid without a date is paid when due."""
    item = invoice.number or _digest(f"{invoice.issued} {invoice.amount}")
    label, origin = f"i{_digest(folded(item) or item)}", Origin("invoice", item)
    due = noon(invoice.due) if invoice.due else None
    yield Fact(
        noon(invoice.issued), Kind.BILL, ME, (client,), due_at=due, euros=invoice.amount, text=invoice.number,
        label=label, origin=origin,
    )  # fmt: skip
    day = _paid_on(invoice)
    if day and invoice.is_partly_paid:
        yield Fact(noon(day), Kind.PART, client, ref=label, text=invoice.number, origin=origin)
    elif day:
        yield Fact(noon(day), Kind.PAY, client, ref=label, text=invoice.number, origin=origin)


def _paid_on(invoice: Invoice) -> date | None:
    """Never before it was sent: a deposit is paid on that day."""
    if invoice.paid_on is None and not invoice.is_paid:
        return None
    return max(invoice.paid_on or invoice.due or invoice.issued, invoice.issued)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:8]
