"""WebDAV's questions and its answers in XML."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from molette.connectors.failures import Failure
from molette.connectors.http import Access, Answer, ask

DAV, CAL, SERVER = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}", "{http://calendarserver.org/ns/}"
SPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'
PREFIXES = {DAV: "D", CAL: "C", SERVER: "S"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one resource: its path as the server writes it, its status, the properties it has."""

    path: str
    address: str
    status: int
    properties: Mapping[str, Element]

    @property
    def key(self) -> str:
        """The path, whichever way its letters were encoded."""
        return unquote(self.path)

    def text(self, name: str) -> str:
        """A property's text, or nothing."""
        found = self.properties.get(name)
        return (found.text or "").strip() if found is not None else ""

    def link(self, name: str) -> str:
        """The address a property points to, or nothing."""
        found = self.properties.get(name)
        href = found.find(f"{DAV}href") if found is not None else None
        return urljoin(self.address, (href.text or "").strip()) if href is not None and href.text else ""

    def has(self, name: str, child: str) -> bool:
        """Whether a property holds an element."""
        found = self.properties.get(name)
        return found is not None and found.find(child) is not None


@dataclass(frozen=True, slots=True)
class Multistatus:
    """An answer about many resources; `token` comes with a synchronisation."""

    entries: tuple[Entry, ...]
    token: str
    address: str


def properties(address: str, access: Access, names: tuple[str, ...], depth: int) -> Answer:
    """Ask for properties of a resource, and of what it holds with depth 1."""
    body = f"<D:propfind {SPACES}>{prop(names)}</D:propfind>"
    return ask("PROPFIND", address, access, headers=_headers(depth), body=body)


def report(address: str, access: Access, kind: str, inside: str, depth: int) -> Answer:
    """Ask for a report; `inside` is its XML."""
    return ask("REPORT", address, access, headers=_headers(depth), body=f"<{kind} {SPACES}>{inside}</{kind}>")


def prop(names: tuple[str, ...]) -> str:
    """The element that names properties."""
    return f"<D:prop>{''.join(f'<{short(name)}/>' for name in names)}</D:prop>"


def short(name: str) -> str:
    """A name as the questions write it: {DAV:}href is D:href."""
    space, _, local = name.rpartition("}")
    return f"{PREFIXES[space + '}']}:{local}"


def element(name: str, text: str) -> str:
    """An element with a text."""
    return f"<{short(name)}>{escape(text)}</{short(name)}>"


def read_multistatus(answer: Answer) -> Multistatus:
    """The entries of an answer. Errors: Failure."""
    host = urlsplit(answer.address).hostname or ""
    # WebDAV needs no DTD: without one there is no entity to expand. UTF-8 is imposed so that none hides in UTF-16.
    if b"<!DOCTYPE" in answer.body:
        raise Failure("connector-answer-odd", host, host=host)
    try:
        root = ElementTree.fromstring(answer.body, ElementTree.XMLParser(encoding="utf-8"))  # noqa: S314 (see above)
    except (ElementTree.ParseError, ValueError):
        raise Failure("connector-not-caldav", host, host=host) from None
    entries = tuple(_entry(each, answer.address) for each in root.iter(f"{DAV}response"))
    return Multistatus(entries, (root.findtext(f"{DAV}sync-token") or "").strip(), answer.address)


def _entry(response: Element, base: str) -> Entry:
    address = urljoin(base, (response.findtext(f"{DAV}href") or "").strip())
    found: dict[str, Element] = {}
    for group in response.iter(f"{DAV}propstat"):
        if _status(group) == 200:
            found.update({each.tag: each for each in group.iterfind(f"{DAV}prop/*")})
    return Entry(urlsplit(address).path, address, _status(response), found)


def _status(element: Element) -> int:
    """The number of a status line, 200 when there is none."""
    words = (element.findtext(f"{DAV}status") or "").split()
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else 200


def _headers(depth: int) -> dict[str, str]:
    return {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
