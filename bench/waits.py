"""How well answers are foreseen, beside Kaplan-Meier, by checkpoint; and how long learning takes, beside lifelines.

Run: PYTHONPATH=src python bench/waits.py [--refits] WAITS.csv[.gz]... (needs NumPy and tqdm; lifelines if it is there)
Both Kaplan-Meier curves, of everyone and by kind, are refitted every 30 days on what was known then, as in
../shared/tools/score_waits.py; the first 20 % of waits are a warm-up. Figures: bench/waits.md.
"""

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from molette.cli.backtests import last_of_each, log_of, read_rows
from molette.cli.tables import read_text
from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, Log, Questions, questions
from molette.engine.waits.foresight import Walk, foresee

REFIT = 30 * 24.0
BINS = 20
SURE_ALREADY = 0.001
HEAD = (
    "| log | waits | log loss | Kaplan-Meier | by kind | below the best, % "
    "| 0 h | 4 h | 24 h | 72 h | 168 h | 336 h | first fifth | calibration | seconds |"
)


def survival(durations: np.ndarray, is_answered: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Kaplan-Meier's share still silent after so many hours."""
    order = np.argsort(durations)
    at_risk = len(order) - np.arange(len(order))
    steps = np.concatenate([[1.0], np.cumprod(np.where(is_answered[order], 1 - 1 / at_risk, 1.0))])
    return lambda hours: steps[np.searchsorted(durations[order], hours, side="right")]


def seen_by(log: Log, now: float) -> tuple[np.ndarray, np.ndarray]:
    """Hours of silence seen by `now`, and whether the answer was."""
    answered = log.answered <= now
    end = np.minimum(np.minimum(log.observed_until, now), np.where(answered, log.answered, np.inf))
    return np.maximum(end - log.asked, 1e-3), answered


def curve(durations: np.ndarray, is_answered: np.ndarray) -> np.ndarray:
    """Chances by Kaplan-Meier, (checkpoints, horizons)."""
    if not len(durations):
        return np.zeros((len(CHECKPOINTS), len(HORIZONS)))
    silent = survival(durations, is_answered)
    base = silent(CHECKPOINTS)[:, None]
    return 1 - np.where(base > 0, silent(CHECKPOINTS[:, None] + HORIZONS) / np.maximum(base, 1e-12), 1.0)


def kaplan_meier(asked: Questions, key: np.ndarray, start: float) -> np.ndarray:
    """Chances by Kaplan-Meier for each value of `key`, (questions, horizons)."""
    log, chances = asked.log, np.zeros((len(asked.at), len(HORIZONS)))
    due = np.flatnonzero(log.asked[asked.wait] >= start)
    while len(due):
        now = asked.at[due[0]]
        until = np.searchsorted(asked.at[due], now + REFIT, side="right")
        hours, is_answered = seen_by(log, now)
        for value in np.unique(key[asked.wait[due[:until]]]):
            known = (log.asked < now) & (key == value)
            of_it = due[:until][key[asked.wait[due[:until]]] == value]
            chances[of_it] = curve(hours[known], is_answered[known])[asked.checkpoint[of_it]]
        due = due[until:]
    return chances


def loss(chances: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    """Minus the logarithm of the chance given to what happened."""
    bounded = np.clip(chances, 1e-4, 1 - 1e-4)
    return -np.log(np.where(outcome, bounded, 1 - bounded))


def calibration_error(chances: np.ndarray, outcome: np.ndarray) -> float:
    """Mean gap between what is said and what happens, over 20 equal bins."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [abs((chances - outcome)[bins == place].sum()) for place in range(BINS)]
    return sum(gaps) / len(chances)


def measure(path: Path) -> Log:
    """Print one row for the file: its log loss, how far below the best Kaplan-Meier in all and at each checkpoint."""
    log = log_of(last_of_each(read_rows(csv.DictReader(read_text(path, "en").splitlines()), path.name, "en")[0]))
    asked, start = questions(log), np.quantile(log.asked, 0.2)
    begun = time.perf_counter()
    said = np.concatenate([day.chances for day in foresee(log)])
    seconds = time.perf_counter() - begun
    voices = (said, kaplan_meier(asked, np.zeros_like(log.kind), 0.0), kaplan_meier(asked, log.kind, 0.0))
    losses = [loss(voice, asked.is_answered) for voice in voices]
    observed = asked.is_answered | (asked.ends <= log.observed_until[asked.wait, None])
    is_late = (log.asked[asked.wait] >= start)[:, None]
    scored = observed & is_late
    ours, everyone, kinds = (found[scored].mean() for found in losses)
    error = calibration_error(said[scored], asked.is_answered[scored])
    parts = [scored & (asked.checkpoint == place)[:, None] for place in range(len(CHECKPOINTS))]
    gains = " | ".join(gain(losses, part) for part in (scored, *parts, observed & ~is_late))
    name = path.name.removesuffix(".gz").removesuffix(".csv")
    print(f"| {name} | {len(log.asked):,} | {ours:.4f} | {everyone:.4f} | {kinds:.4f} | {gains} ", end="")
    print(f"| {error:.4f} | {seconds:.1f} |", flush=True)
    return log


def gain(losses: list[np.ndarray], part: np.ndarray) -> str:
    """How far below the best Kaplan-Meier of that part, in hundredths; where it loses next to nothing, that is said."""
    if not part.any():
        return "-"
    ours, *others = (found[part].mean() for found in losses)
    return f"{100 * (1 - ours / min(others)):.1f}" if min(others) > SURE_ALREADY else "(sure)"


def refits(log: Log) -> None:
    """Print how long a day's learning takes, beside lifelines' refit of the curves of everyone, kinds and people."""
    walk = Walk(log)
    question, horizon = walk.asked.outcomes()
    walk.learn(question[:0], horizon[:0], walk.asked.at[-1] - 24.0, 24.0)
    walk.say(np.arange(len(walk.asked.at)), walk.asked.at[-1])
    for new in (slice(-200, -100), slice(-100, None)):  # the first one warms up
        begun = time.perf_counter()
        walk.learn(question[new], horizon[new], walk.asked.at[-1], 24.0)
    print(f"  learning 100 new outcomes: {1000 * (time.perf_counter() - begun):.1f} ms", end="")
    try:
        from lifelines import KaplanMeierFitter
    except ImportError:
        print(" (lifelines is not installed)")
        return
    hours, is_answered = seen_by(log, np.inf)
    begun = time.perf_counter()
    KaplanMeierFitter().fit(hours, is_answered)
    one = time.perf_counter() - begun
    for key in (log.kind, log.answerer):
        for value in np.unique(key):
            KaplanMeierFitter().fit(hours[key == value], is_answered[key == value])
    every = time.perf_counter() - begun
    print(f"; lifelines: everyone {1000 * one:.1f} ms, everyone, kinds and answerers {1000 * every:.0f} ms")


if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != "--refits"]
    print(HEAD + "\n" + "|---" * (HEAD.count("|") - 1) + "|")
    logs = [measure(Path(name)) for name in names]
    if "--refits" in sys.argv:
        for log in logs:
            refits(log)
