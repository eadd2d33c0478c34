"""The machine at the other end: which one we may talk to, and how safely."""

import ipaddress
import ssl
from socket import socket

from molette.connectors.failures import Failure


def is_loopback(host: str) -> bool:
    """Whether a name means this very machine, without asking anybody."""
    if host.rstrip(".").casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_allowed(line: socket, host: str, *, public_only: bool) -> None:
    """Refuse, before anything is said, a machine that is none of the user's business.

    Link-local addresses always: a cloud gives its secrets there. Private ones too when `public_only`: a shared server
    must not lend its view of its own network. The connected address is judged, so that no name changes meanwhile.
    """
    address = ipaddress.ip_address(line.getpeername()[0].partition("%")[0])
    judged = getattr(address, "ipv4_mapped", None) or address
    if judged.is_link_local or (public_only and not judged.is_global):
        raise Failure("connector-peer-private", host, host=host)


def context(authority: str = "") -> ssl.SSLContext:
    """How a certificate is judged: by the system, or by the one given (PEM), for a server of one's own."""
    try:
        return ssl.create_default_context(cadata=authority or None)
    except (ssl.SSLError, ValueError):
        raise Failure("connector-authority-unreadable") from None
