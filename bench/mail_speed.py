"""Speed and memory of `molette waits`, from a mailbox file to its waits, beside the standard library in the same run.

Run: PYTHONPATH=src python bench/mail_speed.py [MESSAGES] [ROUNDS]
Writes an invented mailbox (50,000 messages unless said, see invented_mail.py) in a temporary folder, runs the whole
command and the peer one after the other, ROUNDS times (3 unless said), each in a fresh process, and prints the medians.
The peer, `mailbox` and `email`, only reads the fields that Molette needs: sender, receivers, subject, date, ids, plain
text. Then the steps, in one process.
"""

import gc
import mailbox
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

from invented_mail import OWNER, address, mailbox_bytes

from molette.sources.mail.boxes import split_mailbox
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import read_messages
from molette.sources.mail.quoting import own_words
from molette.sources.mail.threads import threads_of

Result = TypeVar("Result")
PEER = "--peer"


class Cost(NamedTuple):
    """What a process took: seconds by the clock, seconds of processor, megabytes at the most."""

    wall: float
    processor: float
    megabytes: float


def cost(command: list[str]) -> Cost:
    """Run a command to its end."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"})
    _, status, used = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), command
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def read_with_standard_library(path: str) -> None:
    """The same fields with `mailbox` and `email`."""
    for message in mailbox.mbox(path, factory=lambda file: message_from_bytes(file.read())):
        getaddresses([str(message[name]) for name in ("From", "To", "Cc") if message[name]])
        str(make_header(decode_header(message["Subject"] or "")))
        parsedate_to_datetime(message["Date"])
        [message[name] for name in ("Message-ID", "In-Reply-To", "References")]
        plain = [part for part in message.walk() if part.get_content_type() == "text/plain"]
        [bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace") for part in plain]


def rate(name: str, count: int, work: Callable[[], Result]) -> Result:
    """Run `work` and print how many messages a second of processor it did."""
    start = time.process_time()
    result = work()
    print(f"{name:44} {count / (time.process_time() - start):10,.0f} messages a second")
    return result


def steps(path: Path, count: int, me: str) -> None:
    """The rate of each step."""
    gc.disable()
    rate("split", count, lambda: sum(1 for _ in split_mailbox(path)))
    messages = rate("split and read", count, lambda: list(read_messages(split_mailbox(path))))
    rate("conversations", count, lambda: threads_of(messages))
    rate("own words (quotes and signature off)", count, lambda: [own_words(message.body) for message in messages])
    rate("people, conversations, acts and facts", count, lambda: read_exchanges(messages, me=[me]))


def main(count: int, rounds: int) -> None:
    """Print every figure."""
    me = address(OWNER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box.mbox"
        with path.open("wb") as file:
            file.writelines(mailbox_bytes(count))
        print(f"{count:,} messages, {path.stat().st_size / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}")
        commands = {
            "molette waits": [
                sys.executable,
                "-m",
                "molette.cli.main",
                "waits",
                str(path),
                "--me",
                me,
                "--format",
                "json",
            ],
            "standard library": [sys.executable, __file__, PEER, str(path)],
        }
        costs = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                costs[name].append(cost(command))
        middle = {name: Cost(*(median(values) for values in zip(*found, strict=True))) for name, found in costs.items()}
        for name, found in middle.items():
            print(
                f"{name:44} {count / found.wall:10,.0f} a second by the clock, {count / found.processor:,.0f} by the "
                f"processor, {found.megabytes:,.0f} MB"
            )
        ours, peer = middle.values()
        by_clock, by_processor = peer.wall / ours.wall, peer.processor / ours.processor
        print(f"{'ratio':44} {by_clock:10.2f} by the clock, {by_processor:.2f} by the processor")
        steps(path, count, me)
        print(f"{'all, in this process':44} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f} MB")


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == [PEER]:
        read_with_standard_library(given[1])
    else:
        main(int(given[0]) if given else 50_000, int(given[1]) if given[1:] else 3)
