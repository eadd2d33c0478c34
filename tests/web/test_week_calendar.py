"""The week in a calendar program: at a private address that can be closed, right on each day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from tests.web.test_week import at, begun, mission

from molette.web.week.models import CalendarLink

__all__ = ["at", "mission"]
NOTICES, LINK = "week:notices", "week:calendar_link"


def address_of(account) -> str:
    return reverse("week:calendar", args=[CalendarLink.objects.get(account=account).token])


@pytest.fixture
def address(alice, alice_client):
    alice_client.post(reverse(LINK))
    return address_of(alice)


def events(address: str) -> dict[str, tuple[str, date]]:
    """What a calendar program, signed in nowhere, reads: each event by its name."""
    answer = Client().get(address)
    assert answer.status_code == 200
    calendar = Calendar.from_ical(answer.content)
    assert not [error for component in calendar.walk() for error in component.errors]
    found = {
        str(event["UID"]): (str(event["SUMMARY"]).replace("\u202f", " "), event["DTSTART"].dt)
        for event in calendar.walk("VEVENT")
    }
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def test_each_day_to_remember_is_an_all_day_event(address, mission):
    assert sorted(events(address).values()) == [
        ("Fin du silence convenu, Chloé Martin : la validation de « Note de cadrage »", date(2026, 3, 27)),
        ("Relancer Chloé Martin : la validation de « Note de cadrage »", date(2026, 3, 30)),
        ("Relancer Paul Keller : la réponse à « Pouvez-vous envoyer les effectifs ? »", date(2026, 3, 18)),
        ("Répondre à Chloé Martin : la réponse à « Où en est le planning ? »", date(2026, 3, 18)),
    ]


def test_the_file_is_what_calendar_programs_want(address, mission):
    answer = Client().get(address)
    calendar = Calendar.from_ical(answer.content)
    event = calendar.walk("VEVENT")[0]

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\r\n" in answer.content
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert event["DTSTAMP"].to_ical() == b"20260318T090000Z"
    assert event["DTEND"].dt > event["DTSTART"].dt
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")
    assert event["URL"].startswith("http://testserver/missions/")


def test_an_answer_within_its_time_is_awaited_on_its_day(alice, address, at):
    begun(alice, '\n2026-03-18 10:00 me -> paul asks access "la base" #r1\n')

    assert [title.split(" : ")[0] for title, _day in sorted(events(address).values(), key=lambda event: event[1])] == [
        "Réponse attendue de Paul Keller",
        "Relancer Paul Keller",
    ]


def test_names_stay_and_days_follow(address, at, mission):
    before = events(address)

    at(date(2026, 3, 20))
    after = events(address)

    assert set(after) >= {name for name in before if name.startswith(("nudge", "own", "hold"))}
    assert {day for _title, day in after.values()} >= {date(2026, 3, 20), date(2026, 3, 27)}
    assert Client().get(address).content == Client().get(address).content


def test_a_promise_stands_on_its_day(address, alice_client, mission):
    alice_client.post(reverse("week:sent", args=[mission.pk, "o1"]), {"due": "2026-03-24"})

    assert ("Promis à Chloé Martin : la réponse à « Où en est le planning ? »", date(2026, 3, 24)) in events(
        address
    ).values()


def test_it_speaks_the_language_of_its_owner(alice, address, mission):
    alice.language = "en"
    alice.save()

    assert any(title.startswith("Nudge Paul Keller: the answer to") for title, _day in events(address).values())


def test_another_address_closes_the_first_one(alice, alice_client, address, mission):
    alice_client.post(reverse(LINK), {"what": "renew"})

    assert Client().get(address).status_code == 404
    assert Client().get(address_of(alice)).status_code == 200
    alice_client.post(reverse(LINK), {"what": "close"})
    assert not CalendarLink.objects.exists()


def test_nobody_guesses_an_address(alice, address, mission, settings):
    link = CalendarLink.objects.get()
    for token in (link.key, f"{link.key}.x", link.token[:-1], link.token.swapcase(), "x"):
        assert Client().get(reverse("week:calendar", args=[token])).status_code == 404
    assert link.key in link.token
    token, settings.SECRET_KEY = link.token, "another key, as somebody with a copy of the database alone has"
    assert CalendarLink.of_token(token) is None


def test_it_hides_from_search_engines_and_referrers(address, mission):
    headers = Client().get(address).headers

    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"].startswith("private")


def test_an_account_that_is_closed_has_no_calendar(alice, address, mission):
    alice.is_active = False
    alice.save()

    assert Client().get(address).status_code == 404


def test_each_sees_her_own_and_samples_stay_out(alice_client, bruno, bruno_client, address, mission):
    bruno_client.post(reverse("missions:samples"))
    bruno_client.post(reverse(LINK))

    assert events(address_of(bruno)) == {}
    begun(bruno)
    assert len(events(address_of(bruno))) == len(events(address))
    assert set(events(address_of(bruno))) != set(events(address))
    assert address not in bruno_client.get(reverse(NOTICES)).content.decode()


@pytest.mark.parametrize("name", [NOTICES, LINK])
def test_the_notices_ask_to_sign_in(anonymous_client, name):
    assert anonymous_client.get(reverse(name)).status_code in (302, 405)
    assert anonymous_client.post(reverse(name)).status_code in (302, 405)
    assert not CalendarLink.objects.exists()


def test_the_page_shows_the_address_and_a_way_to_subscribe(alice_client, address):
    page = alice_client.get(reverse(NOTICES)).content.decode()

    assert f"http://testserver{address}" in page
    assert f"webcal://testserver{address}" in page
