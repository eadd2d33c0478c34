"""The machine at the other end: which one we may talk to, and how safely."""

import ipaddress
import socket
import ssl
from contextlib import suppress

from molette.connectors.failures import Failure


def is_loopback(host: str) -> bool:
    """Whether a name means this very machine, without asking anybody."""
    if host.rstrip(".").casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def connect(host: str, port: int, *, patience: float, public_only: bool) -> socket.socket:
    """A line to the first address of a host that answers, among those that are the user's business.

    The address judged is the address called: no name changes in between, and a private machine hears nothing at all.
    Errors: Failure, OSError.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [place[0] for *_, place in found if isinstance(place[0], str) and is_allowed(place[0], public_only)]
    if not addresses:
        raise Failure("connector-peer-private", host, host=host)
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), patience)
    return socket.create_connection((addresses[-1], port), patience)


def is_allowed(address: str, public_only: bool) -> bool:
    """Whether a machine may be talked to.

    Link-local addresses never: a cloud gives its secrets there. Private ones neither when `public_only`: a shared
    server must not lend its view of its own network.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    judged = getattr(found, "ipv4_mapped", None) or found
    return not judged.is_link_local and (judged.is_global or not public_only)


def context(authority: str = "") -> ssl.SSLContext:
    """How a certificate is judged: by the system, or by the one given (PEM), for a server of one's own."""
    try:
        return ssl.create_default_context(cadata=authority or None)
    except (ssl.SSLError, ValueError):
        raise Failure("connector-authority-unreadable") from None
