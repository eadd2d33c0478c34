"""The week across missions."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from molette.web.assessments.queries import outdated
from molette.web.bridge.recording import record_assessment
from molette.web.connections.queries import needing_help
from molette.web.intake.queries import waiting_of
from molette.web.missions.access import account_of
from molette.web.missions.models import Mission
from molette.web.week import pages
from molette.web.week.queries import balls_of, missions_of_week

MISSIONS = "assessments:missions"


@login_required
@require_GET
def week(request: HttpRequest) -> HttpResponse:
    """Whom to nudge, whom to answer, whom to wait for, across missions; the ways to begin while there is none."""
    missions = missions_of_week(account_of(request).pk)
    if not missions.exists():
        return redirect(MISSIONS)
    of_today(missions)
    balls = list(balls_of(missions, request.LANGUAGE_CODE))
    page = pages.week_page(balls, timezone.localdate(), request.LANGUAGE_CODE)
    mine = account_of(request).pk
    said = {"page": page, "waiting": waiting_of(mine), "stuck": needing_help(mine)}
    return render(request, "week/week.html", said)


def of_today(missions: QuerySet[Mission]) -> None:
    """Assess again those that were last assessed on another day."""
    for mission in outdated(missions, timezone.localdate()):
        record_assessment(mission)
