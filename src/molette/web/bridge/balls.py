"""The open waits of an assessment as rows, so that the pages across missions only read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from molette.engine import Assessment, Case
from molette.engine.ledger.types import ME, Kind
from molette.engine.nudges.types import Nudge
from molette.engine.report.drafts.occasions import occasion_of, occasion_row
from molette.engine.waits.types import Ball as BallRecord
from molette.engine.waits.types import State
from molette.web.assessments import models
from molette.web.missions.models import Mission

Said = Mapping[str, Any]


def record_balls(mission: Mission, assessment: Assessment, said: tuple[Said, Said]) -> None:
    """Replace the mission's balls; `said` is the assessment as JSON, in French and in English."""
    waits = [{wait["id"]: wait for wait in each["waits"]} for each in said]
    plans = {nudge.wait: nudge for nudge in assessment.nudges}
    leads = {led: nudge.wait for nudge in assessment.nudges for led in nudge.together}
    mission.balls.all().delete()
    models.Ball.objects.bulk_create(
        models.Ball(
            mission=mission, account_id=mission.account_id, wait=ball.wait.id, place=place,
            french=waits[0][ball.wait.id], english=waits[1][ball.wait.id], led_by=leads.get(ball.wait.id, ""),
            **_told(ball, assessment), **_planned(plans.get(ball.wait.id), assessment),
        )
        for place, ball in enumerate(assessment.balls)
    )  # fmt: skip


def _told(ball: BallRecord, assessment: Assessment) -> dict[str, Any]:
    """Whose it is, and until when silence is right."""
    today = assessment.now.date()
    ends = [hold.until for hold in ball.wait.holds if hold.covers(today) and hold.until < date.max]
    return {
        "is_mine": ball.wait.holder == ME,
        "is_held": ball.wait.state is State.HELD,
        "is_late": ball.is_late,
        "expected": ball.expected,
        "until": max(ends, default=None),
    }


def _planned(nudge: Nudge | None, assessment: Assessment) -> dict[str, Any]:
    if nudge is None:
        return {}
    occasion = occasion_row(occasion_of(nudge, assessment))
    return {"on": nudge.on, "rung": str(nudge.rung), "occasion": occasion}


def rest_on(day: date, case: Case) -> str:
    """Why the consultant does not work on that day: leave, a public holiday, or nothing."""
    away = (fact for fact in case.ledger.of(Kind.AWAY) if fact.by in ("", ME) and (fact.days is None or fact.days >= 1))
    if any(fact.at.date() <= day <= fact.lasts_until for fact in away):
        return "leave"
    return "holiday" if day in case.holidays else ""
