"""What a stall has cost and what one more day costs, in three coins: money, time, strength."""
