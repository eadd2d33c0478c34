"""Molette started as by `make run`: it answers, stops cleanly, and never goes on half alive."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

SERVE = "import sys; from molette.web.serving import serve; sys.exit(serve(port={port}, open_browser=False))"


@pytest.fixture
def taken_port():
    """A port somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def served(tmp_path, taken_port):
    """A Molette in a house of its own, and its address."""
    surroundings = {**os.environ, "MOLETTE_HOME": str(tmp_path), "LANG": "fr_FR.UTF-8", "PYTHONUNBUFFERED": "1"}
    surroundings.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", SERVE.format(port=taken_port)]
    process = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    sentence = process.stdout.readline()
    yield process, re.search(r"http://\S+/", sentence)[0]
    process.kill()
    process.communicate()


def children_of(process):
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return {int(pid): words for pid, parent, words in rows if int(parent) == process.pid}


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_takes_the_next_free_port_answers_and_stops_when_asked(served, taken_port):
    process, address = served
    children = children_of(process)

    with urllib.request.urlopen(f"{address}account/") as answer:
        assert "Votre compte" in answer.read().decode()
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=30) == 0
    assert int(address.rstrip("/").rpartition(":")[2]) > taken_port
    assert len(children) == 2
    assert not any(map(is_alive, children))


def test_it_says_so_and_stops_when_a_part_dies(served):
    process, _address = served
    children = children_of(process)
    web_server = next(pid for pid, words in children.items() if "gunicorn" in words)

    os.kill(web_server, signal.SIGKILL)

    assert process.wait(timeout=30) == 1
    assert "Molette s’arrête\u202f: le serveur des pages a pris fin" in process.stderr.read()
    assert not any(map(is_alive, children))
