"""Have the worker look every ten minutes at whose digest is due."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_q.models import Schedule

from molette.web.week.tasks import send_digests

NAME = "digests"
LOOK = f"{send_digests.__module__}.{send_digests.__name__}"


class Command(BaseCommand):
    """Run when Molette starts."""

    help = "Have the worker look every ten minutes at whose digest is due."

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan the look once."""
        Schedule.objects.get_or_create(
            name=NAME, func=LOOK,
            defaults={"schedule_type": Schedule.MINUTES, "minutes": 10, "repeats": -1, "next_run": timezone.now()},
        )  # fmt: skip
