"""Which messages of a mailbox are a mission's, as records and rows; and what a route takes and leaves, to be shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from molette.engine.ledger.types import ME, Mission
from molette.sources.mail.missions import organisation_of
from molette.sources.mail.routing import Correspondent, Route, route_of, route_to, sort_messages
from molette.web.bridge.messages import messages_of
from molette.web.bridge.reading import journal_of
from molette.web.intake.models import Import, State

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Domain:
    """An organisation of the mailbox, in how many messages, whether the route wants it."""

    name: str
    messages: int
    is_wanted: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """What a route does of a mailbox: messages taken and left, the people of each, its organisations and words."""

    taken: int
    left: int
    people: tuple[Correspondent, ...]
    others: tuple[Correspondent, ...]
    domains: tuple[Domain, ...]
    words: str
    unwanted: str


def route_for(intake: Import, mission: Mission) -> Route:
    """The route the user chose, else the one of her last import, else the one its organisation or plan implies."""
    if intake.route is not None:
        return route_from(intake.route)
    if intake.organisation:
        return route_to([intake.organisation])
    return route_of(mission)


def last_route(intake: Import) -> dict[str, list[str]] | None:
    """The route of the last mail imported for the same mission."""
    done = Import.objects.filter(mission=intake.mission_id, state=State.DONE, route__isnull=False)
    return done.order_by("-touched_at").values_list("route", flat=True).first()


def route_from(row: dict[str, list[str]]) -> Route:
    """A row's route."""
    return Route(**{name: tuple(entries) for name, entries in row.items()})


def needs_choice(intake: Import) -> bool:
    """Whether the mailbox holds more than the mission seems to be, so that the user should see what is taken."""
    assert intake.mission is not None, "an import is aimed before it is routed"
    route = route_for(intake, journal_of(intake.mission).mission)
    organisations = {one["organisation"] for one in intake.guesses.get("missions", [])}
    return bool(organisations - set(route.domains) - set(route.people)) if not route.is_open else len(organisations) > 1


def passage(intake: Import) -> Passage:
    """What the route takes and leaves."""
    assert intake.mission is not None, "an import is aimed before it is routed"
    mission = journal_of(intake.mission).mission
    route = route_for(intake, mission)
    messages = messages_of(intake)
    me = tuple(intake.me) or mission.person(ME).addresses
    sorting = sort_messages(messages, route, me)
    everybody = (*sorting.people, *sorting.others)
    words = [entry for entry in route.excluded if "@" not in entry and "." not in entry]
    return Passage(
        len(sorting.taken), len(sorting.left), sorting.people[:SHOWN], sorting.others[:SHOWN],
        _domains(everybody, route, me), ", ".join(route.words), ", ".join(words),
    )  # fmt: skip


def _domains(people: Iterable[Correspondent], route: Route, me: Sequence[str]) -> tuple[Domain, ...]:
    own = {organisation_of(address) for address in me} - set(me)
    counts: Counter[str] = Counter()
    for person in people:
        name = organisation_of(person.address)
        if "@" not in name and name not in own:
            counts[name] = max(counts[name], person.messages)
    wanted = [Domain(name, counts.pop(name, 0), is_wanted=True) for name in route.domains]
    return (*wanted, *(Domain(name, times, is_wanted=False) for name, times in counts.most_common(SHOWN)))
