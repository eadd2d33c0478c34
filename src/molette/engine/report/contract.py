"""An assessment as the JSON of the command line contract: stable names, ISO 8601 dates, durations in working days."""

from datetime import date, datetime
from typing import Any

from molette.engine.assessment import Assessment
from molette.engine.forecast.types import DateRange, DayRange
from molette.engine.problems import Problem
from molette.engine.report.composition import details, headline
from molette.engine.report.language import wording
from molette.engine.report.problem_words import problem_words
from molette.engine.waits.types import PLACES, Ball, Wait


def as_json(assessment: Assessment, lang: str) -> dict[str, Any]:
    """The whole assessment; what is not known is null or empty."""
    words = wording(lang)
    forgotten = {ball.wait.id: round(ball.forgotten, 3) for ball in assessment.balls}
    return {
        "mission": assessment.mission.name,
        "now": assessment.now.isoformat(),
        "status": str(assessment.stall.status),
        "sentence": str(words.headline(headline(assessment))),
        "details": [words.detail(finding) for finding in details(assessment)],
        "ball": [ball_json(ball) for ball in assessment.balls],
        "waits": [wait_json(wait, forgotten.get(wait.id)) for wait in assessment.waits],
        "days": {place: getattr(assessment.account, place) for place in PLACES},
        "elapsed_days": assessment.account.elapsed,
        "work_assumed": assessment.account.is_work_assumed,
        "forecast": {
            "finish": range_json(assessment.forecast.finish),
            "days_left": range_json(assessment.forecast.days_left),
        },
        "stall": {
            "share": assessment.stall.share,
            "p_no_progress": assessment.stall.p_no_progress,
            "since": _iso(assessment.stall.since),
            "binding_wait": assessment.stall.binding_wait or None,
        },
        "problems": [problem_json(problem, lang) for problem in assessment.problems],
    }


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
