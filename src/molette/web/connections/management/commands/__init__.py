"""Commands of the live sources."""
