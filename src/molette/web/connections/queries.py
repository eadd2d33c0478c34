"""What is asked of the connections."""

from datetime import datetime

from django.db.models import Q, QuerySet

from molette.web.connections.models import Connection


def due(now: datetime) -> QuerySet[Connection]:
    """Those to read now, that nobody reads."""
    free = Q(busy_until=None) | Q(busy_until__lte=now)
    return Connection.objects.filter(free, next_at__lte=now, is_paused=False, removed_at=None).order_by("next_at")


def connections_of(account: int) -> QuerySet[Connection]:
    """Those of an account, removed ones left out."""
    return Connection.objects.filter(account=account, removed_at=None)
