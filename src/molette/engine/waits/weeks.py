"""The week of each person: on which of its days answers come; each group borrows from a wider one."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import numpy as np

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Mission, Request
from molette.engine.waits.curve import MEMORY
from molette.engine.waits.people import groups
from molette.engine.waits.silences import CAME
from molette.engine.waits.types import Wait
from molette.engine.waits.types.answers import Week

LEVELS = ("everyone", "organisation", "person")
BORROWED = 30.0
"""Answers that the level above is worth: expert judgement. With 10 the week is wrong as often as right on small logs;
with 30 the log loss is from 0.6 % worse to 1.5 % better than with days all alike (bench/response.md)."""

NO_DAY = np.zeros(7)


def weekdays_of(waits: Iterable[Wait], mission: Mission, now: datetime) -> dict[str, np.ndarray]:
    """By group, the answers that came on each day of the week, (7,), the old ones faded."""
    found: dict[str, np.ndarray] = {}
    for wait in waits:
        if wait.kind is Request.PAYMENT:
            continue
        names = groups(mission.person(wait.holder), mission.client, wait.kind)
        last = [wait.answered_at] if wait.answered_at and wait.state in CAME else []
        for came in (*wait.parts, *last):
            for name in (names[level] for level in LEVELS if level in names):
                found.setdefault(name, np.zeros(7))[came.weekday()] += np.exp(-(now - came).days / MEMORY)
    return found


def weeks_of(
    weekdays: Mapping[str, np.ndarray], mission: Mission, holders: Iterable[str], calendar: WorkCalendar
) -> dict[str, Week]:
    """How much of a working day each day of the week is for these people; the whole week stays as long."""
    base, whole = np.array(calendar.week), sum(calendar.week)
    found: dict[str, Week] = {}
    for holder in holders if whole else ():
        names, week = groups(mission.person(holder), mission.client, Request.INFORMATION), base / whole
        for name in (names[level] for level in LEVELS if level in names):
            seen = weekdays.get(name, NO_DAY) * (base > 0)
            week = (seen + BORROWED * week) / (seen.sum() + BORROWED)
        found[holder] = tuple(float(part) for part in whole * week)
    return found
