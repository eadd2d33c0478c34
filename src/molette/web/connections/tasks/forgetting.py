"""What is deleted with a connection, once its user can no longer change her mind."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from molette.web.bridge.recording import forget_batch, record_assessment
from molette.web.connections.models import Connection
from molette.web.intake.models import Import, State

REPENTANCE = timedelta(hours=1)


def forget_removed() -> None:
    """Delete the connections removed an hour ago."""
    for connection in Connection.objects.filter(removed_at__lt=timezone.now() - REPENTANCE):
        forget(connection)


@transaction.atomic
def forget(connection: Connection) -> None:
    """Delete a connection: its secret, how far it was read, what was kept or not confirmed; its facts if asked."""
    brought = Import.objects.filter(feed__in=connection.feeds.values("pk")).select_related("mission")
    done = brought.filter(state=State.DONE)
    if connection.settings.get("with_facts"):
        missions = {one.mission for one in done if one.mission and forget_batch(one.mission, one.pk)}
        done.update(state=State.UNDONE)
        for mission in missions:
            record_assessment(mission)
    brought.exclude(state__in=(State.DONE, State.UNDONE)).delete()
    connection.delete()
