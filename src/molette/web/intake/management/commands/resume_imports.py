"""Set the imports that a stop interrupted going again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from molette.web.intake import tasks
from molette.web.intake.models import Import, State


class Command(BaseCommand):
    """Run when Molette starts."""

    help = "Set the imports that a stop interrupted going again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each goes on from the place it had reached; one already under way does the work once all the same."""
        with transaction.atomic():
            for intake in Import.objects.filter(state__in=(State.READING, State.PROPOSING)):
                tasks.start(intake)
