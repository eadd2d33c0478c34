"""What the ledger shows by itself: one detector a file, each with its value, its limit and the facts it rests on."""
