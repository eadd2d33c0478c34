"""The background work of an import, cut in short jobs that may run twice without harm."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import monotonic
from uuid import UUID

from django.db import transaction
from django_q.tasks import async_task

from molette.engine.problems import Problem
from molette.sources.mail.boxes import Piece
from molette.sources.mail.messages import NOTHING, read_messages
from molette.sources.mail.stores import pieces_of
from molette.sources.packing import POSTMARK, pack_mail
from molette.sources.recognition import SourceKind
from molette.web.bridge.messages import kept, problem_row
from molette.web.bridge.proposals import guesses_of, propose
from molette.web.intake.models import Import, RawItem, State, box_beside

CHUNK = 3000  # messages, and
LONGEST = 5.0  # seconds of reading: short enough to be paused, long enough for the poll between two
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
    if intake.kind == SourceKind.ARCHIVE and not _unpack(intake):
        return
    if intake.kind not in MAIL:
        _read_whole(intake)
        return
    began, offset = monotonic(), intake.offset
    pieces = list(_next_pieces(intake, began))
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


def _next_pieces(intake: Import, began: float) -> Iterator[Piece]:
    for piece in islice(pieces_of(Path(intake.file.path), intake.offset, intake.name), CHUNK):
        yield piece
        if monotonic() - began > LONGEST:
            return


def _unpack(intake: Import) -> bool:
    """Put one mailbox in the place of an archive of mail; whether there is mail to read."""
    path = Path(intake.file.path)
    box = box_beside(path)
    count, problems = (1, ()) if _is_unpacked(path) else pack_mail(path, intake.name, box)
    with transaction.atomic():
        row = Import.objects.select_for_update().get(pk=intake.pk)
        if row.state != State.READING or row.kind != SourceKind.ARCHIVE:
            box.unlink(missing_ok=True)
            return False
        row.kind, row.size = SourceKind.MAILBOX, (box if box.exists() else path).stat().st_size
        _tell(row, count, intake.name, problems)
        row.save()
        if count and box.exists():
            box.replace(path)  # last: a fall before it begins again, a fall after it finds a mailbox here
        elif not count:
            box.unlink()
            transaction.on_commit(row.file.delete)
    intake.refresh_from_db()
    return bool(count)


def _is_unpacked(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(POSTMARK)) == POSTMARK


def _tell(row: Import, count: int, name: str, problems: Sequence[Problem]) -> None:
    """Keep what an archive holds beside mail, after the last place of a message; refuse one without any."""
    if not count:
        row.state = State.REFUSED
        is_told = any(problem.is_error for problem in problems)
        nothing = () if is_told else (Problem("archive-without-mail", values={"name": name}),)
        row.problems = [problem_row(problem) for problem in (*nothing, *problems)]
        return
    RawItem.objects.bulk_create(
        RawItem(source=row, offset=row.size + number, content=kept(replace(NOTHING, problems=(problem,))))
        for number, problem in enumerate(problems)
    )


def _keep(intake: Import, offset: int, pieces: list[Piece], rows: list[RawItem], seconds: float) -> bool:
    """Whether this chunk was the next one: another worker may have read it meanwhile, or the user paused."""
    with transaction.atomic():
        row = Import.objects.select_for_update().get(pk=intake.pk)
        if row.state != State.READING or row.offset != offset:
            return False
        RawItem.objects.bulk_create(rows, batch_size=200)
        row.offset = pieces[-1].end if pieces else row.size
        row.count += sum(bool(piece.raw) for piece in pieces)
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
