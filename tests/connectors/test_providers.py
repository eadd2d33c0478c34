"""The server is guessed from the address."""

import pytest

from molette.connectors.http import parse_address
from molette.connectors.imap import Security
from molette.connectors.peers import is_loopback
from molette.connectors.providers import BY_DOMAIN, PROVIDERS, Advice, provider_of


@pytest.mark.parametrize(
    ("address", "host", "login"),
    [
        ("alice@orange.fr", "imap.orange.fr", "alice@orange.fr"),
        ("Alice@Free.FR", "imap.free.fr", "Alice"),
        ("alice@roux.onmicrosoft.com", "outlook.office365.com", "alice@roux.onmicrosoft.com"),
        ("alice@roux.example", "imap.roux.example", "alice@roux.example"),
        ("alice", "", "alice"),
        ("", "", ""),
    ],
)
def test_the_server_and_the_login_are_guessed(address, host, login):
    found = provider_of(address)

    assert (found.host, found.login_of(address)) == (host, login)


def test_a_guess_says_that_it_is_one():
    assert provider_of("alice@roux.example").is_guess
    assert not provider_of("alice@gmail.com").is_guess
    assert provider_of("alice@gmail.com").advice is Advice.APP_PASSWORD


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=lambda provider: provider.name)
def test_every_server_listed_can_be_called_safely(provider):
    assert provider.port in (993, 143, 1143)
    assert Security(provider.security) is not Security.PLAIN or is_loopback(provider.host)
    assert not provider.caldav or parse_address(provider.caldav).scheme == "https"


def test_a_domain_has_one_provider():
    assert len(BY_DOMAIN) == sum(len(domains.split()) for domains in PROVIDERS)
