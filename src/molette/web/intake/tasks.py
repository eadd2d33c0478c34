"""The background work of an import, cut in short jobs that may run twice without harm."""

from itertools import islice
from pathlib import Path
from time import monotonic
from uuid import UUID

from django.db import transaction
from django_q.tasks import async_task

from molette.sources.mail.boxes import Piece, split_mailbox
from molette.sources.mail.messages import read_messages
from molette.sources.recognition import SourceKind
from molette.web.bridge.messages import kept
from molette.web.bridge.proposals import guesses_of, propose
from molette.web.intake.models import Import, RawItem, State

CHUNK = 3000  # about two seconds of reading: short enough to be paused, long enough for the poll between two
MAIL = (SourceKind.MAILBOX, SourceKind.MESSAGE)


def start(intake: Import) -> None:
    """Set reading going, or going again from where it stood."""
    step = propose_facts if intake.state == State.PROPOSING else read_chunk
    transaction.on_commit(lambda: async_task(step, intake.pk))


def read_chunk(import_id: UUID) -> None:
    """Read the next messages of a mailbox; the place reached and the messages are kept together or not at all."""
    intake = Import.objects.get(pk=import_id)
    if intake.state != State.READING:
        return
    if intake.kind not in MAIL:
        _read_whole(intake)
        return
    began, offset = monotonic(), intake.offset
    pieces = list(islice(split_mailbox(Path(intake.file.path), offset), CHUNK))
    rows = [
        RawItem(source=intake, offset=piece.offset, content=kept(message))
        for piece, message in zip(pieces, read_messages(pieces), strict=True)
    ]
    if not _keep(intake, offset, pieces, rows, monotonic() - began):
        return
    if pieces and pieces[-1].end < intake.size:
        async_task(read_chunk, import_id)
    else:
        _read_whole(intake)


def _keep(intake: Import, offset: int, pieces: list[Piece], rows: list[RawItem], seconds: float) -> bool:
    """Whether this chunk was the next one: another worker may have read it meanwhile, or the user paused."""
    with transaction.atomic():
        row = Import.objects.select_for_update().get(pk=intake.pk)
        if row.state != State.READING or row.offset != offset:
            return False
        RawItem.objects.bulk_create(rows, batch_size=200)
        row.offset = pieces[-1].end if pieces else row.size
        row.count += len(rows)
        row.seconds += seconds
        row.save()
        return True


def _read_whole(intake: Import) -> None:
    """All is read: ask which mission it is for, or propose what to add."""
    intake.refresh_from_db()
    intake.offset = intake.size
    if intake.kind in MAIL:
        intake.guesses = guesses_of(intake)
    if intake.mission is None:
        intake.state = State.AIMING
        intake.save()
        return
    intake.me = intake.me or list(intake.guesses.get("me", []))
    intake.state = State.PROPOSING
    intake.save()
    propose_facts(intake.pk)


def propose_facts(import_id: UUID) -> None:
    """Turn what was read into proposed facts."""
    intake = Import.objects.select_related("mission").get(pk=import_id)
    if intake.state == State.PROPOSING:
        propose(intake)
        intake.state = State.READY
        intake.save()
