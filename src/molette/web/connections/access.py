"""A stranger's connection does not exist."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from molette.web.connections.models import Connection, Feed


def connection_for_writing(request: HttpRequest, connection_id: UUID) -> Connection:
    """The connection, if it is this account's and was not removed; 404 if not."""
    return get_object_or_404(Connection, pk=connection_id, account=request.user.pk, removed_at=None)


def removed_for_writing(request: HttpRequest, connection_id: UUID) -> Connection:
    """The connection on its way out, if it is this account's; 404 if not."""
    return get_object_or_404(Connection, pk=connection_id, account=request.user.pk, removed_at__isnull=False)


def feed_for_writing(request: HttpRequest, connection_id: UUID, feed_id: UUID) -> Feed:
    """A feed of this account's connection; 404 if not."""
    mine = Feed.objects.select_related("connection", "mission")
    return get_object_or_404(
        mine, pk=feed_id, connection=connection_id, connection__account=request.user.pk, connection__removed_at=None
    )
