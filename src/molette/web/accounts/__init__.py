"""The people who use Molette: who they are, the language and the light they like."""
