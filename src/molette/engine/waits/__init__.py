"""Who waits for whom: requests paired with answers, the ball, the response times, the two-sided account of days.

Read in this order: types; pairing (table, asking, answering, holding); silences, curve, response (how fast answers
come); ball; foreseen (what the plan will need); account. On logs by the clock: clock, clock_*, foresight; outside.
"""
