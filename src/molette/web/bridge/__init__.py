"""The only place where rows and records meet."""
