"""How well answers are foreseen when little was seen: the model of the pages, beside its prior and Kaplan-Meier.

Run: PYTHONPATH=src python bench/response.py LOG.csv[.gz]:BY... (BY: asker, answerer or spread; needs NumPy and tqdm)
Each asker (or answerer) of a log is taken for a mission of its own, of 60 requests at most, that starts from nothing;
`spread` cuts a log into missions of 60 requests spread over all of it. Silences are working days; questions are asked
after 0, 24, 72, 168 and 336 hours of silence, of the next 24, 72, 168 and 336 hours. Figures: bench/response.md.
"""

import csv
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
from tqdm import tqdm
from waits import loss, survival

from molette.cli.backtests import Row, last_of_each, read_rows
from molette.cli.tables import read_text
from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Mission, Request
from molette.engine.waits import response, weeks
from molette.engine.waits.response import experience_of, learn, learn_answers
from molette.engine.waits.silences import silences
from molette.engine.waits.types import ResponseModel, State, Wait
from molette.engine.waits.types.answers import NEW, Silence

CHECKPOINTS, HORIZONS = (0, 24, 72, 168, 336), (24, 72, 168, 336)
LARGEST, FEWEST, MISSIONS = 60, 12, 60
KNOWN = (0, 1, 4, 10, 30, LARGEST)
"""Requests seen before, in groups."""
HEAD = "| missions | voice | all | none seen | 1 to 3 | 4 to 9 | 10 to 29 | 30 and more |"
CALENDAR = WorkCalendar()
MISSION = Mission("bench", date(2000, 1, 1))
BORROWED, WEEK = response.BORROWED, weeks.BORROWED
VARIANTS = (
    ("Molette", 1.0, WEEK),
    ("half as much borrowed", 0.5, WEEK),
    ("twice as much", 2.0, WEEK),
    ("all days of the week alike", 1.0, 1e9),
    ("weeks that borrow a third", 1.0, WEEK / 3),
)
"""How much each borrows, beside what the pages do, and how much the weeks borrow."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its dates."""

    row: Row
    holder: str
    kind: Request
    at: datetime


def moment(hours: float) -> datetime:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hours)).replace(tzinfo=None)


def missions(path: Path, by: str) -> list[list[Asked]]:
    rows = last_of_each(read_rows(csv.DictReader(read_text(path, "en").splitlines()), path.name, "en")[0])
    kinds = {name: list(Request)[place % len(Request)] for place, name in enumerate(sorted({row.kind for row in rows}))}
    asked = [Asked(row, row.answerer, kinds[row.kind], moment(row.asked)) for row in rows]
    if by == "spread":
        step = max(len(asked) // LARGEST, 1)
        return [asked[start::step][:LARGEST] for start in range(0, step, max(step // MISSIONS, 1))]
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(getattr(one.row, by), []).append(one)
    found = [group[:LARGEST] for group in groups.values() if len(group) >= FEWEST]
    return found[:: max(len(found) // MISSIONS, 1)]


def seen(asked: Asked, now: float) -> Wait:
    """The request as it was known at that hour; one no longer watched is known as silent until then."""
    row = asked.row
    wait = Wait(row.id, "me", asked.holder, asked.kind, "", asked.at)
    if row.answered <= now:
        return replace(wait, state=State.ANSWERED, answered_at=moment(row.answered))
    return (
        wait if now < row.observed_until else replace(wait, state=State.LAPSED, answered_at=moment(row.observed_until))
    )


def questions(mission: list[Asked]) -> Iterator[tuple[Asked, float, list[Wait]]]:
    """A request, the hour at which it is asked about, and what was seen of the others by then."""
    for one in mission:
        for hours in CHECKPOINTS:
            now = one.row.asked + hours
            if now < one.row.observed_until and not one.row.answered <= now:
                yield one, now, [seen(other, now) for other in mission if other.row.asked < now and other is not one]


def said(one: Asked, now: float, known: list[Wait], ends: list[float]) -> Mapping[str, list[float]]:
    """The chances of an answer by these hours, by each voice."""
    at, later = moment(now), [moment(end) for end in ends]
    voices = {}
    for name, factor, week in VARIANTS:
        response.BORROWED = {level: factor * count for level, count in BORROWED.items()}
        weeks.BORROWED = week
        model, _ = learn_answers(MISSION, known, NEW, CALENDAR, at)
        voices[name] = chances(model, one, at, later)
    response.BORROWED, weeks.BORROWED = BORROWED, WEEK
    voices["its prior"] = chances(learn(NEW, MISSION, {one.holder}), one, at, later)
    silent, ahead = CALENDAR.between(one.at, at), [CALENDAR.between(at, end) for end in later]
    history = list(silences(known, {}, CALENDAR, at))
    own = [silence for silence in history if silence.holder == one.holder]
    for name, some in (("Kaplan-Meier, everyone", history), ("Kaplan-Meier, the person", own)):
        voices[name] = kaplan_meier(some, silent, ahead) if some else voices["its prior"]
    return voices


def chances(model: ResponseModel, one: Asked, at: datetime, later: list[datetime]) -> list[float]:
    calendar = model.calendar_of(one.holder, CALENDAR)
    silent = calendar.between(one.at, at)
    return [model.chance(one.holder, one.kind, silent, calendar.between(at, end)) for end in later]


def kaplan_meier(history: list[Silence], silent: float, ahead: list[float]) -> list[float]:
    """Chances by Kaplan-Meier, whose last known share is kept beyond what was seen."""
    curve = survival(
        np.array([silence.days for silence in history]), np.array([silence.is_answered for silence in history])
    )
    now, later = curve(np.array([silent]))[0], curve(silent + np.array(ahead))
    return list(1 - later / now) if now > 0 else [1.0] * len(ahead)


def measure(path: Path, by: str) -> None:
    """Print the log loss of each voice, by how many requests were seen before."""
    told: dict[str, list[float]] = {}
    counts, outcomes = [], []
    for mission in tqdm(missions(path, by), desc=path.name):
        for one, now, known in questions(mission):
            ends = [now + hours for hours in HORIZONS]
            ends = [end for end in ends if one.row.answered <= end or end <= one.row.observed_until]
            for name, chances in said(one, now, known, ends).items():
                told.setdefault(name, []).extend(chances)
            counts += [len(known)] * len(ends)
            outcomes += [one.row.answered <= end for end in ends]
    count, outcome = np.array(counts), np.array(outcomes)
    for name, chances in told.items():
        losses = loss(np.clip(chances, 0.01, 0.99), outcome)
        parts = [(count >= low) & (count < high) for low, high in pairwise(KNOWN)]
        cells = " | ".join(f"{losses[part].mean():.3f}" if part.any() else "-" for part in (count >= 0, *parts))
        print(f"| {path.name.removesuffix('.csv.gz')} by {by} | {name} | {cells} |", flush=True)


def speed() -> None:
    """Print how long it takes to learn from a mission, to add one more to nine others, and to draw."""
    dice = np.random.default_rng(1)
    people = tuple(f"p{place}" for place in range(12))
    known = [
        Silence(people[dice.integers(12)], list(Request)[dice.integers(6)], dice.exponential(3.0), is_answered=True)
        for _ in range(500)
    ]
    steps = {
        "experience of 500 requests": lambda: experience_of(known, MISSION),
        "ten missions together": lambda: response.together([(one, 100.0) for one in ten]),
        "curves of 12 people": lambda: learn(ten[0], MISSION, people),
        "4,000 draws": lambda: model.draw("p1", Request.APPROVAL, 2.0, uniform),
    }
    ten = [experience_of(known[place::10], replace(MISSION, client=str(place))) for place in range(10)]
    model, uniform = learn(ten[0], MISSION, people), dice.random(4000)
    for name, step in steps.items():
        begun = time.perf_counter()
        for _ in range(20):
            step()
        print(f"{name}: {1000 * (time.perf_counter() - begun) / 20:.2f} ms")


if __name__ == "__main__":
    print(f"{HEAD}\n{'|---' * (HEAD.count('|') - 1)}|")
    for given in sys.argv[1:]:
        name, _, by = given.rpartition(":")
        measure(Path(name), by)
    speed()
