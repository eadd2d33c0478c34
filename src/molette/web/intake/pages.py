"""What the import's page shows."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from molette.web.intake.models import Import, State

STILL = 20  # seconds without news of the background work after which reading is taken for interrupted


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come."""

    percent: int
    count: int
    rate: int
    left: str
    is_still: bool


def progress(intake: Import) -> Progress:
    """Count, rate and time left."""
    share = intake.offset / intake.size if intake.size else 1.0
    rate = intake.count / intake.seconds if intake.seconds else 0.0
    left = intake.seconds * (1 - share) / share if share else 0.0
    quiet = (timezone.now() - intake.touched_at).total_seconds()
    is_still = intake.state in (State.READING, State.PROPOSING) and quiet > STILL
    return Progress(round(100 * share), intake.count, round(rate), _left(left) if share else "", is_still)


def _left(seconds: float) -> str:
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}
