"""Why: the mix of causes behind a stall, what speaks for and against each, and the next question."""
