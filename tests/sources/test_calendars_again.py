"""A calendar read a second time: what moved, what was called off, and nothing told twice."""

from datetime import datetime

from tests.sources.test_calendars import COMMITTEE, FIRST, calendar, event, read, told

from molette.engine.ledger.types import Kind, Origin
from molette.sources.calendars import called_off, joined, pieces, where_known

LATER = ("DTSTART;TZID=Europe/Paris:20260309T140000", "DTEND;TZID=Europe/Paris:20260309T150000")
CHANGED = "LAST-MODIFIED:20260226T100000Z"
EVERY_WEEK = "RRULE:FREQ=WEEKLY;COUNT=4"
NOON = datetime(2026, 2, 27, 12)
END = datetime(2026, 3, 31)


def first():
    return read(calendar(event(*COMMITTEE, *FIRST)), now=NOON)


def test_the_same_calendar_again_tells_nothing():
    found = first()

    assert read(calendar(event(*COMMITTEE, *FIRST)), now=NOON, known=where_known(found.facts)).facts == ()


def test_a_meeting_put_elsewhere_has_moved_when_the_calendar_says():
    before = first()
    known = where_known(before.facts)

    again = read(calendar(event(*COMMITTEE, *LATER, CHANGED)), now=NOON, known=known)

    (moved,) = again.facts
    assert (moved.kind, moved.ref, moved.due_at) == (Kind.MOVE, before.facts[0].label, datetime(2026, 3, 9, 14))
    assert moved.at == datetime(2026, 2, 26, 11)
    assert where_known((*before.facts, moved)) == {moved.ref: datetime(2026, 3, 9, 14)}


def test_a_known_meeting_is_told_as_held_once_it_is_over():
    known = where_known(first().facts)

    again = read(calendar(event(*COMMITTEE, *FIRST)), now=datetime(2026, 3, 3), known=known)

    assert told(again) == [("meet", "chloe", "2026-03-02 15:00")]


def test_what_is_no_longer_in_the_calendar_is_called_off_if_it_was_to_come():
    known = read(calendar(event(*COMMITTEE, *FIRST), event(*COMMITTEE, *LATER, uid="e2@arvor.example")), now=NOON)
    uids = {"e1@arvor.example", "e2@arvor.example"}

    (gone,) = called_off(known.facts, uids, (), datetime(2026, 3, 5), END)

    assert (gone.kind, gone.at, gone.origin) == (
        Kind.CANCEL, datetime(2026, 3, 5), Origin("calendar", "e2@arvor.example"),
    )  # fmt: skip
    assert called_off((*known.facts, gone), uids, (), datetime(2026, 3, 5), END) == ()
    assert called_off(known.facts, {"e1@arvor.example"}, (), datetime(2026, 3, 5), END) == ()


def test_occurrences_taken_out_of_a_series_are_called_off_and_the_others_stay():
    known = read(calendar(event(*COMMITTEE, *FIRST, EVERY_WEEK)), now=NOON)
    shorter = calendar(event(*COMMITTEE, *FIRST, "RRULE:FREQ=WEEKLY;COUNT=2"))
    again = read(shorter, now=NOON, known=where_known(known.facts))
    assert again.facts == ()

    gone = called_off(known.facts, {"e1@arvor.example"}, again.labels, NOON, END)

    planned = {fact.label: fact.due_at.day for fact in known.facts}
    assert [planned[fact.ref] for fact in gone] == [16, 23]


def test_what_is_kept_of_an_event_is_read_as_the_event_was():
    alarm = ("BEGIN:VALARM", "DESCRIPTION:le code est 1234", "END:VALARM")
    series = event(*COMMITTEE, *FIRST, EVERY_WEEK, "LOCATION:chez moi", "ATTACH:https://x.example", *alarm)
    whole = calendar(
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nEND:VTIMEZONE",
        series,
        event(*COMMITTEE, *LATER, "RECURRENCE-ID;TZID=Europe/Paris:20260309T140000", "STATUS:CANCELLED"),
        event(*LATER, uid="une adresse bien longue qui se plie\r\n  sur deux lignes@x.example", summary="Perso"),
    )

    found = pieces(whole)

    assert list(found) == ["e1@arvor.example", "une adresse bien longue qui se plie sur deux lignes@x.example"]
    assert read(joined(found.values()), people=()).facts == read(whole, people=()).facts
    for private in ("1234", "chez moi", "https"):
        assert private not in "".join(found.values())


def test_any_bytes_can_be_taken_apart():
    for content in (b"", b"BEGIN:VEVENT", b"\xff\xfe\x00", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 3):
        assert pieces(joined(pieces(content).values())) == pieces(content)
