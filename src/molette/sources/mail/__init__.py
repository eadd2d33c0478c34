"""Mail: from the bytes of a mailbox to dated facts. Read first: exchanges.py."""
