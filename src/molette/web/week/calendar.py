"""The week as a calendar to subscribe to: nudges, answers expected, ends of silence, one's own promises."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

import molette
from molette.web.assessments.models import Ball
from molette.web.week.pages import said_in

Link = Callable[[Ball], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the calendar; the same entry keeps its name when its day or its words change."""

    name: str
    day: date
    title: str
    words: str
    link: str
    said_at: datetime


def entries(balls: Iterable[Ball], link: Link, lang: str) -> Iterator[Entry]:
    """The days to remember; requests that go in the message of another one are told with it."""
    for ball in balls:
        for name, day, title in _days(ball, lang):
            nudge = said_in(ball, lang)["nudge"] or {}
            words = " ".join(filter(None, [nudge.get("sentence", ""), nudge.get("why", "")]))
            wait = sha256(ball.wait.encode()).hexdigest()[:16]
            said_at = ball.mission.assessment.computed_at
            yield Entry(f"{name}-{ball.mission_id}-{wait}", day, title, words, link(ball), said_at)


def _days(ball: Ball, lang: str) -> Iterator[tuple[str, date, str]]:
    said = said_in(ball, lang)
    who = {"who": said["asker_name"] if ball.is_mine else said["holder_name"], "what": said["subject"]}
    if ball.is_mine:
        if ball.on:
            is_promised = ball.until == ball.on
            yield (
                "own",
                ball.on,
                (_("Promised to %(who)s: %(what)s") if is_promised else _("Answer %(who)s: %(what)s")) % who,
            )
        return
    if ball.on and not ball.led_by:
        yield "nudge", ball.on, _("Nudge %(who)s: %(what)s") % who
    if ball.is_held and ball.until:
        yield "hold", ball.until, _("Silence agreed until today, %(who)s: %(what)s") % who
    elif ball.expected and (ball.on is None or ball.expected < ball.on):  # else a nudge comes first
        yield "expected", ball.expected, _("Answer expected from %(who)s: %(what)s") % who


def calendar_file(found: Iterable[Entry], name: str) -> bytes:
    """The entries as an iCalendar file, all-day and free time."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Molette//{molette.__version__}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in found:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.name}@molette")
    event.add("dtstamp", entry.said_at)
    event.add("last-modified", entry.said_at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", "\n\n".join(filter(None, [entry.words, entry.link])))
    event.add("url", entry.link)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
