"""What import-linter cannot say: what an import drags in, and what a stage reads of the others."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "molette"
ENGINE = SOURCE / "engine"
STAGES = sorted(path.parent.name for path in ENGINE.glob("*/__init__.py"))

ASK = "import sys, molette.engine; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
ASK_OURS = "import sys, molette.engine; print(*sorted(name for name in sys.modules if name.startswith('molette')))"
# NumPy itself reads some of these; the engine may not bring them by its own hand, which import-linter watches.
PARSERS = {"django", "icalendar", "recurring_ical_events", "holidays", "tqdm", "sqlite3"}


def loaded(statement):
    """The modules a fresh interpreter holds after a statement."""
    surroundings = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    ended = subprocess.run(
        [sys.executable, "-c", statement], env=surroundings, capture_output=True, text=True, check=True
    )
    return set(ended.stdout.split())


def imported(file):
    """Every module, or name of a module, that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def trespasses(files, package):
    """The imports from a package that are not of its records."""
    records = f"{package}.types"
    return [
        f"{file.name} imports {name}"
        for file in files
        for name in imported(file)
        if (name == package or name.startswith(f"{package}."))
        and not (name == records or name.startswith(f"{records}."))
    ]


def test_the_engine_needs_numpy_and_nothing_else():
    found = loaded(ASK)

    strangers = found - set(sys.stdlib_module_names) - {"numpy", "molette", "__main__", "__mp_main__"}
    # An editable install, coverage tools and NumPy’s dice put small modules of their own in every interpreter.
    strangers = {
        name
        for name in strangers
        if not name.startswith(("_", "cython", "sitecustomize", "usercustomize", "distutils"))
    }
    assert not strangers
    assert not found & PARSERS


def test_the_engine_brings_no_other_room_of_the_house():
    rooms = {name.split(".")[1] for name in loaded(ASK_OURS) if "." in name}

    assert rooms == {"engine"}


def test_there_are_stages():
    assert {"ledger", "waits", "forecast", "report"} <= set(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_reads_only_the_records_of_the_others(stage):
    files = list((ENGINE / stage).rglob("*.py"))

    found = [
        trespass for other in STAGES if other != stage for trespass in trespasses(files, f"molette.engine.{other}")
    ]

    assert not found


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_never_calls_the_pipeline(stage):
    front_door = {"molette.engine", "molette.engine.assess", "molette.engine.pipeline"}

    names = [name for file in (ENGINE / stage).rglob("*.py") for name in imported(file)]

    assert not [name for name in names if name in front_door or name.startswith("molette.engine.pipeline.")]
