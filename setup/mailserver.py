"""Find a Dovecot for the tests of live mailboxes, or fetch Debian's: without one, those tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RULE = Path("/usr/sbin/policy-rc.d")
SYSTEM_PLACES = ("/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot")


def installed() -> str | None:
    """Return the path of the machine's own Dovecot, if it has one."""
    return shutil.which("dovecot") or next((path for path in SYSTEM_PLACES if Path(path).exists()), None)


def ensure() -> None:
    """Install Debian's Dovecot where we may, without starting it as a service of the machine."""
    if installed() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    with no_service_started():
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "dovecot-imapd"]
        subprocess.run(command, check=False, env=surroundings, stdin=subprocess.DEVNULL)


@contextmanager
def no_service_started() -> Iterator[None]:
    """Have Debian install without starting, unless the machine has a rule of its own.

    Source: https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
    """
    if RULE.exists():
        yield
        return
    RULE.write_text("#!/bin/sh\nexit 101\n")
    RULE.chmod(0o755)
    try:
        yield
    finally:
        RULE.unlink()


if __name__ == "__main__":
    ensure()
