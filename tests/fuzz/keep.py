"""Add to the corpus the smallest inputs found that go where none kept goes: `python tests/fuzz/keep.py FOUND`."""

import sys
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.fuzz.corpus import CORPUS, kept, seeds  # noqa: E402 (found by the line above)
from tests.fuzz.holding import Target, hold  # noqa: E402
from tests.fuzz.targets import TARGETS  # noqa: E402

OURS = str(ROOT / "src" / "molette")
LARGEST, ALL, SECONDS = 2048, 12_000, 40
"""Bytes of an input and of all that is added to a target; seconds spent looking."""

Step = tuple[str, int, int]


def main(found: Path) -> None:
    """Look at what was found for each target, the smallest first."""
    for name, target in TARGETS.items():
        if (found / name / "inputs").is_dir():
            print(f"{name:<12} {added(target, found / name / 'inputs')} inputs added", flush=True)


def added(target: Target, found: Path) -> int:
    """Keep what is new of a target; how many inputs that is."""
    seen: set[Step] = set()
    for content in (*(path.read_bytes() for path in kept(target)), *seeds(target)):
        seen |= steps(target, content)
    until, room, count = time.monotonic() + SECONDS, ALL, 0
    for path in sorted(found.iterdir(), key=lambda path: (path.stat().st_size, path.name)):
        size = path.stat().st_size
        if size > min(LARGEST, room) or time.monotonic() > until:
            break
        content = path.read_bytes()
        if new := steps(target, content) - seen:
            hold(target, content)
            (CORPUS / target.name / sha256(content).hexdigest()[:12]).write_bytes(content)
            seen, room, count = seen | new, room - size, count + 1
    return count


def steps(target: Target, content: bytes) -> set[Step]:
    """Every line of Molette that reading it went through, with the line before it."""
    found: set[Step] = set()

    def entered(frame, _event, _told):
        name = frame.f_code.co_filename
        if not name.startswith(OURS):
            return None
        before = 0

        def went(frame, event, _told):
            nonlocal before
            if event == "line":
                found.add((name, before, frame.f_lineno))
                before = frame.f_lineno
            return went

        return went

    sys.settrace(entered)
    try:
        target.read(content)
    finally:
        sys.settrace(None)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
