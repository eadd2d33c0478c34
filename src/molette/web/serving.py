"""Start Molette on this machine: the pages and the background work, until told to stop."""

import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from contextlib import suppress
from types import FrameType

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext as _

PORTS_TO_TRY = 50
PATIENCE = 30.0  # seconds given to the pages to answer for the first time
GRACE = 15.0  # seconds given to the children to stop by themselves

Children = dict[str, "subprocess.Popen[bytes]"]


class Stopped(Exception):
    """Somebody asked to stop."""


def serve(host: str = "127.0.0.1", port: int = 8000, *, open_browser: bool = True) -> int:
    """Serve the pages and do the background work; return the exit code."""
    prepare()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("resume_imports")
    call_command("watch_connections")
    call_command("watch_digests")
    port = port if settings.SERVER else free_port(host, port)  # a proxy knows the port of a server
    children: Children = {}
    try:
        children[_("the web server")] = start(*pages(host, port))
        children[_("the background work")] = start("django", "qcluster")
        wait_for(host, port, children)
        announce(host, port, open_browser=open_browser)
        return first_death(children)
    except Stopped:
        return 0
    finally:
        end(children)


def work() -> int:
    """Do the background work only, as a second machine may; return the exit code."""
    prepare()
    children: Children = {}
    try:
        children[_("the background work")] = start("django", "qcluster")
        return first_death(children)
    except Stopped:
        return 0
    finally:
        end(children)


def prepare() -> None:
    """Load the settings; when they are wrong, say the sentence rather than where Python stood."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "molette.web.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    translation.activate("en" if os.environ.get("LANG", "").startswith("en") else "fr")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def stop(number: int, frame: FrameType | None) -> None:
    """Turn the first signal into an exception; the children are then stopped in order, undisturbed."""
    for ignored in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)
    raise Stopped


def start(*module: str) -> "subprocess.Popen[bytes]":
    """Start a Python module; in a session of its own, it does not hear the terminal's Ctrl-C and is stopped by us."""
    return subprocess.Popen([sys.executable, "-m", *module], start_new_session=True)


def pages(host: str, port: int) -> tuple[str, ...]:
    """Return the module that serves the pages, and its options."""
    # Two processes rather than threads: pages compute, and Python computes in one thread at a time.
    options = ("--workers", "2", "--timeout", "60", "--log-level", "warning", "--no-control-socket")
    return ("gunicorn", "--bind", f"{host}:{port}", *options, "molette.web.wsgi:application")


def free_port(host: str, first: int) -> int:
    """Return the first port from this one on that nobody listens on."""
    for port in range(first, first + PORTS_TO_TRY):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    sys.exit(_("No free port between %(first)d and %(last)d.") % {"first": first, "last": first + PORTS_TO_TRY - 1})


def wait_for(host: str, port: int, children: Children) -> None:
    """Wait until the pages answer, or a child dies, or patience ends: the next step will tell."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and all(child.poll() is None for child in children.values()):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def announce(host: str, port: int, *, open_browser: bool) -> None:
    """Say where Molette is, and show it if there is a screen."""
    address = f"http://{host}:{port}/"
    print(_("Molette is ready at %(address)s (Ctrl-C stops it).") % {"address": address}, flush=True)
    if open_browser and (sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        webbrowser.open(address)


def first_death(children: Children) -> int:
    """Wait until a child ends, which none should; say which, and return a failure."""
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                what = {"name": name, "code": child.returncode}
                print(_("Molette stops: %(name)s ended unexpectedly (code %(code)d).") % what, file=sys.stderr)
                return 1
        time.sleep(0.3)


def end(children: Children) -> None:
    """Ask the children to stop, wait for them, then end whatever they left behind."""
    for child in children.values():
        child.terminate()
    deadline = time.monotonic() + GRACE
    for child in children.values():
        with suppress(subprocess.TimeoutExpired):
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
