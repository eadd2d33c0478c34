"""A calendar's subscription address (http or https, .ics): read whole, only when it changed."""

from dataclasses import dataclass, field

from molette.connectors.failures import Failure
from molette.connectors.http import Access, ask, parse_address


@dataclass(frozen=True, slots=True)
class Subscription:
    """The address is itself a secret: whoever has it reads the calendar."""

    address: str = field(repr=False)
    access: Access = field(default_factory=Access)


@dataclass(frozen=True, slots=True)
class Edition:
    """How the server names what it gave: an ETag, a date, neither, or both."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """The bytes of the calendar, and their edition to ask with next time."""

    raw: bytes
    edition: Edition


def fetch(subscription: Subscription, edition: Edition | None = None) -> Issue | None:
    """The calendar, or nothing when it is still the edition known. Errors: Failure."""
    headers = {"Accept": "text/calendar, */*;q=0.5", **_conditions(edition or Edition())}
    answer = ask("GET", subscription.address, subscription.access, headers=headers)
    if edition and answer.status == 304:
        return None
    answer.require(200)
    # A page that asks for a password answers 200 too.
    if b"BEGIN:VCALENDAR" not in answer.body[:2048].upper():
        host = parse_address(subscription.address).host
        raise Failure("connector-not-calendar", host, host=host)
    return Issue(answer.body, Edition(answer.headers.get("etag", ""), answer.headers.get("last-modified", "")))


def _conditions(edition: Edition) -> dict[str, str]:
    said = {"If-None-Match": edition.etag, "If-Modified-Since": edition.modified}
    return {name: value for name, value in said.items() if value}
