"""The inputs kept for each target, and those it starts from."""

from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.holding import LONGEST_INPUT, Target

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).with_name("corpus")


def kept(target: Target) -> list[Path]:
    """The files of its corpus, in the order of their names."""
    return sorted((CORPUS / target.name).iterdir())


def seeds(target: Target) -> Iterator[bytes]:
    """Files of the repository that the target reads, cut to the longest input."""
    for pattern in target.seeds:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                yield target.from_file(path.read_bytes())[:LONGEST_INPUT]
