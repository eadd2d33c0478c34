"""People seen under several names and addresses become one person with one handle."""

import re

import pytest

from molette.engine.ledger.people import Sighting, cleaned, merge_people
from molette.engine.ledger.types import Person, Side

pytest.importorskip("hypothesis", reason="property tests need hypothesis")
from hypothesis import given
from hypothesis import strategies as st


def handles(*sightings: tuple[str, str], known: tuple[Person, ...] = (), me: tuple[str, ...] = ()) -> list[str]:
    return [person.handle for person in merge_people([Sighting(*seen) for seen in sightings], known=known, me=me)]


def test_a_person_is_called_by_the_first_name() -> None:
    assert handles(("Chloé Garnier", "cgarnier@arvor.example")) == ["chloe"]


def test_two_of_the_same_first_name_are_told_apart() -> None:
    found = handles(("Claire Martin", "cm@arvor.example"), ("Claire Dupont", "cd@arvor.example"))
    assert found == ["claire", "claire-dupont"]


def test_one_name_and_two_addresses_are_one_person() -> None:
    (chloe,) = merge_people(
        [Sighting("Chloé Garnier", "c@arvor.example"), Sighting("GARNIER, Chloe", "chloe@home.example")]
    )
    assert chloe.addresses == ("c@arvor.example", "chloe@home.example")


def test_an_office_is_never_merged_by_name() -> None:
    found = merge_people(
        [Sighting("Groupe Arvor", "info@arvor.example"), Sighting("Groupe Arvor", "contact@arvor.example")]
    )
    assert len(found) == 2


def test_a_first_name_alone_merges_nobody() -> None:
    assert len(handles(("Chloé", "c@a.example"), ("Chloé", "c@b.example"))) == 2


def test_the_addresses_of_me_are_one_person() -> None:
    (me,) = merge_people(
        [Sighting("Alice", "a@x.example"), Sighting("A. Morel", "b@x.example")], me=["a@x.example", "B@x.example"]
    )
    assert (me.handle, me.side, me.addresses) == ("me", Side.ME, ("a@x.example", "b@x.example"))


def test_people_of_the_plan_keep_their_handle_and_gain_addresses() -> None:
    known = Person("sponsor", "Chloé Garnier", ("c@arvor.example",))
    (chloe,) = merge_people([Sighting("Chloé Garnier", "chloe@home.example")], known=(known,))
    assert (chloe.handle, chloe.addresses) == ("sponsor", ("c@arvor.example", "chloe@home.example"))


def test_a_new_person_does_not_take_a_handle_of_the_plan() -> None:
    assert handles(("Chloé Roux", "r@x.example"), known=(Person("chloe", "Chloé Garnier"),)) == ["chloe", "chloe-roux"]


def test_names_are_cleaned_as_they_are_said() -> None:
    assert cleaned("MARTIN, Claire (ext)", "") == "Claire Martin"
    assert cleaned("DUPONT Jean", "") == "Jean Dupont"
    assert cleaned("'claire@arvor.example'", "") == ""


@given(st.lists(st.tuples(st.text(max_size=20), st.text(min_size=1, max_size=12))))
def test_handles_are_unique_plain_and_stay_the_same(seen: list[tuple[str, str]]) -> None:
    found = handles(*seen)
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", handle) for handle in found)
    assert handles(*seen) == found
