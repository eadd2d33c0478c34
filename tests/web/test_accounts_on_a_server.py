"""Accounts in server mode: each test tells its story to a Molette started for it in a process of its own."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

BEFORE = """
import django; django.setup()
from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment
from molette.web.accounts.models import User
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
setup_test_environment()
alice = User.objects.create_user("alice@molette.example", "une clé à molette", name="Alice")
client = Client(headers={"host": "molette.example"})
def sign_in(password, email="alice@molette.example"):
    return client.post("/account/login/", {"login": email, "password": password}, secure=True)
"""
MIGRATE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    """A database with its tables and nobody."""
    file = tmp_path_factory.mktemp("server") / "molette.sqlite3"
    started(file, MIGRATE)
    return file


@pytest.fixture
def tell(empty_database, tmp_path):
    """Run a story on a new server; it fails if one of its assertions does."""
    file = Path(shutil.copy(empty_database, tmp_path))
    return lambda story: started(file, BEFORE + textwrap.dedent(story))


def started(file, story):
    surroundings = {
        **os.environ,
        "MOLETTE_MODE": "server",
        "MOLETTE_SECRET_KEY": "x" * 64,
        "MOLETTE_ALLOWED_HOSTS": "molette.example",
        "DATABASE_URL": f"sqlite:///{file}",
    }
    ended = subprocess.run([sys.executable, "-c", story], env=surroundings, capture_output=True, text=True)
    assert not ended.returncode, ended.stderr


def test_she_signs_in_and_out(tell):
    tell("""
    page = client.get("/account/login/", secure=True)
    assert "Se connecter" in page.content.decode()
    assert sign_in("une clé à molette").status_code == 302
    assert "alice@molette.example" in client.get("/account/", secure=True).content.decode()
    assert client.cookies["sessionid"]["secure"] and client.cookies["sessionid"]["httponly"]
    assert client.post("/account/logout/", secure=True).status_code == 302
    assert client.get("/account/", secure=True)["Location"].startswith("/account/login/")
    """)


def test_the_fifth_wrong_password_locks_her_out_even_with_the_right_one(tell):
    tell("""
    answers = [sign_in("faux").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429], answers
    last = sign_in("une clé à molette")
    assert last.status_code == 429
    assert "quart d’heure" in last.content.decode()
    """)


def test_a_lock_out_is_hers_alone(tell):
    tell("""
    User.objects.create_user("bruno@molette.example", "une autre clé")
    for _ in range(6):
        sign_in("faux")
    assert sign_in("une autre clé", "bruno@molette.example").status_code == 302
    """)


def test_nobody_is_an_owner_here(tell):
    tell("""
    local = Client()
    answer = local.get("/account/", headers={"host": "localhost"}, secure=True)
    assert answer.status_code == 400
    answer = client.get("/account/", secure=True)
    assert answer["Location"].startswith("/account/login/")
    assert User.objects.count() == 1
    """)


def test_plain_http_is_sent_to_https(tell):
    tell("""
    answer = client.get("/account/login/")
    assert (answer.status_code, answer["Location"]) == (301, "https://molette.example/account/login/")
    assert "max-age=31536000" in client.get("/account/login/", secure=True)["Strict-Transport-Security"]
    """)


def test_accounts_are_opened_by_invitation(tell):
    tell("""
    answer = client.post("/account/signup/", {
        "email": "x@molette.example", "password1": "une clé à molette", "password2": "une clé à molette"}, secure=True)
    assert User.objects.count() == 1
    """)


def test_a_second_factor_is_offered(tell):
    tell("""
    sign_in("une clé à molette")
    assert client.get("/account/2fa/", secure=True).status_code == 200
    client.post("/account/reauthenticate/", {"password": "une clé à molette"}, secure=True)
    page = client.get("/account/2fa/totp/activate/", secure=True).content.decode()
    assert "data:image/svg+xml" in page
    """)
