"""What must hold for every input: no exception but those documented, bounded time and memory, the same words said."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from molette.engine.problems import Problem
from molette.engine.report.problem_words import problem_words

LONGEST_INPUT = 1 << 16
SECONDS = 2.0
"""Processor time that reading 64 kB may take."""
MEGABYTES = 400
"""By which an input may raise the highest memory of the process."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was read of an input: what is compared when it is read again, and the problems told."""

    found: object
    problems: Iterable[Problem] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A parser: `read` its bytes, start from `seeds` (paths in the repository) and its folder of the corpus."""

    name: str
    read: Callable[[bytes], Said]
    seeds: tuple[str, ...] = ()
    from_file: Callable[[bytes], bytes] = field(default=bytes)
    """A seed as the target takes it."""


def hold(target: Target, content: bytes, *, twice: bool = True) -> None:
    """Read an input. Errors: whatever the parser should not have raised, AssertionError for what does not hold."""
    highest, begun = peak(), time.process_time()
    said = target.read(content)
    problems = tuple(said.problems)
    seconds, megabytes = time.process_time() - begun, peak() - highest
    assert seconds <= SECONDS, f"{seconds:.1f} s of processor time"
    assert megabytes <= MEGABYTES, f"{megabytes} MB more"
    for problem in problems:
        words_hold(problem)
    if twice:
        again = target.read(content)
        assert repr((said.found, problems)) == repr((again.found, tuple(again.problems))), "read twice, read otherwise"


def words_hold(problem: Problem) -> None:
    """Every problem is told in both languages, on one line of text that can be written."""
    for lang in ("fr", "en"):
        words = problem_words(problem, lang)
        assert words.strip(), problem
        words.encode(errors="replace")
    hash(problem.where)


def peak() -> int:
    """The most memory this process ever had, in megabytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)
