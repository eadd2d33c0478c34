"""Bytes from elsewhere: a live mailbox, a live calendar, a watched folder; read only, no Django."""
