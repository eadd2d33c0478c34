"""What to do about each open wait: when, to whom, how, for how small a step."""
