"""What was read and how far, written together or not at all."""

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from molette.engine.problems import Place as Where
from molette.engine.problems import Problem
from molette.sources.recognition import SourceKind
from molette.web.bridge.live import PENDING, concerning_events, gather
from molette.web.connections.models import Connection, Feed, Item, Kind, Place
from molette.web.connections.reading import Batch, Paper
from molette.web.connections.tasks.turns import hold
from molette.web.intake import tasks
from molette.web.intake.models import Import, State


@transaction.atomic
def keep(connection: Connection, place: Place, batch: Batch) -> list[Problem]:
    """Write a batch and the place reached; what of it could not be taken. Errors: TurnLost, and nothing is written."""
    row = hold(connection)
    feeds = list(connection.feeds.select_related("connection", "mission"))
    problems = [*batch.problems]
    for feed in feeds:
        if gather(feed, batch.messages):
            _mark_stale([feed])
    if _keep_items(connection, place, batch):
        _mark_stale(feeds)
    for paper in batch.papers:
        problems += _take(connection, feeds, paper)
    place.cursor = batch.cursor
    place.save(update_fields=["cursor"])
    row.count += batch.count
    row.save()
    return problems


def _mark_stale(feeds: list[Feed]) -> None:
    Feed.objects.filter(pk__in=[feed.pk for feed in feeds]).update(is_stale=True)


def _keep_items(connection: Connection, place: Place, batch: Batch) -> bool:
    """Keep the events that concern a mission, the issues all; whether anything changed."""
    wanted = dict(batch.items)
    if connection.kind in (Kind.AGENDA, Kind.SUBSCRIPTION):
        wanted = concerning_events(connection, wanted)
    now = timezone.now()
    had = {item.key: item for item in place.items.filter(key__in=[*batch.items, *batch.gone])}
    same = {key for key, item in had.items() if item.gone_at is None and item.content == wanted.get(key)}
    rows = [Item(place=place, key=key, content=wanted[key], changed_at=now) for key in wanted if key not in same]
    Item.objects.bulk_create(
        rows, batch_size=200, update_conflicts=True, unique_fields=["place", "key"],
        update_fields=["content", "changed_at", "gone_at"],
    )  # fmt: skip
    lost = [key for key in had if key in batch.gone or key not in wanted]
    gone = place.items.filter(key__in=lost, gone_at=None).update(gone_at=now)
    return bool(rows or gone)


def forget_gone(connection: Connection) -> None:
    """Forget the events that are no longer there, once nothing is left to be told of them."""
    if not Import.objects.filter(feed__in=connection.feeds.values("pk"), state__in=PENDING).exists():
        Item.objects.filter(place__connection=connection, gone_at__isnull=False).delete()


def _take(connection: Connection, feeds: list[Feed], paper: Paper) -> list[Problem]:
    """A file of a watched folder, as if it had been dropped; another edition of it takes its place."""
    if paper.kind is SourceKind.ARCHIVE:
        return [Problem("file-compressed", Where(paper.name), {"name": paper.name})]
    feed = feeds[0] if len(feeds) == 1 else None
    name = paper.name[-255:]
    mine = Import.objects.filter(account=connection.account_id, name=name, feed=feed.pk if feed else None)
    mine.exclude(state__in=(State.DONE, State.UNDONE)).delete()
    intake = Import(
        account_id=connection.account_id, mission=feed.mission if feed else None, name=name, kind=str(paper.kind),
        size=paper.path.stat().st_size, feed=feed.pk if feed else None,
    )  # fmt: skip
    with paper.path.open("rb") as file:
        intake.file = File(file, name)
        intake.save()
    tasks.start(intake)
    return []
