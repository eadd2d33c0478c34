"""Run the checks named on the command line, or all of them; the last line is the total of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Check:
    """A command that succeeds or fails, and perhaps counts tests."""

    name: str
    command: tuple[str, ...]
    counts_tests: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a check gave."""

    name: str
    succeeded: bool
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def pytest(*arguments: str, python: str = PYTHON) -> tuple[str, ...]:
    """Return a command that runs tests."""
    return (python, "-m", "pytest", "--quiet", *arguments)


CHECKS = (
    Check("style", (PYTHON, "-m", "ruff", "check", "--quiet", ".")),
    Check("format", (PYTHON, "-m", "ruff", "format", "--quiet", "--check", ".")),
    Check("imports", (str(Path(PYTHON).parent / "lint-imports"), "--no-cache")),
    Check("types", (PYTHON, "-m", "mypy")),
    Check(
        "engine",
        pytest("tests/engine", "--confcutdir=tests/engine", python=str(ROOT / ".venv-engine" / "bin" / "python")),
        counts_tests=True,
    ),
    Check("tests", pytest("tests", "--ignore=tests/e2e"), counts_tests=True),
    Check("postgres", (PYTHON, "setup/postgres.py", *pytest("tests/web")), counts_tests=True),
    Check("browser", pytest("tests/e2e"), counts_tests=True),
)

PREPARATIONS = {
    "engine": (PYTHON, "setup/environment.py", "engine"),
    "tests": (PYTHON, "setup/mailserver.py"),
    "browser": (PYTHON, "setup/browser.py"),
}


def main(names: list[str]) -> int:
    """Run the checks, all of them whatever happens, and say what each gave."""
    wanted = [check for check in CHECKS if not names or check.name in names]
    with tempfile.TemporaryDirectory(prefix="molette-checks-") as room:
        results = [run(check, Path(room)) for check in wanted]
    print()
    for result in results:
        print(f"{'ok  ' if result.succeeded else 'FAIL'} {result.name:<9} {result.seconds:6.1f} s  {counts(result)}")
    if any(check.counts_tests for check in wanted):
        print(f"{sum(r.passed for r in results)} passed, {sum(r.failed for r in results)} failed")
    return 0 if all(result.succeeded for result in results) else 1


def run(check: Check, room: Path) -> Result:
    """Run one check in a house of its own, so that no test ever touches the user's data."""
    print(f"\n── {check.name}", flush=True)
    report = room / f"{check.name}.xml"
    begun = time.monotonic()
    home = room / f"home-{check.name}"
    surroundings = {**os.environ, "MOLETTE_HOME": str(home)}
    surroundings.pop("DATABASE_URL", None)
    command = (*check.command, f"--junitxml={report}") if check.counts_tests else check.command
    succeeded = prepared(check) and subprocess.run(command, cwd=ROOT, env=surroundings).returncode == 0
    result = Result(check.name, succeeded, time.monotonic() - begun)
    return with_counts(result, report) if check.counts_tests else result


def prepared(check: Check) -> bool:
    """Fetch what the check needs and is not there."""
    preparation = PREPARATIONS.get(check.name)
    return preparation is None or subprocess.run(preparation, cwd=ROOT).returncode == 0


def with_counts(result: Result, report: Path) -> Result:
    """Add the counts of the tests; a run that left no report, or found nothing to run, is one failure."""
    if not report.exists():
        return replace(result, failed=1)
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    total, failures, errors, skipped = (
        sum(int(suite.get(kind, 0)) for suite in suites) for kind in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    if not result.succeeded and not failed:
        failed = 1
    return replace(result, passed=max(0, total - failures - errors - skipped), failed=failed, skipped=skipped)


def counts(result: Result) -> str:
    """Say how many tests passed, failed and were skipped."""
    if not (result.passed or result.failed):
        return ""
    skipped = f", {result.skipped} skipped" if result.skipped else ""
    return f"{result.passed} passed, {result.failed} failed{skipped}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
