"""Mission, facts and ledger; the journal notation read and written."""
