"""Problems of invoices."""

WORDS: dict[str, tuple[str, str]] = {
    "invoice-unknown": (
        "« {name} » n'a pas de colonnes de date, de montant et d'échéance : nommez-les « Date », « Montant HT » et « Échéance ».",
        "“{name}” has no columns of dates, amounts and due dates: name them “Date”, “Net amount” and “Due date”.",
    ),
    "invoice-pdf-without-xml": (
        "Le PDF « {name} » ne contient pas de facture électronique lisible : exportez-la en Factur-X, ou la liste des factures en CSV.",
        "The PDF “{name}” holds no electronic invoice that can be read: export it as Factur-X, or the list of invoices as CSV.",
    ),
    "invoice-broken": (
        "La facture électronique de « {name} » est incomplète ou abîmée : exportez-la de nouveau.",
        "The electronic invoice in “{name}” is incomplete or damaged: export it again.",
    ),
    "invoice-date-unreadable": (
        "« {written} » n'est pas une date de facture, la ligne n'est pas lue : écrivez-la comme 2026-03-31.",
        "“{written}” is not the date of an invoice, the row is left out: write it like 2026-03-31.",
    ),
    "invoice-amount-unreadable": (
        "« {written} » n'est pas un montant, la ligne n'est pas lue : écrivez 1234,50.",
        "“{written}” is not an amount, the row is left out: write 1234.50.",
    ),
    "invoice-currency-other": (
        "La facture « {number} » est en {currency} et n'est pas lue : indiquez son montant en euros.",
        "The invoice “{number}” is in {currency} and is left out: give its amount in euros.",
    ),
    "invoice-amount-with-vat": (
        "La facture « {number} » ne donne que le montant TTC, qui est gardé : ajoutez le montant HT, que le budget compte.",
        "The invoice “{number}” gives only the amount with VAT, which is kept: add the amount without VAT, as the budget counts.",
    ),
    "invoice-paid-undated": (
        "La facture « {number} » est payée sans date, l'échéance en tient lieu : ajoutez une colonne « Payé le ».",
        "The invoice “{number}” is paid without a date, the due date stands for it: add a column “Paid on”.",
    ),
    "invoice-credit-note": (
        "« {number} » est un avoir ou une facture sans montant et n'est pas lu : corrigez la facture d'origine s'il l'annule.",
        "“{number}” is a credit note or an invoice without amount and is left out: mend the original invoice if it cancels it.",
    ),
}
