"""What Molette says of each mission, and the pages that show it."""
