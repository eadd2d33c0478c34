"""Fuzz the parsers, each in a process of its own for a bounded time: `python tests/fuzz/run.py [TARGET …] --seconds N`.

Found inputs go to the folder `--found`; the first that breaks a target is named, and the others go on.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).with_name("corpus")
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
USUAL = 1 << 13  # bytes of most inputs: short ones are changed sooner into something new
MEMORY = 2048  # megabytes a process may have
HANGS = 30  # seconds after which even a reading stuck in a library ends
WORD = re.compile(rb"[\w-]{3,24}[:;=({]?")
DONE = re.compile(r"#(\d+)\s+DONE\s+cov: (\d+) ft: (\d+)")


def main() -> int:
    """Fuzz the targets named, or all; 1 when one broke."""
    given = parsed()
    if sys.platform != "linux":
        print("skipped: the fuzzer (atheris) runs on Linux only; pytest tests/fuzz replays the corpus anywhere")
        return 0
    if given.child:
        fuzz(given.targets[0], given)
    broken = [name for name in given.targets if not ran(name, given)]
    print(f"broken: {', '.join(broken)}" if broken else "nothing broke")
    return int(bool(broken))


def parsed() -> argparse.Namespace:
    """What was asked."""
    names = sorted(folder.name for folder in CORPUS.iterdir())
    parser = argparse.ArgumentParser(description="Fuzz the parsers of Molette.")
    parser.add_argument("targets", nargs="*", default=names, choices=[*names, names], metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir(), "molette-fuzz"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def ran(name: str, given: argparse.Namespace) -> bool:
    """Fuzz a target in a process of its own and say how it went."""
    room = given.found / name
    (room / "inputs").mkdir(parents=True, exist_ok=True)
    log = room / "log"
    options = ("--seconds", str(given.seconds), "--seed", str(given.seed), "--found", str(given.found))
    with log.open("wb") as file:
        ended = subprocess.run(
            [sys.executable, __file__, name, *options, "--child"],
            stdout=file, stderr=file, env={**os.environ, "PYTHONHASHSEED": "0"},
        )  # fmt: skip
    text = log.read_text(errors="replace")
    done = DONE.search(text)
    said = f"{int(done[1]):>9,} inputs, {int(done[2]):>6,} branches" if done else f"broken, see {log}"
    print(f"{name:<12} {said}", flush=True)
    return ended.returncode == 0


def fuzz(name: str, given: argparse.Namespace) -> None:
    """Fuzz in this process; never returns."""
    import atheris

    atheris.enabled_hooks.add("str")
    with atheris.instrument_imports(include=["molette"]):
        from tests.fuzz.corpus import kept, seeds
        from tests.fuzz.holding import LONGEST_INPUT, hold
        from tests.fuzz.targets import TARGETS
    target, room = TARGETS[name], given.found / name
    inputs = [content[:USUAL] for content in (*(path.read_bytes() for path in kept(target)), *seeds(target))]
    for content in inputs:
        (room / "inputs" / f"seed-{zlib.crc32(content):08x}").write_bytes(content)
    (room / "words").write_text("".join(f'"{word}"\n' for word in words(inputs)))

    def one(content: bytes) -> None:
        chance = zlib.crc32(content) % 64
        hold(target, content, twice=chance % 8 == 1)
        if chance == 0:  # the time taken must not grow faster than the input
            hold(target, (content * (LONGEST_INPUT // max(len(content), 1)))[:LONGEST_INPUT], twice=False)

    options = (
        f"-max_total_time={given.seconds}", f"-seed={given.seed}", f"-max_len={USUAL}", f"-dict={room}/words",
        f"-rss_limit_mb={MEMORY}", f"-timeout={HANGS}", f"-artifact_prefix={room}/", "-print_final_stats=1",
    )  # fmt: skip
    atheris.Setup([__file__, *options, str(room / "inputs")], one)
    atheris.Fuzz()


def words(inputs: list[bytes]) -> list[str]:
    """The words the inputs are made of, to put together otherwise."""
    counts = Counter(word for content in inputs for word in set(WORD.findall(content)) if word.isascii())
    return [word.decode() for word, _ in counts.most_common(400)]


if __name__ == "__main__":
    sys.exit(main())
