"""What the pages of live sources show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from molette.engine.problems import Place as Where
from molette.engine.problems import Problem
from molette.engine.report.problem_words import problem_words
from molette.sources.mail.routing import Sorting
from molette.web.connections.models import Connection, Feed, Kind
from molette.web.missions.models import Mission

SHOWN = 8
URGENCY = ("help", "retry", "draft", "reading", "fine", "paused")


@dataclass(frozen=True, slots=True)
class Row:
    """One connection as it stands; `status` is one of draft, reading, paused, help, retry, fine."""

    connection: Connection
    kind: str
    status: str
    word: str
    last: str
    next: str
    count: str
    problems: tuple[str, ...]
    missions: tuple[Mission, ...]


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One mission fed, and by which messages."""

    feed: Feed
    wanted: str
    excluded: str


def rows(connections: Iterable[Connection], lang: str) -> tuple[Row, ...]:
    """Connections in words, those that need their user first."""
    return tuple(sorted((row(one, lang) for one in connections), key=lambda one: URGENCY.index(one.status)))


def row(connection: Connection, lang: str) -> Row:
    """A connection in words."""
    status = status_of(connection, timezone.now())
    problems = tuple(problem_words(_problem(one), lang) for one in connection.problems[:SHOWN])
    return Row(
        connection, kind_words(connection), status, STATUS_WORDS[status](), _ago(connection.read_at),
        _until(connection.next_at) if status in ("fine", "retry") else "", _count(connection), problems,
        tuple(feed.mission for feed in connection.feeds.all()),
    )  # fmt: skip


def status_of(connection: Connection, now: datetime) -> str:
    """Where it stands; what asks for its user comes first."""
    if connection.is_paused:
        return "paused"
    if connection.needs_help:
        return "help"
    if connection.is_busy(now):
        return "reading"
    if connection.next_at is None or not connection.feeds.all():
        return "draft"
    if connection.failures:
        return "retry"
    return "fine" if connection.read_at else "reading"


STATUS_WORDS = {
    "paused": lambda: _("paused"),
    "help": lambda: _("needs you"),
    "reading": lambda: _("being read"),
    "draft": lambda: _("to be finished"),
    "retry": lambda: _("will be tried again"),
    "fine": lambda: _("up to date"),
}


def kind_words(connection: Connection) -> str:
    """What it is."""
    return {
        Kind.MAILBOX: _("mailbox"),
        Kind.AGENDA: _("calendar account"),
        Kind.SUBSCRIPTION: _("calendar subscription"),
        Kind.BOARD: _("board"),
        Kind.FOLDER: _("watched folder"),
    }[Kind(connection.kind)]


def feed_lines(connection: Connection) -> tuple[FeedLine, ...]:
    """The missions fed."""
    return tuple(
        FeedLine(feed, ", ".join((*feed.people, *feed.domains, *feed.words)), ", ".join(feed.excluded))
        for feed in connection.feeds.select_related("mission")
    )


def headline(rows: tuple[Row, ...]) -> str:
    """The first sentence of the list."""
    stuck = sum(one.status == "help" for one in rows)
    if stuck:
        return ngettext("%(n)d source needs you.", "%(n)d sources need you.", stuck) % {"n": stuck}
    late = sum(one.status == "retry" for one in rows)
    if late:
        words = ngettext("%(n)d source could not be read and will be tried again.",
                         "%(n)d sources could not be read and will be tried again.", late)  # fmt: skip
        return words % {"n": late}
    words = ngettext("Your source is read by itself.", "Your %(n)d sources are read by themselves.", len(rows))
    return words % {"n": len(rows)}


def route_headline(mission: str, sorting: Sorting) -> str:
    """What a route takes and what it leaves."""
    taken, left, people = len(sorting.taken), len(sorting.left), len(sorting.people)
    if not taken:
        words = ngettext("“%(mission)s” would take nothing of the %(n)d message looked at.",
                         "“%(mission)s” would take nothing of the %(n)d messages looked at.", left)  # fmt: skip
        return words % {"mission": mission, "n": left}
    return _("“%(mission)s” would take %(messages)s of %(people)s, and leave %(left)d.") % {
        "mission": mission,
        "messages": ngettext("%(n)d message", "%(n)d messages", taken) % {"n": taken},
        "people": ngettext("%(n)d person", "%(n)d people", people) % {"n": people},
        "left": left,
    }


def _problem(row: dict[str, object]) -> Problem:
    values = row["values"]
    return Problem(str(row["code"]), Where(), values if isinstance(values, dict) else {})


def _ago(moment: datetime | None) -> str:
    if moment is None:
        return _("not yet")
    if timezone.now() - moment < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(moment, depth=1)}


def _until(moment: datetime | None) -> str:
    if moment is None or moment - timezone.now() < timedelta(minutes=1):
        return _("in a moment")
    return _("in %(time)s") % {"time": timeuntil(moment, depth=1)}


def _count(connection: Connection) -> str:
    n = connection.count
    match Kind(connection.kind):
        case Kind.MAILBOX:
            words = ngettext("%(n)d message", "%(n)d messages", n)
        case Kind.BOARD:
            words = ngettext("%(n)d issue", "%(n)d issues", n)
        case Kind.FOLDER:
            words = ngettext("%(n)d file", "%(n)d files", n)
        case _:
            words = ngettext("%(n)d event", "%(n)d events", n)
    return words % {"n": n}
