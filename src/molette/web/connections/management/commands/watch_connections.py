"""Have the worker look every minute at which live sources are due."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import F
from django.utils import timezone
from django_q.models import Schedule
from django_q.tasks import async_task

from molette.web.connections.models import Connection
from molette.web.connections.tasks import sweep

NAME = "connections"
SWEEP = f"{sweep.__module__}.{sweep.__name__}"


class Command(BaseCommand):
    """Run when Molette starts."""

    help = "Have the worker look every minute at which live sources are due."

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan the look, have a first one; on one's own machine, take back the turns that a stop interrupted."""
        Schedule.objects.filter(name=NAME).exclude(func=SWEEP).delete()
        Schedule.objects.get_or_create(
            name=NAME, func=SWEEP,
            defaults={"schedule_type": Schedule.MINUTES, "minutes": 1, "repeats": -1, "next_run": timezone.now()},
        )  # fmt: skip
        if not settings.SERVER:  # nobody else can be reading: on a server, another machine may be
            Connection.objects.exclude(busy_until=None).update(busy_until=None, turn=F("turn") + 1)
        async_task(sweep)
