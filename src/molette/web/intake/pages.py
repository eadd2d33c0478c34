"""What the import's page shows."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from molette.sources.catalogue import called
from molette.web.intake.models import Import, State

MOVING = (State.READING, State.PROPOSING)
STILL = 20  # seconds without news of the background work after which reading is taken for interrupted


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come."""

    percent: int
    count: int
    rate: int
    left: str
    is_still: bool
    kind: str
    """What the file is, in words."""
    facts: int
    """How many new facts it proposes."""
    reason: str
    """Why it was not read."""


def progress(intake: Import, lang: str = "fr", reason: str = "") -> Progress:
    """Count, rate and time left; `reason` is why it was not read."""
    share = intake.offset / intake.size if intake.size else 1.0
    rate = intake.count / intake.seconds if intake.seconds else 0.0
    left = intake.seconds * (1 - share) / share if share else 0.0
    quiet = (timezone.now() - intake.touched_at).total_seconds()
    is_still = intake.state in MOVING and quiet > STILL
    new = max(len(intake.lines) - intake.known, 0)
    return Progress(
        round(100 * share), intake.count, round(rate), _left(left) if share else "", is_still,
        called(intake.kind, lang), new, reason,
    )  # fmt: skip


def _left(seconds: float) -> str:
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}
