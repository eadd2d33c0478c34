"""The steps of a log in arrays: who did what, from when to when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from molette.engine.waits.outside import NOBODY, Steps
from molette.sources.event_logs.cases import FINISHED, Case, Event, case_of

BEGUN = "start"
"""The lifecycle transition that says a step begins."""


@dataclass(frozen=True, slots=True)
class StepsRead:
    """The steps of a log, and their names by number."""

    steps: Steps
    names: tuple[str, ...]
    begins_told: bool
    """Whether the log says when steps begin, and not only when they end."""


def joined(cases: Iterable[Case]) -> list[Case]:
    """The cases, those of the same identifier as one, in the order they first appear."""
    found: dict[str, list[Event]] = {}
    for case in cases:
        found.setdefault(case.id, []).extend(case.events)
    return [case_of(name, events) for name, events in found.items()]


def read_steps(cases: Sequence[Case]) -> StepsRead:
    """The finished steps of every case, each from its beginning, or of no length where that is not told."""
    rows = [(place, *row) for place, case in enumerate(cases) for row in sorted(_steps(case), key=lambda row: row[1:3])]
    names = sorted({row[1] for row in rows})
    number = {name: place for place, name in enumerate(names)}
    people = {name: place for place, name in enumerate(sorted({row[4] for row in rows} - {""}))}
    steps = Steps(
        np.array([row[0] for row in rows], int),
        np.array([number[row[1]] for row in rows], int),
        np.array([people.get(row[4], NOBODY) for row in rows], int),
        np.array([row[2] for row in rows], float),
        np.array([row[3] for row in rows], float),
    )
    return StepsRead(steps, tuple(names), bool((steps.began < steps.ended).any()))


def _steps(case: Case) -> Iterator[tuple[str, float, float, str]]:
    """Name, beginning and end in hours since 1970, who; a beginning told on its own goes with the next end."""
    begun: dict[str, list[datetime]] = {}
    ends = any(event.is_finished for event in case.events)
    for event in case.events:
        if event.lifecycle == BEGUN and ends:
            begun.setdefault(event.activity, []).append(event.at)
        elif event.lifecycle in FINISHED or not ends:
            waiting = begun.get(event.activity)
            started = event.started or (waiting.pop(0) if waiting else event.at)
            yield event.activity, min(_hours(started), _hours(event.at)), _hours(event.at), event.resource


def _hours(moment: datetime) -> float:
    return moment.timestamp() / 3600
