"""What would help: the ways out."""
