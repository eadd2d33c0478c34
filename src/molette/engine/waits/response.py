"""How long answers take: curves of silence by group of requests, each borrowing from a wider one.

From the widest: everyone, the kind of request, the organisation, the person, the person for that kind. Each level
borrows from the one above as if it had seen some more requests of it (`curve.pooled`, as in the curves measured by
`molette backtest waits`), so that nothing known is the prior, one answer moves it a little, and a hundred are the
person's own. An open wait counts for the days it has been silent (censoring), and only until somebody spoke of it
again: so the curve is that of answers that come by themselves, its end the share never answered. What a nudge or a talk
brings is learned apart, and so is the usual pace, of the answers that came. Days are those of the week of each person
(`weeks`). The past fades.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

import numpy as np

from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Mission, Request
from molette.engine.waits.curve import MEMORY, doubts, pooled
from molette.engine.waits.people import groups
from molette.engine.waits.silences import silences
from molette.engine.waits.types import Wait
from molette.engine.waits.types.answers import STEPS, Curves, Experience, Recalled, ResponseModel, Seen, Silence, Week
from molette.engine.waits.weeks import weekdays_of, weeks_of

RATES = np.array([0.60, 0.55, 0.42, 0.32, 0.22, 0.14, 0.08, 0.04, 0.01, 0.01, 0.01])
"""Answers per working day of silence before anything is known: half within a day and a half, 1 in 25 never.
Expert judgement, of the shape seen in public mailing lists and approval records (docs/science)."""

PRIOR = -np.expm1(-RATES * np.diff(STEPS))
"""The same as the share answered in each step."""

PRIOR_CAME = np.exp(-np.concatenate([[0.0], np.cumsum(RATES * np.diff(STEPS))[:-1]])) * PRIOR
"""The same as the share of all requests that is answered in each step."""

BORROWED: Mapping[str, float] = {"everyone": 5.0, "kind": 10.0, "organisation": 8.0, "person": 4.0, "both": 4.0}
"""Requests that the level above is worth: expert judgement, measured on small logs (bench/response.md)."""

NOTHING = (np.zeros_like(PRIOR), np.zeros_like(PRIOR))
NOBODY = "-"
"""A group that nobody is in."""

Counts = Mapping[str, tuple[np.ndarray, np.ndarray]]
"""By group, the requests silent in each step and those answered in it."""

Names = Mapping[str, str]
"""The group of each level."""

NUDGE, TALK = 0.5, 0.9
"""The rate of answers after a nudge, and after a talk, beside that after the request. A first message brought answers
from 9 %, one follow-up made it 13 %: half as many of those left (a vendor's cold mail). Asked face to face 4 in 5
agree, otherwise 3 in 5: 1.8 times that rate (Roghanizad and Bohns 2017). Cold mail, small favours: direction only."""

DOUBT_OF_RECALLS = 5.0
"""Answers that these two ratios are worth: expert judgement."""

NO_WEEK: Mapping[str, Week] = MappingProxyType({})


def learn_answers(
    mission: Mission, waits: Sequence[Wait], elsewhere: Experience, calendar: WorkCalendar, now: datetime
) -> tuple[ResponseModel, Experience]:
    """The curves at `now`, by these waits and by what other missions have taught; and what these waits alone teach."""
    holders, days = _holders(mission, waits), Experience(weekdays=weekdays_of(waits, mission, now))
    weeks = weeks_of(together([(days, 0.0), (elsewhere, 0.0)]).weekdays, mission, holders, calendar)
    calendars = {holder: replace(calendar, week=week) for holder, week in weeks.items()}
    seen = experience_of(tuple(silences(waits, calendars, calendar, now)), mission)
    here = replace(seen, weekdays=days.weekdays)
    return learn(together([(here, 0.0), (elsewhere, 0.0)]), mission, holders, weeks), here


def _holders(mission: Mission, waits: Sequence[Wait]) -> set[str]:
    """Whoever holds a request, or will."""
    planned = {one.approver for one in mission.milestones} | {one.holder for one in mission.expectations}
    return {person.handle for person in mission.people} | {wait.holder for wait in waits} | planned - {""}


def experience_of(silences: Sequence[Silence], mission: Mission) -> Experience:
    """What the waits of one mission have taught."""
    if not silences:
        return Experience()
    steps = _in_steps(silences)
    rows: dict[str, list[int]] = {}
    for place, silence in enumerate(silences):
        for name in groups(mission.person(silence.holder), mission.client, silence.kind).values():
            rows.setdefault(name, []).append(place)
    seen = {name: Seen(*steps[:, some].sum(axis=1)) for name, some in rows.items()}
    recalls = [silence for silence in silences if silence.recall]
    if not recalls:
        return Experience(seen)
    model = learn(Experience(seen), mission, {silence.holder for silence in recalls})
    nudged = (_recalled(silence, model) for silence in recalls if not _is_voiced(silence))
    spoken = (_recalled(silence, model) for silence in recalls if _is_voiced(silence))
    return Experience(seen, sum(nudged, Recalled()), sum(spoken, Recalled()))


def _in_steps(silences: Sequence[Silence]) -> np.ndarray:
    """How much of each step each wait was silent, and answered, by itself and in all, (3, waits, steps)."""
    days = np.array([silence.days for silence in silences])
    untold = np.array([silence.days if silence.untold is None else silence.untold for silence in silences])
    is_answered = np.array([silence.is_answered for silence in silences])
    weight = np.exp(-np.array([silence.age for silence in silences]) / MEMORY)
    came = _answered_in(days) * is_answered[:, None]
    answered = came * np.array([silence.untold is None for silence in silences])[:, None]
    silent = np.clip((untold[:, None] - STEPS[:-1]) / np.diff(STEPS), 0.0, 1.0)
    return np.stack([np.maximum(silent, answered), answered, came]) * weight[:, None]


def _answered_in(days: np.ndarray) -> np.ndarray:
    """1 in the step that these silences end in, (waits, steps)."""
    last = np.minimum(np.searchsorted(STEPS, days, side="right") - 1, len(PRIOR) - 1)
    return np.asarray(np.eye(len(PRIOR))[last])


def _is_voiced(silence: Silence) -> bool:
    return silence.recall is not None and silence.recall.is_voiced


def _recalled(silence: Silence, model: ResponseModel) -> Recalled:
    """What a first request would have brought since the recall, and how much of the answer is due to it."""
    assert silence.recall
    since, weight = silence.recall.days, float(np.exp(-silence.age / MEMORY))
    chance = model.chance(silence.holder, silence.kind, 0.0, since)
    expected = -float(np.log1p(-min(chance, 1 - 1e-9))) * silence.recall.loudness
    if not silence.is_answered:
        return Recalled(expected, 0.0).faded(weight)
    ratio = (TALK if silence.recall.is_voiced else NUDGE) * silence.recall.loudness
    anew = ratio * _rate(model, silence, since)
    return Recalled(expected, anew / (anew + _rate(model, silence, silence.days))).faded(weight)


def _rate(model: ResponseModel, silence: Silence, at: float) -> float:
    """Answers per working day around that silence."""
    return -float(np.log1p(-min(model.chance(silence.holder, silence.kind, max(at - 0.25, 0.0), 0.5), 1 - 1e-9)))


def together(experiences: Iterable[tuple[Experience, float]]) -> Experience:
    """Several missions as one, each with its age in days."""
    seen: dict[str, Seen] = {}
    weekdays: dict[str, np.ndarray] = {}
    nudged, spoken = Recalled(), Recalled()
    for experience, age in experiences:
        kept = float(np.exp(-max(age, 0.0) / MEMORY))
        for name, one in experience.seen.items():
            seen[name] = seen[name] + one.faded(kept) if name in seen else one.faded(kept)
        for name, days in experience.weekdays.items():
            weekdays[name] = weekdays.get(name, 0.0) + days * kept
        nudged, spoken = nudged + experience.nudged.faded(kept), spoken + experience.spoken.faded(kept)
    return Experience(seen, nudged, spoken, weekdays)


def learn(
    experience: Experience, mission: Mission, holders: Iterable[str], weeks: Mapping[str, Week] = NO_WEEK
) -> ResponseModel:
    """The curves of these people of a mission, by all that was seen, here and elsewhere."""
    pairs = [(holder, kind) for holder in sorted(holders) for kind in Request]
    found = [groups(mission.person(holder), mission.client, kind) for holder, kind in pairs]
    seen = {name: (one.silent, one.answered) for name, one in experience.seen.items()}
    came = {name: (_awaited(one.came), one.came) for name, one in experience.seen.items()}
    return ResponseModel(
        _curves(seen, PRIOR, pairs, found), _curves(came, PRIOR_CAME / _awaited(PRIOR_CAME), pairs, found),
        nudge=_ratio(experience.nudged, NUDGE), talk=_ratio(experience.spoken, TALK), weeks=weeks,
    )  # fmt: skip


def _awaited(came: np.ndarray) -> np.ndarray:
    """Of the answers that came in each step, those still to come when it began."""
    return np.asarray(np.cumsum(came[::-1])[::-1])


def _curves(seen: Counts, prior: np.ndarray, pairs: Sequence[tuple[str, Request]], found: Sequence[Names]) -> Curves:
    everyone = _shares(seen, "everyone", [""], prior)
    kinds = _shares(seen, "kind", list(Request), np.tile(everyone, (len(Request), 1)))
    people = np.tile(kinds, (len(pairs) // len(Request), 1))
    for level in ("organisation", "person", "both"):
        people = _shares(seen, level, [names.get(level, NOBODY) for names in found], people)
    return Curves(
        doubts(everyone[0]),
        dict(zip(Request, doubts(kinds), strict=True)),
        dict(zip(pairs, doubts(people), strict=True)),
    )


def _shares(seen: Counts, level: str, names: Sequence[str], above: np.ndarray) -> np.ndarray:
    """The shares of these groups, (names, steps), from those of the level above."""
    counts = np.array([seen.get(name, NOTHING) for name in names]).reshape(-1, 2, len(PRIOR))
    return pooled(counts[:, 0], counts[:, 1], BORROWED[level], above)


def _ratio(recalled: Recalled, usual: float) -> float:
    return (recalled.came + DOUBT_OF_RECALLS * usual) / (recalled.expected + DOUBT_OF_RECALLS)
