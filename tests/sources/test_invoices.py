"""What Alice billed Chloé's company: in a list, in an electronic invoice, in a PDF that holds one."""

import io
import time
import zlib
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from molette.engine.ledger.merging import merge
from molette.engine.ledger.types import Fact, Kind, Ledger, Mission
from molette.engine.waits.pairing import read_waits
from molette.sources.invoices import InvoicesRead, invoice_facts, read_invoices
from molette.sources.invoices.tables import read_money

FAST = settings(max_examples=60, deadline=None)
FRENCH = (
    "Numéro;Date;Échéance;Client;Montant HT;Montant TTC;Payé le;Statut\n"
    "F-2026-01;31/01/2026;02/03/2026;Groupe Arvor;6 500,00 €;7 800,00 €;05/03/2026;Payée\n"
    "F-2026-02;28/02/2026;30/03/2026;Groupe Arvor;3 250,00 €;3 900,00 €;;Impayée\n"
    "F-2026-03;28/02/2026;30/03/2026;Kerlann;100,00 €;120,00 €;;Brouillon\n"
    "Total;;;;9 850,00 €;11 820,00 €;;\n"
)
CII = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:a" xmlns:ram="urn:b" xmlns:udt="urn:c">
 <rsm:ExchangedDocument><ram:ID>F-2026-02</ram:ID><ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20260228</udt:DateTimeString></ram:IssueDateTime>
 </rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Alice Roux</ram:Name></ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>Groupe Arvor</ram:Name></ram:BuyerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
    <udt:DateTimeString format="102">20260330</udt:DateTimeString></ram:DueDateDateTime>
   </ram:SpecifiedTradePaymentTerms>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:TaxBasisTotalAmount>3250.00</ram:TaxBasisTotalAmount><ram:GrandTotalAmount>3900.00</ram:GrandTotalAmount>
    <ram:DuePayableAmount>3900.00</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""


def read(content: str | bytes, **given: object) -> InvoicesRead:
    written = content.encode() if isinstance(content, str) else content
    return read_invoices(written, **{"source": "factures", **given})


def told(result: InvoicesRead) -> list[tuple[str, str, float | None]]:
    return [(f"{fact.at:%m-%d}", str(fact.kind), fact.euros) for fact in result.facts]


def codes(result: InvoicesRead) -> list[str]:
    return [problem.code for problem in result.problems]


def pdf(attached: str = CII) -> bytes:
    writer, held = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_attachment("factur-x.xml", attached.encode())
    writer.add_attachment("conditions.txt", b"30 jours")
    writer.write(held)
    return held.getvalue()


def test_a_list_gives_bills_without_vat_and_payments():
    result = read(FRENCH)
    assert told(result) == [("01-31", "bill", 6500.0), ("02-28", "bill", 3250.0), ("03-05", "pay", None)]
    first = result.facts[0]
    assert (first.by, first.to, first.due_at) == ("me", ("client",), datetime(2026, 3, 2, 12))
    assert (first.label[0], result.facts[2].ref, result.facts[2].by) == ("i", first.label, "client")
    assert not result.problems


def test_the_unpaid_one_is_a_wait_for_payment():
    ledger = merge(Ledger(), read(FRENCH, client="chloe").facts)
    waits, _, problems = read_waits(Mission("Paie", date(2026, 1, 2)), ledger)
    assert [(wait.holder, str(wait.kind), str(wait.state)) for wait in waits] == [
        ("chloe", "payment", "answered"),
        ("chloe", "payment", "open"),
    ]
    assert not problems


def test_only_the_invoices_of_the_client_are_read():
    text = FRENCH.replace("Brouillon", "Envoyée")
    assert len(read(text).facts) == 4
    result = read(text, words=["Kerlann"])
    assert (told(result), result.left_out) == ([("02-28", "bill", 100.0)], 2)


def test_a_mission_takes_the_invoices_of_its_client_or_all_when_none_bears_that_name():
    def bills(client: str) -> int:
        facts, _ = invoice_facts(FRENCH.encode(), "factures.csv", Mission("Paie", date(2026, 1, 2), client=client))
        return sum(fact.kind is Kind.BILL for fact in facts)

    assert (bills("Groupe Arvor"), bills("Arvor SA"), bills("")) == (2, 2, 2)
    assert len(read(FRENCH.replace("Brouillon", "Envoyée"), words=["Arvor"]).invoices) == 2


def test_an_english_list_with_only_the_amount_with_vat_is_told():
    result = read('Invoice number,Issue date,Due date,Amount,Status\nA1,2026-02-28,2026-03-30,"3,900.00",sent\n')
    assert (told(result), codes(result)) == ([("02-28", "bill", 3900.0)], ["invoice-amount-with-vat"])


def test_paid_without_a_date_is_paid_when_due_and_told():
    result = read("Numéro;Date;Échéance;HT;Statut\nA1;2026-02-28;2026-03-30;100;Payée\n")
    assert (told(result)[1], codes(result)) == (("03-30", "pay", None), ["invoice-paid-undated"])


def test_a_part_of_the_payment_leaves_the_bill_open():
    text = "Numéro;Date;HT;TTC;Montant payé;Payé le\nA1;2026-02-28;100;120;50;2026-03-05\n"
    assert [fact.kind for fact in read(text).facts] == [Kind.BILL, Kind.PART]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A1;demain;100", "invoice-date-unreadable"),
        ("A1;31/02/2026;100", "invoice-date-unreadable"),
        ("A1;2026-03-02;beaucoup", "invoice-amount-unreadable"),
        ("A1;2026-03-02;-100,00", "invoice-credit-note"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_the_others_are_read(row, code):
    result = read(f"Facture;Date;Montant HT\n{row}\nA2;2026-03-03;7\n")
    assert (codes(result), told(result)) == ([code], [("03-03", "bill", 7.0)])


def test_an_electronic_invoice_alone_and_in_a_pdf_say_the_same_as_the_list():
    bill: Fact = read(FRENCH).facts[1]
    assert read(CII).facts == read(pdf()).facts == (bill,)
    assert len(merge(merge(Ledger(), read(FRENCH).facts), read(pdf()).facts)) == 3


def test_an_older_zugferd_is_read_and_a_credit_note_is_none():
    old = CII.replace("CrossIndustryInvoice", "CrossIndustryDocument").replace(":Exchanged", ":HeaderExchanged")
    assert read(old).facts == read(CII).facts
    assert codes(read(CII.replace(">380<", ">381<"))) == ["invoice-credit-note"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"Nom;Ville\nDriss;Lille\n", "invoice-unknown"),
        (bytes(range(256)) * 4, "file-binary"),
        (pdf("<autre/>"), "invoice-pdf-without-xml"),
        (b"%PDF-1.7\nrien", "invoice-pdf-without-xml"),
        (pdf()[:700], "invoice-pdf-without-xml"),
        (CII[:600].encode(), "invoice-broken"),
        (CII.replace(">F-2026-02<", "><").encode(), "invoice-broken"),
        (CII.replace("<rsm:Cross", "<!DOCTYPE a [<!ENTITY b 'c'>]><rsm:Cross", 1).encode(), "invoice-broken"),
        (CII.replace(">EUR<", ">CHF<").encode(), "invoice-currency-other"),
    ],
)
def test_what_is_no_invoice_is_refused_with_a_reason(content, code):
    result = read(content)
    assert (result.facts, codes(result)) == ((), [code])


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1 234,50 €", 1234.5), ("1\u202f234,50", 1234.5), ("1,234.50", 1234.5), ("1.234,50", 1234.5),
        ("€1234.5", 1234.5), ("1,234", 1234), ("12", 12), ("-3,20", -3.2), ("(3.20)", -3.2), ("0,1234", 0.1234),
        ("douze", None), ("", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(written, amount):
    assert read_money(written) == amount


@given(st.integers(1, 10**9))
def test_what_is_written_is_what_is_read(cents):
    assert read_money(f"{cents / 100:,.2f}".replace(",", " ").replace(".", ",")) == pytest.approx(cents / 100)


@FAST
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.7\n", b"<CrossIndustryInvoice>", "Numéro;Date;HT\n".encode()]),
)
def test_no_bytes_make_it_fail_and_reading_twice_gives_the_same_facts(content, start):
    assert read(start + content) == read(start + content)


@FAST
@given(st.integers(0, 1500), st.binary(max_size=6))
def test_no_damage_to_a_pdf_makes_it_fail(place, damage):
    content = pdf()
    read(content[:place] + damage + content[place + len(damage) :])


def test_no_list_takes_long_and_no_pdf_swells():
    bomb = pdf(CII[:-30] + " " * 1000)
    started = time.process_time()
    read("Numéro;Date;HT\n" + "1" * 300_000 + ";2026-03-02;" + "1 " * 100_000 + "\n")
    read("Numéro;Date;HT\n" + "A;2026-03-02;7\n" * 20_000)
    read(bomb.replace(b"EndOfLine", zlib.compress(b"0" * 1000)))
    assert time.process_time() - started < 6
