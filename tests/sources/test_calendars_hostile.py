"""Calendars that are broken, endless or made to hurt: the good part is read, the rest is said."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.test_calendars import COMMITTEE, FIRST, calendar, event, only, read

from molette.engine.ledger.types import Kind
from molette.sources.calendars import CalendarRead

FIXTURES = Path(__file__).parents[3] / "shared" / "data" / "calendars"
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
GOOD = event(*COMMITTEE, *FIRST)


def codes(result: CalendarRead) -> set[str]:
    return {problem.code for problem in result.problems}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\r\n", "file-empty"),
        (bytes(range(32)) * 40, "file-binary"),
        (b"Bonjour Alice,\nvoici le calendrier.", "calendar-not-calendar"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "calendar-no-event"),
    ],
)
def test_what_is_no_calendar_is_refused_with_a_reason(content, code):
    result = read(content)
    assert not result.facts
    assert codes(result) == {code}


BROKEN_EVENTS = [
    event("DTSTART:demain", uid="e2", summary="Sans date"),
    event(uid="e2", summary="Sans date"),
    event("DTSTART:20261399T250000", uid="e2", summary="Sans date"),
]


@pytest.mark.parametrize("broken", BROKEN_EVENTS)
def test_one_broken_event_loses_no_other_and_is_shown_with_its_line(broken):
    result = read(calendar(GOOD, broken))
    assert only(result, Kind.MEETING).text == "Comité de pilotage"
    (problem,) = result.problems
    assert (problem.code, problem.values["summary"]) == ("calendar-event-unreadable", "Sans date")
    assert problem.where.line == 15


def test_a_calendar_broken_as_a_whole_is_read_event_by_event():
    broken_zone = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:+9999\r\nX"
    result = read(calendar(broken_zone, GOOD))
    assert only(result, Kind.MEETING).by == "chloe"


def test_a_truncated_file_keeps_its_whole_events():
    content = calendar(GOOD, event(*FIRST, uid="e2", summary="Coupée"))
    result = read(content[: content.index(b"Coup")])
    assert only(result, Kind.MEETING).text == "Comité de pilotage"
    assert codes(result) == {"calendar-truncated"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_encoding_is_read(encoding):
    result = read(calendar(GOOD).decode().encode(encoding))
    assert only(result, Kind.MEETING).text == "Comité de pilotage"


def test_a_broken_recurrence_keeps_the_first_meeting():
    result = read(calendar(event(*COMMITTEE, *FIRST, "RRULE:FREQ=PARFOIS")))
    assert only(result, Kind.MEETING)
    assert "calendar-recurrence-unreadable" in codes(result)


ENDLESS = [
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
]


@pytest.mark.parametrize("rule", ENDLESS)
def test_a_rule_without_reason_is_not_unrolled(rule):
    started = time.process_time()
    result = read(calendar(event(*COMMITTEE, "DTSTART:19700302T140000Z", rule), GOOD.replace("e1@", "e2@")))
    assert time.process_time() - started < 3
    assert only(result, Kind.MEETING)
    assert codes(result) == {"calendar-too-many"}


def test_many_dear_series_stop_at_the_budget_of_the_calendar():
    many = [event("DTSTART:19990301T090000", "RRULE:FREQ=HOURLY;INTERVAL=2", uid=f"u{n}") for n in range(12)]
    started = time.process_time()
    result = read(calendar(*many), until="2026-03-02", people=())
    assert time.process_time() - started < 15
    assert codes(result) == {"calendar-too-many"}


def test_more_than_two_thousand_occurrences_are_cut():
    result = read(calendar(event(*FIRST, "RRULE:FREQ=DAILY")), until="2032-03-31", people=())
    assert result.occurrences == 2000
    assert codes(result) == {"calendar-too-many"}


def test_every_public_fixture_is_read_or_refused_with_a_reason():
    if not FIXTURES.is_dir():
        pytest.skip("the public calendars are not on this machine (see shared data)")
    files = sorted(path for path in FIXTURES.rglob("*.ics") if path.stat().st_size < 1_000_000)
    read_or_refused: Counter[str] = Counter()
    for path in files:
        result = read(path.read_bytes(), since="2017-01-01", until="2022-01-01", people=(), source=path.name)
        read_or_refused["read" if result.events else "refused"] += 1
        assert result.events or result.problems, path.name
        assert all(fact.origin and fact.at.tzinfo is None for fact in result.facts)
    print(dict(read_or_refused))
    assert read_or_refused["read"] > 180


ODD_LINES = ["EXDATE:20260302T130000Z", "RDATE;VALUE=PERIOD:20260303T090000Z/PT1H", "DURATION:-P9W", "RRULE:FREQ=DAILY"]
CUT_LINES = [
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VEVENT",
    "DTSTART:2026",
    "X",
    " y",
    "ATTENDEE:",
    "\x00",
    "DTEND",
]
LINES = st.sampled_from([*GOOD.splitlines(), *ODD_LINES, *CUT_LINES])


@FAST
@given(st.lists(LINES, max_size=25))
def test_no_order_of_lines_makes_it_fail(lines):
    content = "\r\n".join(lines).encode()
    assert read(content, people=()) == read(content, people=())


@FAST
@given(st.integers(0, 400), st.binary(max_size=6), st.integers(0, 12))
def test_no_damage_makes_it_fail(place, damage, cut):
    content = calendar(GOOD, event("DTSTART;VALUE=DATE:20260309", "RRULE:FREQ=WEEKLY", uid="e2", summary="Congés"))
    read(content[:place] + damage + content[place + cut :])


@FAST
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content):
    assert read(content).facts == ()
