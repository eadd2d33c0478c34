"""Who waits for whom: requests paired with answers, the ball, the response times, the two-sided account of days."""
