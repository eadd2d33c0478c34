"""Invoices: CSV, Factur-X and ZUGFeRD → bills and payments.

Read in this order: invoice (the record), tables (CSV → invoices), documents (XML, alone or in a PDF → an invoice),
reading (the whole → facts).
"""

from molette.sources.invoices.invoice import Invoice
from molette.sources.invoices.reading import InvoicesRead, invoice_facts, read_invoices

__all__ = ["Invoice", "InvoicesRead", "invoice_facts", "read_invoices"]
