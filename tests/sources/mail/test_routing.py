"""Which messages are a mission's, and what is left."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.mail.test_threads import message

from molette.engine.ledger.types import Mission, Person, Side
from molette.sources.mail.headers import Address
from molette.sources.mail.routing import (
    Correspondent,
    Route,
    read_entry,
    route_of,
    route_to,
    sort_messages,
    taker,
)

ME = Address("Alice Roux", "alice@roux.example")


def mail(id, sender, *to, subject="Bonjour", body=""):
    reached = tuple(Address("", address) for address in to) or (ME,)
    return replace(message(id, subject=subject), sender=Address("", sender), to=reached, body=body)


CLAIRE = mail("claire", "claire@arvor.example")
TO_PAUL = mail("paul", "alice@roux.example", "paul@paie.arvor.example")
NEWS = mail("news", "lettre@arvor.example")
BOREAL = mail("boreal", "ines@boreal.example", subject="Projet Paie : le prestataire")
BANK = mail("bank", "conseiller@banque.example", body="Votre relevé est là.")
ALL = (CLAIRE, TO_PAUL, NEWS, BOREAL, BANK)


def taken(route, messages=ALL):
    return [one.id for one in sort_messages(messages, route).taken]


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (Route(people=("Claire@Arvor.example",)), ["claire"]),
        (Route(domains=("arvor.example",)), ["claire", "paul", "news"]),
        (Route(domains=("@paie.arvor.example",)), ["paul"]),
        (Route(domains=("rvor.example",)), []),
        (Route(words=("projet  paie",)), ["boreal"]),
        (Route(words=("releve",)), ["bank"]),
        (Route(words=("pai", "vot")), []),
        (Route(domains=("arvor.example",), words=("paie",)), ["claire", "paul", "news", "boreal"]),
        (Route(domains=("arvor.example",), excluded=("lettre@arvor.example",)), ["claire", "paul"]),
        (Route(domains=("arvor.example",), excluded=("paie.arvor.example",)), ["claire", "news"]),
        (Route(words=("paie",), excluded=("prestataire",)), []),
        (Route(excluded=("banque.example", "arvor.example")), ["paul", "boreal"]),
        (Route(), [one.id for one in ALL]),
    ],
)
def test_a_route_takes_its_people_its_domains_its_words_and_leaves_what_is_excluded(route, expected):
    assert taken(route) == expected


def test_somebody_excluded_in_copy_does_not_send_away_the_others():
    both = mail("both", "claire@arvor.example", "alice@roux.example", "lettre@arvor.example")

    assert taken(Route(domains=("arvor.example",), excluded=("lettre@arvor.example",)), [both]) == ["both"]


def test_what_is_taken_and_what_is_left_are_shown_with_their_people():
    named = replace(CLAIRE, sender=Address("Claire Martin", "claire@arvor.example"), cc=(Address("", "x@b.example"),))

    found = sort_messages([named, CLAIRE, BANK, BOREAL], Route(people=("claire@arvor.example",)), [ME.address])

    assert found.people == (
        Correspondent("claire@arvor.example", "Claire Martin", 2),
        Correspondent("x@b.example", "", 1),
    )
    assert [one.id for one in found.left] == ["bank", "boreal"]
    assert [one.address for one in found.others] == ["conseiller@banque.example", "ines@boreal.example"]


def test_a_plan_implies_the_organisations_of_its_people_and_not_mine():
    people = (
        Person("me", addresses=("alice@roux.example",), side=Side.ME),
        Person("claire", addresses=("claire@rh.arvor.example",)),
        Person("paul", addresses=("paul@gmail.com",)),
    )

    assert route_of(Mission("Paie", date(2026, 3, 2), people=people)) == Route(("paul@gmail.com",), ("arvor.example",))
    assert route_to([]).is_open


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" Claire@Arvor.example ", ("claire@arvor.example", "people")),
        ("@arvor.example", ("arvor.example", "domains")),
        ("*.Arvor.example", ("arvor.example", "domains")),
        ("Refonte  de la paie", ("Refonte de la paie", "words")),
        ("v2.0", ("v2.0", "words")),
        ("a @ b", ("a @ b", "words")),
    ],
)
def test_what_is_typed_is_an_address_a_domain_or_a_word(typed, read):
    assert read_entry(typed) == read


WORDS = st.lists(st.text(max_size=12), max_size=4).map(tuple)


@given(WORDS, WORDS, WORDS, WORDS)
def test_any_words_make_a_route_and_each_message_is_on_one_side(people, domains, words, excluded):
    found = sort_messages(ALL, Route(people, domains, words, excluded))

    assert len(found.taken) + len(found.left) == len(ALL)
    assert not {one.id for one in found.taken} & {one.id for one in found.left}


@given(WORDS, st.sampled_from(["claire@arvor.example", "boreal.example", "relevé"]))
def test_excluding_more_never_takes_more(words, entry):
    narrow, wide = taker(Route(words=words, excluded=(entry,))), taker(Route(words=words))

    assert all(wide(one) for one in ALL if narrow(one))
