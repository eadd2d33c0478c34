"""What is known of stalled missions, and the rules of pay: data files, each number with its source."""
