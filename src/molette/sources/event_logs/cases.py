"""The records of an event log: cases made of events."""

from dataclasses import dataclass
from datetime import datetime

from molette.engine.problems import Problem

FINISHED = ("", "complete", "autoskip", "manualskip")
"""Lifecycle transitions that say a step is done; a log without any says nothing of it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A step of a case: `at` its moment (with a time zone), `started` when it began if the log says so."""

    at: datetime
    activity: str
    resource: str = ""
    started: datetime | None = None
    lifecycle: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether the step is done, and not only planned or begun."""
        return self.lifecycle.lower() in FINISHED


@dataclass(frozen=True, slots=True)
class Case:
    """One run of the process, its events in time order."""

    id: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class EventLog:
    """A whole log: the cases in the order of the file, and what was wrong in it."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...] = ()


def case_of(name: str, events: list[Event]) -> Case:
    """A case with its events in time order; those of the same moment stay as they were."""
    return Case(name, tuple(sorted(events, key=lambda event: event.at)))
