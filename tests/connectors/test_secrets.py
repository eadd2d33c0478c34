"""Secrets at rest: locked, unlocked by their key only, and shown nowhere."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from molette.connectors.failures import Failure
from molette.connectors.keys import load_key
from molette.connectors.logins import Login
from molette.connectors.secrets import decrypt, encrypt, new_key

SECRET = "mot de passe é 日本".encode()


def code_of(call):
    with pytest.raises(Failure) as caught:
        call()
    return caught.value.problem.code


def test_what_is_locked_is_unlocked_by_its_key_only():
    key = new_key()
    locked = encrypt(key, SECRET)

    assert decrypt(key, locked) == SECRET
    assert SECRET not in locked
    assert encrypt(key, SECRET) != locked
    assert code_of(lambda: decrypt(new_key(), locked)) == "connector-secret-unreadable"
    assert code_of(lambda: decrypt(key, locked[:-4] + b"AAA=")) == "connector-secret-unreadable"
    assert code_of(lambda: encrypt(b"court", SECRET)) == "connector-key-unreadable"


def test_a_key_file_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "maison" / "key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: load_key(path), range(8)))

    assert len(keys) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["key"]
    assert decrypt(load_key(path), encrypt(keys.pop(), SECRET)) == SECRET


def test_a_key_others_can_read_is_refused(tmp_path):
    path = tmp_path / "key"
    load_key(path)
    path.chmod(0o640)

    assert code_of(lambda: load_key(path)) == "connector-key-open"
    assert code_of(lambda: load_key(tmp_path)) == "connector-key-unreadable"


def test_a_login_never_shows_its_secret():
    login = Login("alice", "sésame")

    assert "sésame" not in f"{login!r}{login}"


def test_the_connectors_bring_no_django():
    ask = (
        "import sys, molette.connectors.imap, molette.connectors.caldav, molette.connectors.subscription, "
        "molette.connectors.folder, molette.connectors.keys; print('django' in sys.modules)"
    )
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run([sys.executable, "-c", ask], env=surroundings, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
