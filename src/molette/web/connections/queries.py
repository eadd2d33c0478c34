"""What is asked of the connections."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from molette.web.connections.models import Connection, Feed


def due(now: datetime) -> QuerySet[Connection]:
    """Those to read now, that nobody reads and that feed a mission."""
    free = Q(busy_until=None) | Q(busy_until__lte=now)
    fed = Exists(Feed.objects.filter(connection=OuterRef("pk")))
    return Connection.objects.filter(free, fed, next_at__lte=now, is_paused=False, removed_at=None).order_by("next_at")


def connections_of(account: int) -> QuerySet[Connection]:
    """Those of an account, removed ones left out."""
    return Connection.objects.filter(account=account, removed_at=None)


def needing_help(account: int) -> int:
    """How many of them will not work again by themselves."""
    return connections_of(account).filter(needs_help=True, is_paused=False).count()
