"""One request to a web address, with what it must never do: leave HTTP, tell a password to strangers, swell, hang."""

import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from socket import socket
from urllib.parse import quote, unquote, urljoin, urlsplit

from molette.connectors.failures import Failure, failure_of
from molette.connectors.logins import Login, Means
from molette.connectors.peers import connect, context, is_loopback

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
PATIENCE, LONGEST = 30, 120  # seconds: for each silence, and for a whole answer
MOST_REDIRECTS = 5
PIECE = 64 * 1024
SAFE = "%/:@!$&'()*+,;=~-._?"
REDIRECTS = {301, 302, 303, 307, 308}
KINDS = {"webcal": "https", "webcals": "https", "https": "https", "http": "http"}
REFUSALS = {
    401: "connector-login-refused",
    403: "connector-login-refused",
    404: "connector-address-missing",
    410: "connector-address-missing",
    429: "connector-busy",
    500: "connector-down",
    502: "connector-down",
    503: "connector-busy",
    504: "connector-down",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A web address cut in parts; the path may hold a secret (a private link), so only the host is ever shown."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)
    login: Login | None = None

    @property
    def text(self) -> str:
        """The address as it is written, without a login."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


@dataclass(frozen=True, slots=True)
class Access:
    """What is known of a server. `authority`: the PEM certificate to trust, for a server of one's own.

    `patience`: seconds borne at each silence, the usual ones when 0.
    """

    login: Login | None = None
    authority: str = field(default="", repr=False)
    public_only: bool = False
    patience: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; `address` is where, after its redirects; header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    address: str = field(repr=False)

    def require(self, *expected: int) -> "Answer":
        """This answer, if its status is one of those expected. Errors: Failure."""
        if self.status in expected:
            return self
        host = urlsplit(self.address).hostname or ""
        code = REFUSALS.get(self.status, "connector-answer-odd")
        raise Failure(code, host, host=host, status=self.status)


def parse_address(text: str) -> Address:
    """An address as a user pastes it: webcal is https, a missing scheme too. Errors: Failure."""
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        scheme, host, port = KINDS.get(parts.scheme.lower(), ""), parts.hostname or "", parts.port
    except ValueError:
        raise Failure("connector-address-odd") from None
    if not scheme or not host or not text.isprintable() or " " in host:
        raise Failure("connector-address-odd")
    login = Login(unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return Address(scheme, host, port or (443 if scheme == "https" else 80), path, login)


def ask(
    method: str, address: str, access: Access, *, headers: Mapping[str, str] | None = None, body: str = ""
) -> Answer:
    """The answer to a request that changes nothing, its redirects followed. Errors: Failure."""
    first = here = parse_address(address)
    login = access.login or first.login
    for _ in range(MOST_REDIRECTS + 1):
        said = dict(headers or {}) | (_authorization(login) if login and may_know(first, here) else {})
        answer = _exchange(method, here, access, said, body.encode())
        if answer.status not in REDIRECTS or "location" not in answer.headers:
            return answer
        here = _redirected(here, answer.headers["location"])
    raise Failure("connector-redirects", first.host, host=first.host)


def may_know(first: Address, other: Address) -> bool:
    """Whether a password given for one address may be told at another.

    The same server, or over TLS a sibling of it: iCloud sends from caldav.icloud.com to p12-caldav.icloud.com.
    """
    if other.host == first.host and (other.port == first.port or other.scheme == "https"):
        return True
    parent = first.host.partition(".")[2]
    return other.scheme == "https" and "." in parent and other.host.endswith(f".{parent}")


def _authorization(login: Login) -> dict[str, str]:
    if not login.is_sound:
        raise Failure("connector-character-odd")
    if login.means is Means.TOKEN:
        return {"Authorization": f"Bearer {login.secret}"}
    return {"Authorization": "Basic " + b64encode(f"{login.user}:{login.secret}".encode()).decode()}


def _redirected(here: Address, location: str) -> Address:
    target = urljoin(here.text, location)
    is_http = urlsplit(target).scheme.lower() in ("http", "https")
    there = parse_address(target) if is_http else None
    if there is None or (here.scheme, there.scheme) == ("https", "http"):
        raise Failure("connector-redirect-refused", here.host, host=here.host)
    return there


def _exchange(method: str, address: Address, access: Access, headers: dict[str, str], body: bytes) -> Answer:
    if "Authorization" in headers and address.scheme == "http" and not is_loopback(address.host):
        raise Failure("connector-plain-refused", address.host, host=address.host)
    try:
        with _connected(address, access) as line:
            line.request(method, address.path, body or None, {"User-Agent": "Molette", **headers})
            with line.getresponse() as response:
                found = {name.lower(): value for name, value in response.getheaders()}
                return Answer(response.status, found, _body(response, address.host, access), address.text)
    except Exception as error:
        raise failure_of(error, address.host, address.port) from None


@contextmanager
def _connected(address: Address, access: Access) -> Iterator[HTTPConnection]:
    patience = access.patience or PATIENCE
    line = (
        HTTPSConnection(address.host, address.port, timeout=patience, context=context(access.authority))
        if address.scheme == "https"
        else HTTPConnection(address.host, address.port, timeout=patience)
    )

    def called(place: tuple[str, int], *_: object) -> socket:
        return connect(*place, patience=patience, public_only=access.public_only)

    line._create_connection = called  # type: ignore[attr-defined]
    try:
        line.connect()
        yield line
    finally:
        line.close()


def _body(response: HTTPResponse, host: str, access: Access) -> bytes:
    """The bytes, within limits of size and time: a server that sends one byte a second is not waited for."""
    pieces, size, until = [], 0, time.monotonic() + (access.patience or LONGEST)
    while piece := response.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise Failure("connector-too-large", host, host=host, limit=LARGEST // MEGABYTE)
        if time.monotonic() > until:
            raise TimeoutError
    if response.length:
        raise ConnectionResetError
    return b"".join(pieces)
