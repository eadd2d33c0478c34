"""The background work of an import, cut in short jobs that may run twice without harm."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django_q.tasks import async_task

from molette.engine.problems import Problem
from molette.sources.archives import unpack
from molette.sources.mail.boxes import Piece
from molette.sources.mail.messages import read_messages
from molette.sources.mail.stores import pieces_of
from molette.sources.papers import settled
from molette.sources.recognition import SourceKind
from molette.web.bridge.messages import kept, problem_row
from molette.web.bridge.proposals import content_of, guesses_of, propose
from molette.web.bridge.routes import last_route, needs_choice
from molette.web.intake.models import Import, RawItem, State
from molette.web.intake.taking import MAIL, Dropped, sort_out, take

CHUNK = 3000  # messages, and
LONGEST = 5.0  # seconds of reading: short enough to be paused, long enough for the poll between two


def start(intake: Import) -> None:
    """Set reading going, or going again from where it stood."""
    step = propose_facts if intake.state == State.PROPOSING else read_chunk
    transaction.on_commit(lambda: async_task(step, intake.pk))


def read_chunk(import_id: UUID) -> None:
    """Read the next messages of a mailbox; the place reached and the messages are kept together or not at all."""
    intake = Import.objects.filter(pk=import_id, state=State.READING).first()
    if intake is None:
        return
    if intake.kind == SourceKind.ARCHIVE:
        _open_archive(intake)
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


def _open_archive(intake: Import) -> None:
    """Each file of an archive becomes an import of its own, all its mails one; and the archive goes."""
    with TemporaryDirectory(dir=settings.MEDIA_ROOT) as room, ExitStack() as opened:
        inside = Path(room) / "files"
        found = list(unpack(Path(intake.file.path), intake.name, inside))
        files = [
            Dropped(
                f"{intake.name} › {path.name}", opened.enter_context(path.open("rb")), path.stat().st_size, path=path
            )
            for path in found
            if isinstance(path, Path)
        ]
        faults = [each for each in found if isinstance(each, Problem)]
        _replace(intake, sort_out(files, Path(room), opened), faults)


@transaction.atomic
def _replace(intake: Import, files: list[Dropped], faults: list[Problem]) -> None:
    """The imports of the files in the place of their archive's: all of them, once, or nothing."""
    row = Import.objects.select_for_update().filter(pk=intake.pk, state=State.READING).first()
    if row is None:
        return
    for one, problem in take(files, row.account_id, row.mission, row.drop, keeps_text=row.keeps_text):
        if problem:
            one.problems = [problem_row(problem)]
            one.save()
        else:
            start(one)
    if faults or not files:
        row.state = State.REFUSED
        row.problems = [problem_row(fault) for fault in faults or [Problem("file-empty", values={"name": row.name})]]
        row.save()
        transaction.on_commit(row.file.delete)
    else:
        row.delete()


def _read_whole(intake: Import) -> None:
    """All is read: say what a workbook holds, ask which mission it is for, or propose what to add."""
    intake.refresh_from_db()
    intake.offset = intake.size
    if intake.kind in MAIL:
        intake.guesses = guesses_of(intake)
    elif intake.kind == SourceKind.SPREADSHEET and not _settle(intake):
        return
    if intake.mission is None:
        intake.state = State.AIMING
        intake.save()
        return
    intake.me = intake.me or list(intake.guesses.get("me", []))
    if intake.kind in MAIL and intake.route is None:
        intake.route = last_route(intake)
    is_choice = intake.kind in MAIL and needs_choice(intake)
    intake.state = State.ROUTING if is_choice else State.PROPOSING
    intake.save()
    if not is_choice:
        propose_facts(intake.pk)


def _settle(intake: Import) -> bool:
    """Whether the workbook could be opened and is known for what it holds."""
    kind = settled(SourceKind.SPREADSHEET, content_of(intake), intake.name)
    if isinstance(kind, Problem):
        intake.state, intake.problems = State.REFUSED, [problem_row(kind)]
        intake.save()
        return False
    intake.kind = str(kind)
    return True


def propose_facts(import_id: UUID) -> None:
    """Turn what was read into proposed facts; what the user judged meanwhile stays judged."""
    intake = Import.objects.select_related("mission").filter(pk=import_id, state=State.PROPOSING).first()
    if intake is None:
        return
    propose(intake)
    Import.objects.filter(pk=import_id, state=State.PROPOSING).update(
        plan=intake.plan, basis=intake.basis, lines=intake.lines, guesses=intake.guesses, known=intake.known,
        problems=intake.problems, state=State.READY,
    )  # fmt: skip
