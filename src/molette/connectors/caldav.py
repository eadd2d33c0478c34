"""A live calendar, read only (RFC 4791): which calendars there are, and what changed in one of them (RFC 6578)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import quote, urljoin

from molette.connectors.dav import CAL, DAV, SERVER, Entry, Multistatus, element, prop, properties, read_multistatus
from molette.connectors.dav import report as ask_report
from molette.connectors.failures import Failure
from molette.connectors.http import Access, Address, may_know, parse_address
from molette.engine.problems import Place, Problem

CHUNK, MOST_PAGES = 50, 1000
SAFE = "/@:!$&'()*+,;=~-._"
PRINCIPAL, HOME = f"{DAV}current-user-principal", f"{CAL}calendar-home-set"
TYPE, NAME, ETAG, TOKEN, TAG = (
    f"{DAV}resourcetype",
    f"{DAV}displayname",
    f"{DAV}getetag",
    f"{DAV}sync-token",
    f"{SERVER}getctag",
)
KINDS, DATA = f"{CAL}supported-calendar-component-set", f"{CAL}calendar-data"
WELL_KNOWN = "/.well-known/caldav"  # RFC 6764, 5
# How servers say that a token is too old, or that they do not synchronise.
TOKEN_REFUSED = {400, 403, 405, 409, 410, 412, 415, 422, 501, 507}
TRUNCATED = 507  # RFC 6578, 3.6
# A web page that is no WebDAV answers one of these.
SILENT = {200, 400, 404, 405, 501}


@dataclass(frozen=True, slots=True)
class Server:
    """Where the calendars are (any address of the account, or one calendar's), and who asks."""

    address: str = field(repr=False)
    access: Access


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar that holds events."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a calendar: the server's mark of the moment, and the version of each object by its path."""

    mark: str = ""
    etags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a calendar: the bytes of a VCALENDAR."""

    path: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new or changed, what is gone, and the state to ask with once all this is kept.

    `is_whole`: nothing is left for another call.
    """

    items: tuple[Item, ...]
    gone: tuple[str, ...]
    state: State
    is_whole: bool = True
    problems: tuple[Problem, ...] = ()


def calendars(server: Server) -> tuple[Calendar, ...]:
    """The calendars of the account, by name. Errors: Failure."""
    first = parse_address(server.address)
    access = replace(server.access, login=server.access.login or first.login)
    entries = [entry for entry in _around(server.address, access) if _is_calendar(entry)]
    found = {entry.key: Calendar(entry.address, entry.text(NAME) or _last_part(entry.key)) for entry in entries}
    if not found:
        raise Failure("connector-no-calendar", first.host, host=first.host)
    return tuple(sorted(found.values(), key=lambda calendar: calendar.name.casefold()))


def changes(server: Server, calendar: Calendar, state: State | None = None, *, limit: int = 1000) -> Changes:
    """What changed in a calendar since a state, at most `limit` objects. Errors: Failure."""
    access, known = _access(server, calendar), state or State()
    mark = _mark(calendar, access)
    if mark and mark == known.mark:
        return Changes((), (), known)
    present, gone, mark = _listed(calendar, access, known, mark)
    wanted = [path for path, etag in present.items() if not etag or known.etags.get(path) != etag]
    entries = tuple(_entries(calendar, access, wanted[:limit]))
    delivered = {path: present[path] for path in wanted[:limit]}
    kept = {path: etag for path, etag in known.etags.items() if path not in gone}
    is_whole = len(wanted) <= limit
    # The mark is moved only once all is delivered: until then the same question is asked, and the versions skip.
    after = State(mark if is_whole else known.mark, MappingProxyType({**kept, **delivered}))
    items = tuple(Item(entry.key, text.encode()) for entry in entries if (text := entry.text(DATA)))
    return Changes(items, tuple(sorted(gone & set(known.etags))), after, is_whole, _unread(entries))


def _access(server: Server, calendar: Calendar) -> Access:
    """What may be told at the calendar's address, which the server chose."""
    first, there = parse_address(server.address), parse_address(calendar.address)
    login = server.access.login or first.login
    return replace(server.access, login=login if may_know(first, there) else None)


def _around(address: str, access: Access) -> Iterator[Entry]:
    """The resource itself if it is a calendar, else what the account's home holds."""
    first = parse_address(address)
    entry = _described(address, access) or _described(urljoin(first.text, WELL_KNOWN), access)
    if entry is None:
        raise Failure("connector-not-caldav", first.host, host=first.host)
    if _is_calendar(entry):
        yield entry
        return
    home = entry.link(HOME) or _home(entry, first, access) or entry.address
    yield from _asked(home, _told(first, home, access), (TYPE, NAME, KINDS), depth=1).entries


def _home(entry: Entry, first: Address, access: Access) -> str:
    principal = entry.link(PRINCIPAL)
    found = _described(principal, _told(first, principal, access)) if principal else None
    return found.link(HOME) if found else ""


def _told(first: Address, address: str, access: Access) -> Access:
    """The same access, without its login where that login is not known to be welcome."""
    return access if may_know(first, parse_address(address)) else replace(access, login=None)


def _described(address: str, access: Access) -> Entry | None:
    """What a resource says of itself, nothing when the server does not speak of it."""
    answer = properties(address, access, (PRINCIPAL, HOME, TYPE, NAME, KINDS), depth=0)
    if answer.status in SILENT:
        return None
    entries = read_multistatus(answer.require(207)).entries
    return entries[0] if entries else None


def _asked(address: str, access: Access, names: tuple[str, ...], depth: int) -> Multistatus:
    return read_multistatus(properties(address, access, names, depth).require(207))


def _is_calendar(entry: Entry) -> bool:
    """Whether it is a calendar of events: a list of tasks only is not."""
    if not entry.has(TYPE, f"{CAL}calendar"):
        return False
    kinds = entry.properties.get(KINDS)
    return kinds is None or not len(kinds) or any(each.get("name", "").upper() == "VEVENT" for each in kinds)


def _mark(calendar: Calendar, access: Access) -> str:
    """The server's mark of the calendar as it is: a synchronisation token, else a tag, else nothing."""
    entries = _asked(calendar.address, access, (TOKEN, TAG), depth=0).entries
    if not entries:
        return ""
    token, tag = entries[0].text(TOKEN), entries[0].text(TAG)
    return f"token {token}" if token else f"tag {tag}" if tag else ""


def _listed(calendar: Calendar, access: Access, known: State, mark: str) -> tuple[dict[str, str], set[str], str]:
    """The versions of what is there (or only of what changed), the paths that are gone, the mark of that moment."""
    if mark.startswith("token "):
        since = known.mark.removeprefix("token ") if known.mark.startswith("token ") else ""
        for token in dict.fromkeys((since, "")):
            if found := _synchronised(calendar, access, token):
                present, gone, after = found
                return present, gone if token else set(known.etags) - set(present), after
    entries = _asked(calendar.address, access, (ETAG, TYPE), depth=1).entries
    present = {entry.key: entry.text(ETAG) for entry in entries if not entry.has(TYPE, f"{DAV}collection")}
    return present, set(known.etags) - set(present), mark


def _synchronised(calendar: Calendar, access: Access, token: str) -> tuple[dict[str, str], set[str], str] | None:
    """What changed since a token, page after page; nothing when the server refuses that token."""
    present: dict[str, str] = {}
    gone: set[str] = set()
    own = parse_address(calendar.address).path.rstrip("/")
    for _page in range(MOST_PAGES):
        inside = element(TOKEN, token) + element(f"{DAV}sync-level", "1") + prop((ETAG,))
        answer = ask_report(calendar.address, access, "D:sync-collection", inside, depth=0)
        if answer.status in TOKEN_REFUSED:
            return None
        found = read_multistatus(answer.require(207))
        objects = [entry for entry in found.entries if entry.path.rstrip("/") != own]
        gone = gone | {entry.key for entry in objects if entry.status == 404}
        present |= {entry.key: entry.text(ETAG) for entry in objects if entry.status == 200}
        is_truncated = any(entry.status == TRUNCATED for entry in found.entries)
        if not is_truncated or found.token in ("", token):
            return {path: etag for path, etag in present.items() if path not in gone}, gone, f"token {found.token}"
        token = found.token
    return None


def _entries(calendar: Calendar, access: Access, paths: list[str]) -> Iterator[Entry]:
    """The objects at these paths, some at a time."""
    for start in range(0, len(paths), CHUNK):
        hrefs = "".join(element(f"{DAV}href", quote(path, safe=SAFE)) for path in paths[start : start + CHUNK])
        inside = prop((ETAG, DATA)) + hrefs
        answer = ask_report(calendar.address, access, "C:calendar-multiget", inside, depth=1)
        yield from read_multistatus(answer.require(207)).entries


def _unread(entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """A warning for each object that the server names but does not give; one deleted meanwhile needs none."""
    return tuple(
        Problem("connector-item-unread", Place(entry.key), {"name": _last_part(entry.key)}, is_error=False)
        for entry in entries
        if entry.status != 404 and not entry.text(DATA)
    )


def _last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
