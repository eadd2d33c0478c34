"""The background work of live sources: who is due, whose turn it is, what came, what is proposed."""

from molette.web.connections.tasks.syncing import start, sweep, sync

__all__ = ["start", "sweep", "sync"]
