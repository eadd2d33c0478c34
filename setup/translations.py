"""Gather the sentences to translate, and compile the translations, which are not kept in the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path(__file__).resolve().parent.parent / "src" / "molette" / "web"


class CompiledTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Compile them when the package is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Let hatchling call us before it gathers the files."""
        compile_all()


def compile_all() -> None:
    """Compile each catalogue that is newer than its compiled form."""
    for source in sorted((WEB / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            compile_one(source, compiled)


def compile_one(source: Path, compiled: Path) -> None:
    """Compile one catalogue; a file that cannot be read stops everything."""
    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parent.parent.name, abort_invalid=True)
    with compiled.open("wb") as binary:
        write_mo(binary, catalogue)


def gather() -> None:
    """Bring the French catalogue up to date with the sentences of the code and the pages."""
    if not shutil.which("xgettext"):
        sys.exit("Installez gettext pour rassembler les phrases · install gettext to gather the sentences.")
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "fr", "--no-location", "--no-obsolete"]
    subprocess.run(command, cwd=WEB, env={**os.environ, "DJANGO_SETTINGS_MODULE": "molette.web.settings"}, check=True)


if __name__ == "__main__":
    for wish in sys.argv[1:]:
        {"gather": gather, "compile": compile_all}[wish]()
