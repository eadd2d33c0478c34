"""The cast: Alice and Bruno are consultants, Driss is a stranger, and somebody is not signed in at all."""

import pytest
from django.test import Client

from molette.web.accounts.models import User


@pytest.fixture(autouse=True)
def _styled(collected_static):
    pass


@pytest.fixture
def alice(db):
    return User.objects.create_user("alice@molette.example", name="Alice")


@pytest.fixture
def bruno(db):
    return User.objects.create_user("bruno@molette.example", name="Bruno")


@pytest.fixture
def driss(db):
    return User.objects.create_user("driss@molette.example", name="Driss")


@pytest.fixture
def alice_client(alice):
    return signed_in(alice)


@pytest.fixture
def bruno_client(bruno):
    return signed_in(bruno)


@pytest.fixture
def driss_client(driss):
    return signed_in(driss)


@pytest.fixture
def anonymous_client(db):
    """Somebody at no known address of this machine: nobody's owner."""
    return Client()


@pytest.fixture
def owner_client(db):
    """The one person of this machine, at her own screen."""
    return Client(SERVER_NAME="localhost")


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client
