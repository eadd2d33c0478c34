"""A real browser, on the pages as the owner of this machine sees them."""

import importlib.util
import os
from pathlib import Path
from unittest.mock import patch

import pytest
from axe_playwright_python.sync_playwright import Axe

# Playwright keeps an event loop in the thread of the tests, which is why Django fears for its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def installed_browser():
    """The browser that the set-up found or fetched."""
    place = Path(__file__).parents[2] / "setup" / "browser.py"
    spec = importlib.util.spec_from_file_location("browser", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.installed()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = installed_browser()
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        **({"executable_path": path} if path else {}),
        "args": [*QUIET, *as_root],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "fr-FR", "timezone_id": "Europe/Paris"}


@pytest.fixture(scope="session", autouse=True)
def _files_served_as_for_the_user(collected_static):
    """Let whitenoise serve the style sheets, in place of Django's stand-in for tests."""
    with patch("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda application: application):
        yield


@pytest.fixture
def site(live_server):
    """The address of Molette, with nobody in it yet."""
    return live_server.url


@pytest.fixture
def quiet_page(page):
    """A page whose console must have nothing to say when the test ends."""
    said = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    yield page
    assert not said


@pytest.fixture
def accessible():
    """A check that a page breaks no rule of WCAG 2.2 AA."""

    def check(page):
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert not found.response["violations"], found.generate_report()

    return check
