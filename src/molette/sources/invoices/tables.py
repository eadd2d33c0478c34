"""Invoices in CSV, as invoicing tools and spreadsheets export them → invoices."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from molette.engine.problems import Place, Problem, Value
from molette.sources.invoices.invoice import Invoice
from molette.sources.tables import Cell, Row, Table, folded
from molette.sources.timesheets.dates import Order, read_triple, recognise_order


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    ISSUED = "issued"
    DUE = "due"
    NET = "net"
    GROSS = "gross"
    PAID = "paid"
    PAID_ON = "paid_on"
    STATUS = "status"
    BUYER = "buyer"
    CURRENCY = "currency"


NAMES = {
    Role.NUMBER: "numero de facture|numero facture|n facture|no facture|facture|numero|n|no|reference|ref"
    "|invoice number|invoice no|invoice|invoice id|number|piece",
    Role.ISSUED: "date de facture|date facture|date d emission|date emission|emise le|emis le|emission|invoice date"
    "|issue date|issued|issued on|issued at|date de facturation|date",
    Role.DUE: "date d echeance|date echeance|echeance|a payer avant|due date|due|due on|payment due"
    "|date limite de paiement",
    Role.NET: "montant ht|total ht|ht|net|montant hors taxe|montant hors taxes|montant hors tva|net amount|subtotal"
    "|amount excl vat|amount excluding vat|total excl vat|total net|amount ex vat|base ht|sous total"
    "|montant ht eur|total ht eur",
    Role.GROSS: "montant ttc|total ttc|ttc|gross|gross amount|total amount|amount incl vat|amount including vat"
    "|total incl vat|net a payer|montant|amount|total|montant ttc eur|total ttc eur",
    Role.PAID: "montant paye|montant regle|paid amount|amount paid|encaisse|deja paye|deja regle|total paid",
    Role.PAID_ON: "paye le|payee le|date de paiement|date paiement|regle le|reglee le|date de reglement|date reglement"
    "|encaisse le|payment date|paid on|paid at|date paid|paid date|date d encaissement",
    Role.STATUS: "statut|etat|status|state|payment status|etat de paiement|paye|payee|paid|reglee|regle",
    Role.BUYER: "client|nom du client|customer|customer name|client name|destinataire|buyer|societe|company|tiers",
    Role.CURRENCY: "devise|currency|monnaie",
}
RANKS = {name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names.split("|"))}
SEARCHED = 15
"""A header is looked for in the first rows: exports begin with a title, a period."""
PAID = re.compile(r"\b(?:paye|payee|paid|regle|reglee|encaissee?|soldee?|settled|oui|yes|x|acquittee?)\b")
UNPAID = re.compile(r"\b(?:im|non|not|un|pas|a|partiel\w*|partial\w*)\b|unpaid|impaye")
VOID = re.compile(r"\b(?:annulee?|brouillon|draft|cancell?ed|void|deleted|supprimee?|refusee?)\b")
AMOUNT = re.compile(
    r"([-\u2212(]?)\s?(?:EUR|€)?\s?(\d{1,3}(?:[ .,'’]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,4})?)\)?", re.I
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each role, counted from 0, and the rows under the header."""

    places: Mapping[Role, int]
    rows: tuple[Row, ...]
    sheet: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether invoices can be dated and counted, and are no other list of amounts."""
        has_amount = Role.NET in self.places or Role.GROSS in self.places
        is_invoice = bool({Role.DUE, Role.PAID_ON, Role.NUMBER, Role.STATUS} & self.places.keys())
        return Role.ISSUED in self.places and has_amount and is_invoice

    def cell(self, row: Row, role: Role) -> str:
        """What the row holds in that role."""
        return row.cell(self.places.get(role))


def recognise_columns(tables: Sequence[Table]) -> Columns | None:
    """The columns under the separator and the header row that give the most roles; none when they are not enough."""
    tries = [_named(table, index) for table in tables for index in range(min(SEARCHED, len(table.rows)))]
    best = max(tries, key=lambda one: (one.is_enough, len(one.places)), default=None)
    return best if best and best.is_enough else None


def _named(table: Table, index: int) -> Columns:
    header = tuple(folded(cell) for cell in table.rows[index].cells)
    ranked = sorted((RANKS[name][1], place, RANKS[name][0]) for place, name in enumerate(header) if name in RANKS)
    places: dict[Role, int] = {}
    for _, place, role in ranked:
        places.setdefault(role, place)
    return Columns(places, table.rows[index + 1 :], table.sheet)


def read_rows(columns: Columns, source: str, lang: str) -> Iterator[Invoice | Problem]:
    """An invoice for each row, or what is wrong in it; drafts, cancelled ones and totals are passed over."""
    dates = (columns.cell(row, role) for row in columns.rows for role in (Role.ISSUED, Role.DUE, Role.PAID_ON))
    order, _ = recognise_order(dates, lang)
    for row in columns.rows:
        number, written = columns.cell(row, Role.NUMBER), columns.cell(row, Role.ISSUED)
        is_total = folded(number or next(iter(row.cells), "")).startswith(("total", "sous total", "sum"))
        if is_total or not (number or written) or VOID.search(folded(columns.cell(row, Role.STATUS))):
            continue
        yield _invoice(row, columns, order, source)


def _invoice(row: Row, columns: Columns, order: Order, source: str) -> Invoice | Problem:
    written = columns.cell(row, Role.ISSUED)
    issued = _day(written, order)
    if issued is None:
        return _wrong("invoice-date-unreadable", written, source, row.line)
    net, gross, paid = (read_money(columns.cell(row, role)) for role in (Role.NET, Role.GROSS, Role.PAID))
    if net is None and gross is None:
        amount = columns.cell(row, Role.NET) or columns.cell(row, Role.GROSS)
        return _wrong("invoice-amount-unreadable", amount, source, row.line)
    paid_on = _day(columns.cell(row, Role.PAID_ON), order)
    status = folded(columns.cell(row, Role.STATUS))
    return Invoice(
        columns.cell(row, Role.NUMBER),
        issued,
        _day(columns.cell(row, Role.DUE), order),
        net,
        gross,
        paid,
        paid_on,
        paid_on is not None or bool(PAID.search(status) and not UNPAID.search(status)),
        columns.cell(row, Role.BUYER),
        columns.cell(row, Role.CURRENCY).upper() or "EUR",
        row.line,
    )


def read_money(text: str) -> float | None:
    """An amount: 1 234,50 € · 1,234.50 · (120.00) is negative; none when it is not one."""
    if isinstance(text, Cell) and text.number is not None:
        return text.number
    said = " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())
    found = AMOUNT.fullmatch(said.removesuffix("€").removesuffix("EUR").removesuffix("eur").strip())
    if not found:
        return None
    digits = found[2].replace(" ", "").replace("'", "").replace("’", "")
    whole, mark, cents = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}|\d{4}))?", digits).groups()  # type: ignore[union-attr]
    number = float(f"{re.sub(r'[.,]', '', whole)}.{cents}" if mark else re.sub(r"[.,]", "", digits))
    return -number if found[1] else number


def _day(text: str, order: Order) -> date | None:
    triple = read_triple(text)
    return triple.date(order) if triple else None


def _wrong(code: str, written: str, source: str, line: int) -> Problem:
    values: dict[str, Value] = {"written": written[:60]}
    return Problem(code, Place(source, line), values)
