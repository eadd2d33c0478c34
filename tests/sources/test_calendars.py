"""Alice and Bruno advise; Chloé is their client; Driss is nobody's client. What their calendars tell the mission."""

from datetime import date, datetime

import pytest

from molette.engine.ledger.types import Fact, Kind, Origin, Person, Side
from molette.sources.calendars import CalendarRead, read_calendar

ME = ("alice@conseil.example",)
BRUNO = Person("bruno", "Bruno Blanc", ("bruno@conseil.example",), side=Side.ME)
CHLOE = Person("chloe", "Chloé Colin", ("chloe@arvor.example",))
CREATED = "DTSTAMP:20260220T080000Z"


def calendar(*events: str, method: str = "") -> bytes:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *([f"METHOD:{method}"] if method else [])]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "e1@arvor.example", summary: str = "Comité de pilotage") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", CREATED, f"SUMMARY:{summary}", *lines, "END:VEVENT"])


def read(content: bytes, since: str = "2026-03-01", until: str = "2026-03-31", **given: object) -> CalendarRead:
    choices: dict[str, object] = {"zone": "Europe/Paris", "me": ME, "people": (BRUNO, CHLOE), "source": "agenda.ics"}
    window = {"since": date.fromisoformat(since), "until": date.fromisoformat(until)}
    return read_calendar(content, **{**choices, **window, **given})


def told(result: CalendarRead) -> list[tuple[str, str, str]]:
    """Kind, who, and the moment that matters."""
    return [(str(fact.kind), fact.by, f"{fact.due_at or fact.at:%Y-%m-%d %H:%M}") for fact in result.facts]


def only(result: CalendarRead, kind: Kind) -> Fact:
    (fact,) = [fact for fact in result.facts if fact.kind is kind]
    return fact


COMMITTEE = (
    "ORGANIZER;CN=Chloé:mailto:chloe@arvor.example",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:Alice@conseil.example",
    "ATTENDEE:mailto:bruno@conseil.example",
    "ATTENDEE;CUTYPE=ROOM:mailto:salle.bleue@arvor.example",
)
FIRST = ("DTSTART;TZID=Europe/Paris:20260302T140000", "DTEND;TZID=Europe/Paris:20260302T150000")


def test_a_meeting_that_took_place_was_planned_then_held():
    result = read(calendar(event(*COMMITTEE, *FIRST)))
    planned, held = result.facts
    assert (planned.kind, planned.by, planned.to) == (Kind.MEETING, "chloe", ("me", "bruno"))
    assert planned.at == datetime(2026, 2, 20, 9)
    assert planned.due_at == datetime(2026, 3, 2, 14)
    assert planned.text == "Comité de pilotage"
    assert planned.origin == Origin("calendar", "e1@arvor.example")
    assert planned.known_at is None
    assert (held.kind, held.at, held.ref) == (Kind.MEET, datetime(2026, 3, 2, 15), planned.label)
    assert len(planned.label) == 9
    assert planned.label[0] == "c"


def test_a_meeting_still_to_come_is_not_held():
    result = read(calendar(event(*COMMITTEE, *FIRST)), now=datetime(2026, 3, 2, 14, 30))
    assert told(result) == [("meeting", "chloe", "2026-03-02 14:00")]


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART:20260302T130000Z",
        "DTSTART:20260302T140000",
        "DTSTART;TZID=Romance Standard Time:20260302T140000",
        "DTSTART;TZID=America/New_York:20260302T080000",
        "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20260302T140000",
    ],
)
def test_every_way_to_write_a_time_is_the_same_local_time(start):
    assert only(read(calendar(event(start, *COMMITTEE))), Kind.MEETING).due_at == datetime(2026, 3, 2, 14)


def test_a_time_zone_described_in_the_file_is_followed():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Maison\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    result = read(calendar(zone, event("DTSTART;TZID=Maison:20260302T160000", *COMMITTEE)))
    assert only(result, Kind.MEETING).due_at == datetime(2026, 3, 2, 14)
    assert not result.problems


def test_a_time_zone_nobody_knows_is_read_as_local_with_a_warning():
    result = read(calendar(event("DTSTART;TZID=Atlantide:20260302T140000", *COMMITTEE)))
    assert only(result, Kind.MEETING).due_at == datetime(2026, 3, 2, 14)
    (warning,) = result.problems
    assert (warning.code, warning.values["zone"], warning.is_error) == ("calendar-zone-unknown", "Atlantide", False)


def test_a_weekly_meeting_without_end_is_read_within_the_window_and_keeps_its_hour_in_summer():
    result = read(
        calendar(event(*COMMITTEE, *FIRST, "RRULE:FREQ=WEEKLY")), until="2026-04-10", now=datetime(2026, 1, 1)
    )
    starts = [fact.due_at for fact in result.facts]
    assert len(starts) == 6
    assert {start.hour for start in starts} == {14}
    assert len({fact.label for fact in result.facts}) == 6
    assert not result.problems


def test_an_occurrence_moved_by_its_organiser():
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Paris:20260309T140000",
        "DTSTART;TZID=Europe/Paris:20260312T100000",
        "DTEND;TZID=Europe/Paris:20260312T110000",
        "LAST-MODIFIED:20260308T170000Z",
        *COMMITTEE,
    )
    result = read(calendar(event(*COMMITTEE, *FIRST, "RRULE:FREQ=WEEKLY;COUNT=2"), moved))
    move = only(result, Kind.MOVE)
    assert (move.by, move.at, move.due_at) == ("chloe", datetime(2026, 3, 8, 18), datetime(2026, 3, 12, 10))
    planned = next(fact for fact in result.facts if fact.label == move.ref)
    assert planned.due_at == datetime(2026, 3, 9, 14)
    assert [fact.at for fact in result.facts if fact.kind is Kind.MEET][-1] == datetime(2026, 3, 12, 11)


def test_a_series_moved_from_one_day_on_keeps_one_label_for_each_meeting():
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260309T140000",
        "DTSTART;TZID=Europe/Paris:20260310T140000",
        *COMMITTEE,
    )
    result = read(calendar(event(*COMMITTEE, *FIRST, "RRULE:FREQ=WEEKLY;COUNT=3"), later))
    assert [move.due_at.day for move in result.facts if move.kind is Kind.MOVE] == [10, 17]
    assert len({fact.label for fact in result.facts if fact.kind is Kind.MEETING}) == 3


def test_a_moved_meeting_keeps_the_label_it_had_in_the_series():
    series = event(*COMMITTEE, *FIRST, "RRULE:FREQ=WEEKLY;COUNT=2")
    override = event(
        "RECURRENCE-ID;TZID=Europe/Paris:20260309T140000", "DTSTART;TZID=Europe/Paris:20260312T100000", *COMMITTEE
    )
    before, after = read(calendar(series)), read(calendar(series, override))
    labels = [{fact.label for fact in each.facts if fact.label} for each in (before, after)]
    assert labels[0] == labels[1]


def test_an_occurrence_taken_out_of_a_series_is_cancelled_and_the_others_held():
    rule = ("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Paris:20260309T140000")
    result = read(calendar(event(*COMMITTEE, *FIRST, *rule)))
    cancelled = only(result, Kind.CANCEL)
    assert (cancelled.by, cancelled.at) == ("chloe", datetime(2026, 3, 9))
    assert [fact.at.day for fact in result.facts if fact.kind is Kind.MEET] == [2, 16]


@pytest.mark.parametrize(
    ("method", "status"), [("CANCEL", "STATUS:CONFIRMED"), ("", "STATUS:CANCELLED"), ("CANCEL", "X-A:1")]
)
def test_a_meeting_cancelled_by_its_organiser_is_not_held(method, status):
    content = calendar(event(*COMMITTEE, *FIRST, status, "LAST-MODIFIED:20260228T100000Z"), method=method)
    result = read(content)
    cancelled = only(result, Kind.CANCEL)
    assert (cancelled.by, cancelled.at) == ("chloe", datetime(2026, 2, 28, 11))
    assert Kind.MEET not in {fact.kind for fact in result.facts}


MINE = ("ORGANIZER:mailto:alice@conseil.example", *FIRST)


def test_when_the_only_client_declines_the_meeting_is_cancelled_by_them():
    result = read(calendar(event(*MINE, "ATTENDEE;PARTSTAT=DECLINED:mailto:chloe@arvor.example")))
    assert [(fact.kind, fact.by) for fact in result.facts] == [(Kind.MEETING, "me"), (Kind.CANCEL, "chloe")]


def test_when_a_colleague_declines_the_meeting_holds():
    guests = ("ATTENDEE;PARTSTAT=DECLINED:mailto:bruno@conseil.example", "ATTENDEE:mailto:chloe@arvor.example")
    held = only(read(calendar(event(*MINE, *guests))), Kind.MEET)
    assert held.to == ("chloe",)


def test_i_did_not_attend_a_meeting_i_declined():
    guests = (COMMITTEE[0], "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@conseil.example")
    assert told(read(calendar(event(*guests, *FIRST)))) == [("meeting", "chloe", "2026-03-02 14:00")]


def test_a_stranger_is_never_taken_for_somebody_of_the_mission():
    guests = ("ATTENDEE:mailto:chloe@ailleurs.example", "ATTENDEE:mailto:driss.dahan@ailleurs.example")
    planned = only(read(calendar(event(*MINE, *guests)), people=(CHLOE,), words=("comité",)), Kind.MEETING)
    assert planned.to == ("chloe-2", "driss")


def test_a_client_who_writes_from_another_address_is_known_by_name():
    guests = ('ATTENDEE;CN="COLIN, Chloé":mailto:cc@perso.example',)
    assert only(read(calendar(event(*MINE, *guests))), Kind.MEETING).to == ("chloe",)


def test_only_what_concerns_the_mission_is_kept():
    with_chloe = event(*COMMITTEE, *FIRST)
    with_driss = event(*FIRST, "ATTENDEE:mailto:driss@ailleurs.example", uid="e2", summary="Autre client")
    about_pay = event(*FIRST, "DESCRIPTION:Refonte de la PAIE", uid="e3", summary="Relecture")
    everything = calendar(with_chloe, with_driss, about_pay)
    assert {fact.text for fact in read(everything).facts if fact.text} == {"Comité de pilotage"}
    assert read(everything).left_out == 2
    assert {fact.text for fact in read(everything, words=("paie",)).facts if fact.text} == {
        "Comité de pilotage",
        "Relecture",
    }
    assert read(everything, people=()).left_out == 0


def test_a_private_event_stays_private():
    assert all(fact.is_private for fact in read(calendar(event(*COMMITTEE, *FIRST, "CLASS:PRIVATE"))).facts)


WEEK_OFF = ("DTSTART;VALUE=DATE:20260309", "DTEND;VALUE=DATE:20260314")


@pytest.mark.parametrize(
    "summary", ["Congés", "RTT", "Absente", "Vacances", "OOO", "Annual leave", "Out of office", "Férié"]
)
def test_my_leave_is_an_absence_until_its_last_day(summary):
    away = only(read(calendar(event(*WEEK_OFF, summary=summary))), Kind.AWAY)
    assert (away.by, away.at, away.due_at, away.days) == (
        "me",
        datetime(2026, 3, 9, 12),
        datetime(2026, 3, 13, 12),
        None,
    )


@pytest.mark.parametrize("summary", ["Congés Chloé", "Chloé Colin absente", "OOO (chloe)"])
def test_the_person_named_is_the_one_away(summary):
    assert only(read(calendar(event(*WEEK_OFF, summary=summary))), Kind.AWAY).by == "chloe"


def test_the_organiser_of_a_leave_is_the_one_away():
    result = read(calendar(event(*WEEK_OFF, "ORGANIZER:mailto:bruno@conseil.example", summary="Congés")))
    assert only(result, Kind.AWAY).by == "bruno"


@pytest.mark.parametrize(
    ("summary", "lines"),
    [
        ("RTT après-midi", ("DTSTART;VALUE=DATE:20260310",)),
        ("Congé matin", ("DTSTART;VALUE=DATE:20260310", "DTEND;VALUE=DATE:20260311")),
        ("Congé", ("DTSTART:20260310T140000", "DTEND:20260310T180000")),
    ],
)
def test_half_a_day_of_leave_counts_half(summary, lines):
    away = only(read(calendar(event(*lines, summary=summary))), Kind.AWAY)
    assert (away.days, away.due_at) == (0.5, datetime(2026, 3, 10, 12))


@pytest.mark.parametrize("summary", ["Retour de congés", "Anniversaire", "Fin des vacances"])
def test_a_day_that_is_only_marked_is_no_absence(summary):
    assert read(calendar(event(*WEEK_OFF, summary=summary)), people=()).facts == ()


def test_a_short_meeting_about_leave_is_a_meeting():
    result = read(calendar(event(*COMMITTEE, *FIRST, summary="Point congés")))
    assert Kind.AWAY not in {fact.kind for fact in result.facts}


def test_a_leave_given_up_is_no_absence():
    assert read(calendar(event(*WEEK_OFF, "STATUS:CANCELLED", summary="Congés"))).facts == ()


def test_years_before_and_after_our_time_are_dates_too():
    for year in ("1970", "2106"):
        content = calendar(event(f"DTSTART:{year}0302T140000", *COMMITTEE))
        assert told(read(content, since=f"{year}-01-01", until=f"{year}-12-31"))[0][0] == "meeting"


def test_google_writes_1900_when_it_does_not_know_when_a_meeting_was_planned():
    lines = ("CREATED:19000101T120000Z", *FIRST, *COMMITTEE)
    assert only(read(calendar(event(*lines))), Kind.MEETING).at == datetime(2026, 2, 20, 9)


def test_reading_twice_gives_the_same_facts():
    content = calendar(event(*COMMITTEE, *FIRST, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Paris:20260309T140000"))
    assert read(content) == read(content)
    assert len(set(read(content).facts)) == len(read(content).facts)
