"""Whether the step that waits for something outside is found: logs with delays put in, and processes simulated here.

Run: PYTHONPATH=src python bench/steps.py [LOG.csv.gz with a column extraneous_delay]... (needs NumPy)
Figures: bench/steps.md.
"""

import csv
import gzip
import heapq
import sys
import time
from pathlib import Path

import numpy as np

from molette.cli.steps import read_log
from molette.engine.waits.outside import Steps, outside_waits
from molette.sources.event_logs.steps import read_steps

STEPS, CASES, ROUNDS = 12, 300, 50


def of_log(path: Path) -> None:
    """The steps really delayed, and how many of as many first ones are among them; beside the plain median wait."""
    with gzip.open(path, "rt", newline="") as file:
        rows = list(csv.DictReader(file))
    delayed = {row["activity"] for row in rows if float(row.get("extraneous_delay") or 0) > 0}
    begun = time.perf_counter()
    read = read_steps(read_log(path, "en")[0])
    found = [read.names[one.step] for one in outside_waits(read.steps)]
    seconds = time.perf_counter() - begun
    plain = plainly(read.steps, read.names)
    ours, theirs = (sum(name in delayed for name in names[: len(delayed)]) for names in (found, plain))
    first, plain_first = ("yes" if names[0] in delayed else "no" for names in (found, plain))
    print(f"{path.name:36} delayed {len(delayed)}; Molette: first {first}, {ours} found, {seconds:.1f} s", end="; ")
    print(f"plain median wait: first {plain_first}, {theirs} found")


def plainly(steps: Steps, names: tuple[str, ...]) -> list[str]:
    """Steps by the median time between the end of the one before in the case and their beginning."""
    waits: dict[int, list[float]] = {}
    for place in range(1, len(steps.case)):
        if steps.case[place] == steps.case[place - 1]:
            waits.setdefault(int(steps.step[place]), []).append(steps.began[place] - steps.ended[place - 1])
    return [names[step] for step in sorted(waits, key=lambda step: -np.median(waits[step]))]


class Process:
    """A chain of steps with choices, a pair done side by side and a loop; pools of people with weekly hours."""

    def __init__(self, seed: int) -> None:
        self.dice = dice = np.random.default_rng(seed)
        pools = int(dice.integers(3, 6))
        self.pool = dice.integers(0, pools, STEPS)
        self.free = [[0.0] * int(size) for size in dice.integers(1, 4, pools)]
        self.lasts = dice.lognormal(np.log(0.3), 0.8, STEPS)
        self.opens, self.open_for = dice.choice([0, 7, 8, 9, 10], pools), dice.choice([8, 8, 9, 14, 24], pools)
        self.days = dice.choice([5, 5, 6, 7], pools)
        self.skipped = dice.random(STEPS) * 0.5 * (dice.random(STEPS) < 0.4)
        self.late: list[bool] = []
        self.pair, self.loop = int(dice.integers(3, STEPS - 3)), int(dice.integers(4, STEPS - 1))

    def closes(self, pool: int) -> float:
        return 24.0 if self.open_for[pool] >= 24 else min(float(self.opens[pool] + self.open_for[pool]), 24.0)

    def at_work(self, pool: int, hour: float) -> float:
        """The next moment at which that pool works."""
        while True:
            day, rest = divmod(hour, 24)
            works = int(day) % 7 < self.days[pool]
            opens = 0.0 if self.open_for[pool] >= 24 else float(self.opens[pool])
            if works and opens <= rest < self.closes(pool):
                return hour
            hour = day * 24 + opens if works and rest < opens else (day + 1) * 24

    def ended(self, pool: int, begun: float, work: float) -> float:
        """When so much work is done, lying still outside the pool's hours."""
        hour = begun
        while work > 1e-9:
            hour = self.at_work(pool, hour)
            done = min(work, divmod(hour, 24)[0] * 24 + self.closes(pool) - hour)
            hour, work = hour + done, work - done
        return hour

    def run(self, delayed: int, hours: float, share: float) -> tuple[Steps, int, float]:
        """A log in which a step waits so many hours more, so often; how often that made it later than it would be."""
        dice, rows, self.late = self.dice, [], []
        arrivals = 200 + np.cumsum(dice.exponential(self.gap(), CASES))
        queue = [(float(hour), case, case, 0, False) for case, hour in enumerate(arrivals)]
        count, side = CASES, {}
        while queue:
            ready, _, case, step, is_due = heapq.heappop(queue)
            if not is_due:
                coming = [self.due(case, step, ready, hours if step == delayed and dice.random() < share else 0.0)]
            else:
                pool = self.pool[step]
                one = int(np.argmin(self.free[pool]))
                began = self.at_work(pool, max(ready, self.free[pool][one]))
                end = self.ended(pool, began, self.lasts[step] * dice.lognormal(0, 0.3))
                self.free[pool][one] = end
                rows.append((case, step, 10 * pool + one, began, end))
                coming = [(at, case, following, False) for following, at in self.next_of(case, step, end, side)]
            for at, *what in coming:
                if what[1] < STEPS:
                    heapq.heappush(queue, (at, count, *what))
                    count += 1
        rows.sort(key=lambda row: (row[0], row[3], row[4]))
        columns = list(zip(*rows, strict=True))
        steps = Steps(*(np.array(column, int) for column in columns[:3]), *(np.array(column) for column in columns[3:]))
        return steps, len(self.late), float(np.mean(self.late or [0]))

    def due(self, case: int, step: int, ready: float, hours: float) -> tuple[float, int, int, bool]:
        """When the step joins the queue of its pool, after the delay; or the next one, when this one is left out."""
        if self.dice.random() < self.skipped[step] and step not in (self.pair, self.pair + 1):
            return ready, case, step + 1, False
        if not hours:
            return ready, case, step, True
        then, pool = ready + hours * (1 + self.dice.exponential(0.05)), self.pool[step]
        free = min(self.free[pool])
        self.late.append(self.at_work(pool, max(then, free)) > self.at_work(pool, max(ready, free)))
        return then, case, step, True

    def gap(self) -> float:
        """Hours between two cases so that no pool is asked for more than it can do."""
        busy = [
            self.lasts[self.pool == pool].sum() * 168 / (len(people) * min(self.open_for[pool], 24) * self.days[pool])
            for pool, people in enumerate(self.free)
        ]
        return max(*busy, 0.05) / self.dice.uniform(0.3, 0.6)

    def next_of(self, case: int, step: int, end: float, side: dict[int, float]) -> list[tuple[int, float]]:
        if step == self.pair - 1:
            return [(self.pair, end), (self.pair + 1, end)]
        if step in (self.pair, self.pair + 1):
            return [(self.pair + 2, max(end, side.pop(case)))] if case in side else side.update({case: end}) or []
        again = step == self.loop and step > self.pair + 2 and self.dice.random() < 0.2
        return [(step - 1 if again else step + 1, end)]


def simulated() -> None:
    for hours in (0.25, 1.0, 3.0):
        for share in (1.0, 0.3):
            first = plain = felt = 0
            for seed in range(ROUNDS):
                process = Process(seed)
                delayed = int(process.dice.integers(1, STEPS))
                steps, runs, bound = process.run(delayed, hours, share)
                if runs and bound >= 0.02:
                    felt += 1
                    found = outside_waits(steps)
                    first += found[0].step == delayed and found[0].total > 0
                    plain += plainly(steps, tuple(map(str, range(STEPS))))[0] == str(delayed)
            print(
                f"{hours} h more in {share:.0%}: of {ROUNDS} processes the delay made a step later in {felt}; "
                f"found first in {first}, by the plain median wait in {plain}"
            )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        of_log(Path(name))
    simulated()
