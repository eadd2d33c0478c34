"""How well finishes are foreseen from weekly re-estimates, beside the teams and plain ways; and how it holds elsewhere.

Run: PYTHONPATH=src python bench/finish.py REPORTS.csv (needs NumPy)
Scored as by ../shared/tools/score_finish.py: reports made before the finish, after the first quarter of the weeks.
Figures: bench/finish.md.
"""

import csv
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from molette.cli.finish_backtest import _row, reports_of
from molette.cli.tables import rows_of
from molette.engine.forecast.finish.foresight import foresee
from molette.engine.forecast.finish.reports import Reports

ROUNDS = 20
NAMES = ("reported", "started", "first", "current", "finished")


def ours(reports: Reports) -> np.ndarray:
    finish = np.zeros((len(reports.project), 3))
    for day in foresee(reports):
        finish[day.report] = day.finish
    return finish


def times(factor: float) -> Callable[[Reports], np.ndarray]:
    def said(reports: Reports) -> np.ndarray:
        left = np.maximum(reports.current - reports.reported, 0) * factor
        return np.repeat((reports.reported + left)[:, None], 3, axis=1)

    return said


def finished_only(reports: Reports) -> np.ndarray:
    """The median ratio of what was left to what was said, of the projects finished so far, each counted once."""
    left = np.maximum(reports.current - reports.reported, 7)
    ratio, finish = (reports.finished - reports.reported) / left, np.zeros((len(left), 3))
    for now in np.unique(reports.reported):
        past = reports.past(now)
        past = past[reports.finished[past] < now]
        each = [np.median(ratio[past[reports.project[past] == one]]) for one in np.unique(reports.project[past])]
        here = reports.reported == now
        finish[here] = (now + left * (np.median(each) if each else 1.5))[here, None]
    return finish


def scored(reports: Reports) -> np.ndarray:
    running = reports.reported < reports.finished
    weeks = np.unique(reports.reported[running])
    return running & (reports.reported >= weeks[len(weeks) // 4])


def score(reports: Reports, said: np.ndarray) -> tuple[float, float, float]:
    """Mean error and bias in days, share held by the range."""
    place = scored(reports)
    error = said[place, 1] - reports.finished[place]
    held = (said[place, 0] <= reports.finished[place]) & (reports.finished[place] <= said[place, 2])
    return float(np.abs(error).mean()), float(error.mean()), float(held.mean())


def only(reports: Reports, projects: np.ndarray) -> Reports:
    place = np.flatnonzero(np.isin(reports.project, projects))
    project = np.unique(reports.project[place], return_inverse=True)[1]
    return Reports(project, *(getattr(reports, name)[place] for name in NAMES))


def as_if(reports: Reports, factor: float) -> Reports:
    """The same projects of a firm that says `factor` times as much of what is left."""
    current = reports.reported + np.maximum(reports.current - reports.reported, 0) * factor
    return replace(reports, first=reports.started + (reports.first - reports.started) * factor, current=current)


def faster(reports: Reports, factor: float) -> Reports:
    zero = reports.reported.min()
    return Reports(reports.project, *(zero + (getattr(reports, name) - zero) / factor for name in NAMES))


def line(name: str, reports: Reports, said: np.ndarray) -> None:
    error, bias, held = score(reports, said)
    teams = score(reports, times(1.0)(reports))[0]
    print(f"{name:34} error {error:6.1f} d, bias {bias:+6.1f} d, held {100 * held:4.1f} %; teams {teams:6.1f} d")


def halves(reports: Reports) -> None:
    dice, found = np.random.default_rng(1), []
    for _ in range(ROUNDS):
        mixed = dice.permutation(int(reports.project.max()) + 1)
        for some in np.array_split(mixed, 2):
            half = only(reports, some)
            found.append((*score(half, ours(half)), score(half, times(1.0)(half))[0], score(half, times(1.5)(half))[0]))
    names = ("error", "bias", "held", "teams", "said x 1.5")
    for name, values in zip(names, np.array(found).T, strict=True):
        low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
        print(f"  {name:10} {middle:7.2f} (8 halves in 10 between {low:.2f} and {high:.2f})")
    better = np.mean([one[0] < min(one[3:]) for one in found])
    print(f"  better than the teams and than x 1.5 in {100 * better:.0f} % of the halves")


def measure(path: Path) -> None:
    with path.open(newline="") as file:
        rows, _ = rows_of(csv.DictReader(file), _row, path.name, "en")
    rows.sort(key=lambda row: row.reported)
    reports = reports_of(rows)
    begun = time.perf_counter()
    said = ours(reports)
    print(f"{len(reports.project)} reports, {time.perf_counter() - begun:.1f} s")
    line("Molette", reports, said)
    for factor in (1.0, 1.5, 1.7, 2.0):
        line(f"what is left as said x {factor}", reports, times(factor)(reports))
    line("x the ratio of those finished", reports, finished_only(reports))
    for factor in (0.6, 1.7):
        other = as_if(reports, factor)
        line(f"a firm that says {factor} as much", other, ours(other))
    weeks = faster(reports, 7)
    line("the same in days instead of weeks", weeks, ours(weeks))
    print(f"{2 * ROUNDS} random halves of the projects:")
    halves(reports)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        measure(Path(name))
