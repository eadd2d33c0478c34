"""What is asked of the imports."""

from collections.abc import Iterable
from uuid import UUID

from molette.web.intake.models import Import, State


def waiting_for(mission: UUID) -> tuple[tuple[Import, int], ...]:
    """What waits for the user's yes for a mission, with the count of new facts of each."""
    return with_counts(Import.objects.filter(mission=mission, state=State.READY))


def waiting_of(account: int) -> int:
    """How many new facts wait for the user's yes, of all her missions."""
    ready = Import.objects.filter(account=account, state=State.READY)
    return sum(count for _one, count in with_counts(ready.only("lines", "known")))


def with_counts(imports: Iterable[Import]) -> tuple[tuple[Import, int], ...]:
    """Each import with the facts it would add."""
    return tuple((one, len(one.lines) - one.known) for one in imports)
