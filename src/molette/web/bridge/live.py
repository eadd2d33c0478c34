"""What a live source brought, as proposals of its missions: gathered, proposed, kept while an answer is awaited."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from molette.engine.ledger.merging import known_by, merge
from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.types import ME, Fact, Journal, Kind
from molette.engine.waits.pairing import read_waits
from molette.sources.mail.messages import Message
from molette.sources.mail.routing import Route, taker
from molette.sources.mail.threads import distinct, threads_of
from molette.sources.papers import concerns
from molette.sources.recognition import SourceKind
from molette.web.bridge.messages import kept, message_of
from molette.web.bridge.proposals import digest, propose
from molette.web.bridge.reading import journal_of, local_now
from molette.web.bridge.recording import record_assessment, record_import
from molette.web.connections.models import Connection, Feed, Letter
from molette.web.connections.models import Kind as Source
from molette.web.intake.models import Import, RawItem, State

KINDS = {Source.AGENDA: SourceKind.CALENDAR, Source.SUBSCRIPTION: SourceKind.CALENDAR, Source.BOARD: SourceKind.BOARD}
LONGEST_KEPT = timedelta(days=365)  # an answer that did not come in a year is no longer waited for: expert judgement
PENDING = (State.GATHERING, State.READY, State.PROPOSING, State.ROUTING)


def route_for(feed: Feed) -> Route:
    """Which messages the feed's mission takes."""
    return Route(tuple(feed.people), tuple(feed.domains), tuple(feed.words), tuple(feed.excluded))


def scope_of(connection: Connection) -> str:
    """The digest of what is looked for in a connection: the missions, their routes, their people where they choose."""
    parts = [str(connection.settings.get("since", ""))]
    for feed in connection.feeds.select_related("mission").order_by("pk"):
        parts.append(f"{feed.mission_id} {route_for(feed)}")
        if _kind_of(connection) is SourceKind.CALENDAR:
            parts.append(feed.mission.plan)
    return digest("\n".join(parts))


def concerning_events(connection: Connection, items: dict[str, str]) -> dict[str, str]:
    """The events of a calendar that concern a mission it feeds: the others are nobody's business."""
    missions = [journal_of(feed.mission).mission for feed in connection.feeds.select_related("mission")]
    return {
        key: text
        for key, text in items.items()
        if any(concerns(text.encode(), mission, local_now(mission.zone)) for mission in missions)
    }


@transaction.atomic
def gather(feed: Feed, messages: Iterable[Message]) -> bool:
    """Put the messages that are the mission's beside those not confirmed yet; whether there were any."""
    taken = list(filter(taker(route_for(feed)), messages))
    if not taken:
        return False
    intake = _pending(feed)
    if intake is None:
        intake = _new(feed)
        intake.save()
        _add(intake, list(feed.letters.values_list("content", flat=True)))
    intake.state = State.GATHERING
    _add(intake, [kept(message) for message in taken])
    return True


def _add(intake: Import, contents: Sequence[object]) -> None:
    rows = [RawItem(source=intake, offset=intake.count + place, content=one) for place, one in enumerate(contents)]
    RawItem.objects.bulk_create(rows, batch_size=200)
    intake.count += len(rows)
    intake.save()


def propose_feed(feed: Feed) -> None:
    """Propose what came in for a mission and is not known yet, or record it at once; nothing new leaves nothing."""
    intake = _pending(feed)
    is_mail = _kind_of(feed.connection) is SourceKind.MAILBOX
    if is_mail and intake is None:
        Feed.objects.filter(pk=feed.pk).update(is_stale=False)
        return
    seen = (intake.count, intake.lines) if intake else (0, [])
    intake = intake or _new(feed)
    propose(intake)
    letters = _letters(intake) if is_mail else {}
    if _settle(feed, intake, letters, seen):
        record_assessment(feed.mission)


@transaction.atomic
def _settle(feed: Feed, intake: Import, letters: dict[str, object], seen: tuple[int, list[str]]) -> bool:
    """Write the proposal, unless its user settled it or more came in meanwhile; whether facts were recorded."""
    row = _pending(feed, is_locked=True)
    if (row.count if row else 0, row.lines if row else []) != seen:
        return False
    Feed.objects.filter(pk=feed.pk).update(is_stale=False)
    _keep_letters(feed, letters)
    if not intake.lines:
        if row:
            row.delete()
        return False
    if row and row.state == State.READY and row.lines == intake.lines:
        return False
    intake.state = State.READY
    intake.save()
    return feed.connection.records_at_once and record_import(intake)


def _kind_of(connection: Connection) -> SourceKind:
    return KINDS.get(Source(connection.kind), SourceKind.MAILBOX)


def _pending(feed: Feed, *, is_locked: bool = False) -> Import | None:
    """What the user has not settled yet of this feed; the files of a folder are imports of their own."""
    rows = Import.objects.select_for_update() if is_locked else Import.objects.all()
    return rows.filter(feed=feed.pk, state__in=PENDING, file="").first()


def _new(feed: Feed) -> Import:
    connection, mission = feed.connection, feed.mission
    mine = dict.fromkeys((*journal_of(mission).mission.person(ME).addresses, *connection.addresses))
    return Import(
        account_id=connection.account_id, mission=mission, name=connection.name, kind=str(_kind_of(connection)),
        size=0, route={}, feed=feed.pk, me=list(mine), state=State.GATHERING,
    )  # fmt: skip


def _letters(intake: Import) -> dict[str, object]:
    """The conversations where an answer would be awaited were the proposal recorded, message by message."""
    assert intake.mission is not None, "what a feed brings is aimed"
    origins = _open_origins(journal_of(intake.mission), [read_fact(line) for line in intake.lines])
    oldest = timezone.now() - LONGEST_KEPT
    messages = distinct(message_of(row) for row in intake.items.values_list("content", flat=True))[0]
    return {
        digest(message.id): kept(message)
        for thread in threads_of(messages)
        if any(one.id in origins for one in thread.messages) and (thread.messages[-1].at or oldest) > oldest
        for message in thread.messages
    }


def _open_origins(journal: Journal, proposed: Iterable[Fact]) -> set[str]:
    """The messages that ask for what would still be awaited."""
    ledger = merge(journal.ledger, proposed)
    waits = read_waits(journal.mission, known_by(ledger, local_now(journal.mission.zone)))[0]
    labels = {wait.id for wait in waits if wait.state.is_open}
    return {fact.origin.item for fact in ledger.of(Kind.ASK) if fact.origin and fact.label in labels}


def _keep_letters(feed: Feed, letters: dict[str, object]) -> None:
    feed.letters.exclude(key__in=letters).delete()
    had = set(feed.letters.values_list("key", flat=True))
    rows = [Letter(feed=feed, key=key, content=content) for key, content in letters.items() if key not in had]
    Letter.objects.bulk_create(rows, batch_size=200)
