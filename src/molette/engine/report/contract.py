"""An assessment as the JSON of the command line contract: stable names, ISO 8601 dates, durations in working days."""

from datetime import date, datetime
from typing import Any

from molette.engine.assessment import Assessment
from molette.engine.forecast.types import DateRange, DayRange, Ending, Forecast, Stall
from molette.engine.ledger.types import Person
from molette.engine.problems import Problem
from molette.engine.report.composition import details, headline, is_known, reasons, wait_subject
from molette.engine.report.costs import costs_json
from molette.engine.report.foreseen_words import foreseen_json
from molette.engine.report.language import wording
from molette.engine.report.nudge_words import nudge_json
from molette.engine.report.problem_words import problem_words
from molette.engine.report.why import why_json
from molette.engine.signals.types import Signal
from molette.engine.waits.types import PLACES, Ball, Habit, Hold, Wait


def as_json(assessment: Assessment, lang: str) -> dict[str, Any]:
    """The whole assessment."""
    return {
        **_mission_json(assessment),
        **_sentences_json(assessment, lang),
        "ball": [ball_json(ball) for ball in assessment.balls],
        "waits": [_spoken(wait, assessment, lang) for wait in assessment.waits],
        "foreseen": [foreseen_json(one, assessment, lang) for one in assessment.foreseen],
        "holds": [_hold_json(hold) for hold in assessment.frozen],
        **_days_json(assessment, lang),
        "forecast": _forecast_json(assessment.forecast),
        "stall": _stall_json(assessment.stall),
        "observations": [observation_json(signal) for signal in assessment.signals],
        **why_json(assessment, lang),
        "costs": costs_json(assessment.costs),
        "problems": [problem_json(problem, lang) for problem in assessment.problems],
    }


def _mission_json(assessment: Assessment) -> dict[str, Any]:
    mission = assessment.mission
    return {
        "mission": mission.name,
        "client": mission.client,
        "start": mission.start.isoformat(),
        "end": _iso(mission.end),
        "now": assessment.now.isoformat(),
        "people": [_person_json(person) for person in mission.people],
        "status": str(assessment.stall.status),
        "known": is_known(assessment),
    }


def _sentences_json(assessment: Assessment, lang: str) -> dict[str, Any]:
    words = wording(lang)
    said = words.headline(headline(assessment))
    return {
        "sentence": str(said),
        "headline": [said.before, said.status, said.after],
        "details": [words.detail(finding) for finding in details(assessment)],
    }


def _days_json(assessment: Assessment, lang: str) -> dict[str, Any]:
    days = {place: getattr(assessment.account, place) for place in PLACES}
    return {
        "days": days,
        "days_sentence": wording(lang).account(days),
        "elapsed_days": assessment.account.elapsed,
        "work_assumed": assessment.account.is_work_assumed,
    }


def _forecast_json(forecast: Forecast) -> dict[str, Any]:
    return {
        "finish": range_json(forecast.finish),
        "days_left": range_json(forecast.days_left),
        "milestones": [_ending_json(ending) for ending in forecast.milestones],
    }


def _ending_json(ending: Ending) -> dict[str, Any]:
    return {
        "milestone": ending.milestone,
        "due": _iso(ending.due),
        "accepted": range_json(ending.accepted),
        "in_time": ending.in_time,
    }


def _stall_json(stall: Stall) -> dict[str, Any]:
    return {
        "share": stall.share,
        "p_no_progress": stall.p_no_progress,
        "since": _iso(stall.since),
        "binding_wait": stall.binding_wait or None,
    }


def _spoken(wait: Wait, assessment: Assessment, lang: str) -> dict[str, Any]:
    """A wait with the names and words that a reader of this language needs."""
    mission = assessment.mission
    ball = next((ball for ball in assessment.balls if ball.wait.id == wait.id), None)
    nudge = next((nudge for nudge in assessment.nudges if nudge.wait == wait.id), None)
    return wait_json(wait, round(ball.forgotten, 3) if ball else None) | {
        "holder_name": mission.person(wait.holder).called,
        "asker_name": mission.person(wait.asker).called,
        "side": str(mission.person(wait.holder).side),
        "subject": wait_subject(wait, mission, lang),
        "holds": [_hold_json(hold) for hold in wait.holds],
        "days": round(ball.waited, 1) if ball else None,
        "usual": round(ball.usual, 1) if ball else None,
        "habit": _habit_json(ball.habit) if ball else None,
        "why": " ".join(wording(lang).detail(one) for one in reasons(assessment, ball)) if ball else None,
        "late": ball.is_late if ball else False,
        "expected": _iso(ball.expected) if ball else None,
        "nudge": nudge_json(nudge, assessment, lang) if nudge else None,
    }


def _habit_json(habit: Habit) -> dict[str, Any]:
    half = habit.half if habit.half is None else round(habit.half, 1)
    return {"asked": habit.asked, "answered": habit.answered, "half": half}


def _person_json(person: Person) -> dict[str, str]:
    return {"handle": person.handle, "name": person.called, "role": person.role, "side": str(person.side)}


def _hold_json(hold: Hold) -> dict[str, str]:
    return {"start": hold.start.isoformat(), "until": hold.until.isoformat()}


def wait_json(wait: Wait, forgotten: float | None = None) -> dict[str, Any]:
    """A wait; `forgotten` is the probability that no answer comes without a nudge, null once it is closed."""
    return {
        "id": wait.id,
        "asker": wait.asker,
        "holder": wait.holder,
        "kind": str(wait.kind),
        "text": wait.text,
        "about": wait.about or None,
        "asked_at": wait.asked_at.isoformat(),
        "due_at": _iso(wait.due_at),
        "answered_at": _iso(wait.answered_at),
        "state": str(wait.state),
        "partial": wait.is_partial,
        "nudges": [nudge.isoformat() for nudge in wait.nudges],
        "words": wait.words,
        "forgotten": forgotten,
    }


def ball_json(ball: Ball) -> dict[str, Any]:
    """Who holds the ball, since when, expected when (null: not expected by itself)."""
    return {
        "holder": ball.wait.holder,
        "side": str(ball.side),
        "since": ball.since.isoformat(),
        "expected": _iso(ball.expected),
        "wait": ball.wait.id,
        "days": round(ball.waited, 1),
        "usual": round(ball.usual, 1),
        "late": ball.is_late,
    }


def observation_json(signal: Signal) -> dict[str, Any]:
    """What the ledger shows by itself: the answer to an observable's question, and what it rests on."""
    return {
        "observable": signal.observable,
        "answer": "yes" if signal.is_yes else "no",
        "source": "measured",
        "to_confirm": signal.is_hint,
        "value": round(signal.value, 2),
        "limit": signal.limit,
        "facts": list(signal.facts),
    }


def range_json(dates: DateRange | DayRange | None) -> dict[str, Any] | None:
    """The three marks of a range."""
    if dates is None:
        return None
    marks = {"p10": dates.p10, "p50": dates.p50, "p90": dates.p90}
    return {name: mark.isoformat() if isinstance(mark, date) else mark for name, mark in marks.items()}


def problem_json(problem: Problem, lang: str) -> dict[str, Any]:
    """A problem with its sentence."""
    return {"code": problem.code, "where": str(problem.where), "text": problem_words(problem, lang)}


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
