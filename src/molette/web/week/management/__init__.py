"""Commands of the week."""
