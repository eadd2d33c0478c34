"""One reader at a time for each connection, even when jobs are given twice or their worker dies."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from molette.engine.problems import Problem
from molette.web.bridge.live import scope_of
from molette.web.bridge.messages import problem_row
from molette.web.connections.models import Connection
from molette.web.connections.queries import due

LEASE = timedelta(minutes=5)  # longer than a job may last: settings.Q_CLUSTER
LONGEST_PAUSE = 720  # minutes between two tries, however often it failed: expert judgement
TRIES = 3  # wrong passwords sent before the user is asked: mail servers lock an account after five or more
REFUSED = {"connector-login-refused", "connector-token-refused"}
FOR_THE_USER = {
    "connector-address-odd", "connector-authority-unreadable", "connector-certificate-other",
    "connector-certificate-unknown", "connector-character-odd", "connector-key-open", "connector-key-unreadable",
    "connector-no-tls", "connector-not-caldav", "connector-not-calendar", "connector-peer-private",
    "connector-plain-refused", "connector-project-missing", "connector-project-odd", "connector-secret-unreadable",
    "connector-folder-huge", "connector-token-expired", "connector-token-not-taken",
}  # fmt: skip


class TurnLost(Exception):
    """Somebody else reads this connection now, or it is gone."""


@transaction.atomic
def take(connection_id: UUID) -> Connection | None:
    """The connection, reserved; nothing when it is not due or somebody reads it."""
    now = timezone.now()
    if not due(now).filter(pk=connection_id).update(busy_until=now + LEASE, turn=F("turn") + 1):
        return None
    connection = Connection.objects.get(pk=connection_id)
    if connection.scope != (scope := scope_of(connection)):
        connection.places.update(cursor={})
        connection.scope = scope
        connection.save(update_fields=["scope"])
    return connection


def hold(connection: Connection) -> Connection:
    """The row locked, and reserved a while longer; inside a transaction. Errors: TurnLost."""
    row = Connection.objects.select_for_update().filter(pk=connection.pk, turn=connection.turn, removed_at=None).first()
    if row is None or row.is_paused:
        raise TurnLost
    row.busy_until = timezone.now() + LEASE
    return row


@transaction.atomic
def give_back(connection: Connection, problems: list[Problem], *, is_whole: bool) -> None:
    """Free it: due again at its own pace, or at once when more is to be read."""
    row, now = hold(connection), timezone.now()
    row.problems = [problem_row(problem) for problem in problems]
    row.failures, row.needs_help, row.busy_until = 0, False, None
    row.read_at = now if is_whole else row.read_at
    row.next_at = now + timedelta(minutes=row.pace) if is_whole else now
    row.save()


@transaction.atomic
def give_up(connection: Connection, problem: Problem) -> None:
    """Free it after a failure: tried again later and later, or not at all when only its user can mend it."""
    row, now = hold(connection), timezone.now()
    row.problems = [problem_row(problem)]
    row.failures += 1
    row.busy_until = None
    is_refused = problem.code in REFUSED and row.failures >= TRIES
    row.needs_help = is_refused or problem.code in FOR_THE_USER
    row.next_at = None if row.needs_help else now + timedelta(minutes=pause_after(row, problem))
    row.save()


def pause_after(connection: Connection, problem: Problem) -> int:
    """Minutes before the next try: twice as long after each failure, or as long as the server asks, a day at most."""
    asked = problem.values.get("minutes", 0)
    doubled: int = connection.pace * 2 ** min(connection.failures - 1, 10)
    return max(min(doubled, LONGEST_PAUSE), min(asked, 2 * LONGEST_PAUSE) if isinstance(asked, int) else 0)
