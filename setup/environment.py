"""Make the virtual environment a purpose needs, from the hashed lock; do nothing when nothing changed.

It runs on the Python found on the machine, however old, so that the sentence about its age can be read.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")

NO_PYTHON = (
    "Molette demande Python 3.11 ou plus récent : installez-le depuis python.org, puis relancez la commande.\n"
    "Molette needs Python 3.11 or newer: install it from python.org, then run the command again."
)
NO_VENV = (
    "Il manque à Python son module venv : installez-le (sous Debian ou Ubuntu, « sudo apt install python3-venv »), "
    "puis relancez la commande.\n"
    "Python lacks its venv module: install it (on Debian or Ubuntu, “sudo apt install python3-venv”), "
    "then run the command again."
)


def main(purpose: str) -> None:
    """Make ready what "run", "test" or "engine" needs."""
    if purpose == "engine":
        prepare(ROOT / ".venv-engine", ROOT / "requirements" / "engine.txt", with_molette=False)
        return
    environment = ROOT / ".venv"
    prepare(environment, ROOT / "requirements" / f"{purpose}.txt", with_molette=True)
    subprocess.run([interpreter(environment), ROOT / "setup" / "translations.py", "compile"], check=True)


def prepare(environment: Path, lock: Path, *, with_molette: bool) -> None:
    """Install a lock, and Molette itself when asked, unless this very lock is already in place."""
    stamp = environment / f"installed-{lock.stem}"
    wanted = digest(lock, ROOT / "pyproject.toml") if with_molette else digest(lock)
    if interpreter(environment).exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    create(environment)
    print(f"Installation de {lock.name} dans {environment.name} (une fois) · installing, once…", flush=True)
    pip(environment, "--require-hashes", "-r", lock)
    if with_molette:
        pip(environment, "--no-build-isolation", "--no-deps", "--editable", ROOT)
    # What one purpose installs, another may have changed: only the last word is true.
    for old in environment.glob("installed-*"):
        old.unlink()
    mark(environment, lock, wanted)


def mark(environment: Path, lock: Path, wanted: str) -> None:
    """Remember what was installed; the tests' lock contains the run's."""
    (environment / f"installed-{lock.stem}").write_text(wanted)
    if lock.stem == "test":
        run = lock.with_name("run.txt")
        (environment / "installed-run").write_text(digest(run, ROOT / "pyproject.toml"))


def digest(*files: Path) -> str:
    """Return one digest of the files and of where the project is, which the installed package remembers."""
    found = hashlib.sha256(bytes(ROOT))
    for file in files:
        found.update(file.read_bytes())
    return found.hexdigest()


def create(environment: Path) -> None:
    """Create the virtual environment if it is not there or its Python has gone."""
    if interpreter(environment).exists() and works(interpreter(environment), "import pip"):
        return
    python = recent_python()
    if not works(python, "import venv, ensurepip"):
        add_venv()
    subprocess.run([python, "-m", "venv", "--clear", environment], check=True)


def recent_python() -> Path:
    """Return a Python that is recent enough, this one if it can be."""
    if sys.version_info >= OLDEST:
        return Path(sys.executable)
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found:
            return Path(found)
    sys.exit(NO_PYTHON)


def add_venv() -> None:
    """Install Debian's missing part of Python when we may, else say what to do."""
    if not (os.geteuid() == 0 and shutil.which("apt-get")):
        sys.exit(NO_VENV)
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=True)


def works(python: Path, statement: str) -> bool:
    """Tell whether a Python can run a statement."""
    return subprocess.run([python, "-c", statement], capture_output=True).returncode == 0


def interpreter(environment: Path) -> Path:
    """Return the environment's Python."""
    return environment / "bin" / "python"


def pip(environment: Path, *arguments: str | Path) -> None:
    """Install with the environment's own pip."""
    quietly = ["install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([interpreter(environment), "-m", "pip", *quietly, *arguments], check=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode)
