"""Find a Chromium for the browser tests, or fetch one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)


def installed() -> str | None:
    """Return the path of the machine's own Chromium, if it has one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((str(path) for path in ON_A_MAC if path.exists()), None)


def ensure() -> None:
    """Make sure that there is a browser: the machine's, Debian's, or Playwright's own."""
    if installed():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    if not installed():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    ensure()
