"""Read what is due, a part at a time; propose what came. Every job may run twice, or be killed anywhere."""

from contextlib import suppress
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from molette.connectors.failures import Failure
from molette.connectors.imap import Session
from molette.engine.problems import Problem
from molette.web.bridge.live import propose_feed
from molette.web.bridge.recording import record_assessment, record_import
from molette.web.connections.models import Connection, Kind, Place
from molette.web.connections.queries import due
from molette.web.connections.reading import line_to, next_batch
from molette.web.connections.tasks.forgetting import forget_removed
from molette.web.connections.tasks.keeping import forget_gone, keep
from molette.web.connections.tasks.turns import TurnLost, give_back, give_up, take
from molette.web.intake.models import Import, State

MOST_PROBLEMS = 50
BUDGET = 60.0  # seconds of one job; then another takes over, so that none is ever killed for its length
OF_ONE_PLACE = {"connector-folder-missing", "connector-address-missing"}
ALWAYS = (Kind.AGENDA, Kind.SUBSCRIPTION)  # time passing is news there: what was planned has taken place


def start(connection: Connection) -> None:
    """Have it read now."""
    Connection.objects.filter(pk=connection.pk).update(next_at=timezone.now(), needs_help=False)
    transaction.on_commit(lambda: async_task(sync, connection.pk))


def sweep() -> None:
    """Have everything read that is due, and what was removed an hour ago forgotten."""
    forget_removed()
    for pk in due(timezone.now()).values_list("pk", flat=True):
        async_task(sync, pk)


def sync(connection_id: UUID) -> None:
    """Read a connection if it is due and nobody does, for a minute at most; another job goes on from there."""
    connection = take(connection_id)
    if connection is None:
        return
    with suppress(TurnLost):
        if not _sync(connection):
            async_task(sync, connection_id)


def propose(connection_id: UUID) -> None:
    """Propose what came in, in a job of its own."""
    connection = Connection.objects.filter(pk=connection_id, removed_at=None).first()
    if connection:
        _propose(connection)


def _sync(connection: Connection) -> bool:
    """Read, propose, and say when to come back; whether nothing is left to do now. Errors: TurnLost."""
    until = monotonic() + BUDGET
    try:
        problems, is_whole = _read(connection, until)
        if is_whole:
            _propose_in_time(connection, until)
        give_back(connection, problems[:MOST_PROBLEMS], is_whole=is_whole)
    except Failure as failure:
        _propose_in_time(connection, until)
        give_up(connection, failure.problem)
        return True
    except TurnLost:
        raise
    except Exception:
        give_up(connection, Problem("connector-stopped"))
        raise
    return is_whole


def _propose_in_time(connection: Connection, until: float) -> None:
    """Propose now, or in another job when reading took the time of this one."""
    if monotonic() < until:
        _propose(connection)
    else:
        async_task(propose, connection.pk)


def _read(connection: Connection, until: float) -> tuple[list[Problem], bool]:
    """Read the places one after the other; what could not be read, and whether all was. Errors: Failure, TurnLost."""
    problems: list[Problem] = []
    with line_to(connection) as line:
        for place in connection.places.filter(is_read=True):
            is_whole = False
            while not is_whole:
                if monotonic() > until:
                    return problems, False
                found, is_whole = _read_part(connection, place, line)
                problems += found
    return problems, True


def _read_part(connection: Connection, place: Place, line: Session | None) -> tuple[list[Problem], bool]:
    """Read and keep a part of a place; whether it was the last one. Errors: Failure, TurnLost."""
    try:
        batch = next_batch(connection, place, line)
    except Failure as failure:
        if failure.problem.code not in OF_ONE_PLACE:
            raise
        return [failure.problem], True
    problems = keep(connection, place, batch)
    if batch.failure:
        raise batch.failure
    return problems, batch.is_whole


def _propose(connection: Connection) -> None:
    """Propose what came in for each mission."""
    feeds = connection.feeds.select_related("connection", "mission")
    for feed in feeds if connection.kind in ALWAYS else feeds.filter(is_stale=True):
        propose_feed(feed)
    forget_gone(connection)
    if connection.records_at_once:
        _record_files(connection)


def _record_files(connection: Connection) -> None:
    """Record the files of a folder that are ready, as its user wished."""
    feeds = connection.feeds.values("pk")
    for intake in Import.objects.filter(feed__in=feeds, state=State.READY).select_related("mission"):
        if record_import(intake) and intake.mission:
            record_assessment(intake.mission)
