"""Who waits for whom: requests paired with answers, the ball, the response-time model, the two-sided account of days."""
