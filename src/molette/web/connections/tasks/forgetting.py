"""What is deleted with a connection, once its user can no longer change her mind."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from molette.web.bridge.recording import forget_batch, forget_people, record_assessment
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
    if connection.settings.get("with_facts"):
        for one in brought.filter(state=State.DONE):  # the latest first
            _take_back(one)
    brought.exclude(state__in=(State.DONE, State.UNDONE)).delete()
    connection.delete()


def _take_back(intake: Import) -> None:
    """Delete the facts of an import, and the people nothing else speaks of."""
    if intake.mission and forget_batch(intake.mission, intake.pk):
        forget_people(intake.mission, intake.plan)
        record_assessment(intake.mission)
    Import.objects.filter(pk=intake.pk).update(state=State.UNDONE, plan="", me=[])
