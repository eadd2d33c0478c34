"""Who a calendar event involves: addresses → the handles of the mission."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from icalendar import Component

from molette.engine.ledger.people import Sighting, ascii_words, merge_people
from molette.engine.ledger.types import ME, Person, Side

NOT_PEOPLE = ("ROOM", "RESOURCE")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited, or who invites."""

    address: str
    name: str = ""
    has_declined: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody seen in the calendar by address; `known` are the handles of those the mission knows."""

    known: frozenset[str]
    by_address: Mapping[str, Person]

    @classmethod
    def of(cls, me: Collection[str], people: Sequence[Person], guests: Iterable[Guest]) -> "Directory":
        """The mission's people, me, and every guest under a handle of their own."""
        sightings = (Sighting(guest.name, guest.address) for guest in dict.fromkeys(guests))
        everybody = merge_people(sightings, known=people, me=me)
        by_address = {address.lower(): person for person in everybody for address in person.addresses}
        mine = {address.lower(): Person(ME, side=Side.ME) for address in me}
        return cls(frozenset(person.handle for person in people), by_address | mine)

    def handle(self, guest: Guest) -> str:
        """The guest's handle."""
        return self.by_address[guest.address].handle

    def is_me(self, guest: Guest) -> bool:
        """Whether the guest is me."""
        return self.handle(guest) == ME

    def is_known(self, guest: Guest) -> bool:
        """Whether the guest is somebody of the mission, me apart."""
        return self.handle(guest) in self.known - {ME}

    def is_client(self, guest: Guest) -> bool:
        """Whether this guest stands on the client's side; when nobody is known, everybody but me does."""
        is_theirs = self.by_address[guest.address].side is Side.CLIENT and not self.is_me(guest)
        return is_theirs and (self.is_known(guest) or not self.known)


def person_named(text: str, people: Sequence[Person]) -> str:
    """The handle of the person whose name, first name or handle `text` says; empty when nobody is, or several."""
    said = f" {_folded(text)} "
    found = [person.handle for person in people if any(f" {name} " in said for name in _names(person))]
    return found[0] if len(found) == 1 else ""


def read_organiser(event: Component) -> Guest | None:
    """Who calls the meeting."""
    return next(iter(_guests(event.get("ORGANIZER"))), None)


def read_attendees(event: Component) -> tuple[Guest, ...]:
    """Who is invited, without rooms and equipment, each once."""
    return tuple({guest.address: guest for guest in _guests(event.get("ATTENDEE"))}.values())


def _guests(value: object) -> list[Guest]:
    values = value if isinstance(value, list) else [value]
    return [guest for guest in map(_guest, values) if guest]


def _guest(value: object) -> Guest | None:
    parameters = getattr(value, "params", None)
    if not isinstance(value, str) or parameters is None or str(parameters.get("CUTYPE", "")).upper() in NOT_PEOPLE:
        return None
    written = re.sub(r"^mailto:", "", str(value).strip(), flags=re.IGNORECASE)
    address = (written if "@" in written else str(parameters.get("EMAIL", "")) or written).strip().lower()
    has_declined = str(parameters.get("PARTSTAT", "")).upper() == "DECLINED"
    return Guest(address, str(parameters.get("CN", "")), has_declined) if address else None


def _names(person: Person) -> set[str]:
    full = _folded(person.name)
    return {name for name in (full, full.partition(" ")[0], _folded(person.handle)) if len(name) > 1} - {ME}


def _folded(text: str) -> str:
    return " ".join(ascii_words(text))
