"""The list of missions, and a mission."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from molette.web.assessments import pages
from molette.web.assessments.coins import cost_page
from molette.web.assessments.models import Assessment
from molette.web.assessments.queries import missions_of, outdated, unread
from molette.web.bridge.recording import record_assessment
from molette.web.intake.queries import waiting_for
from molette.web.missions.access import account_of, mission_for_reading
from molette.web.missions.forms import FactForm
from molette.web.missions.models import Mission


@login_required
@require_GET
def missions(request: HttpRequest) -> HttpResponse:
    """All missions, the most stuck first; or the three ways to begin."""
    mine = missions_of(account_of(request), request.LANGUAGE_CODE)
    for mission in outdated(mine, timezone.localdate()):
        record_assessment(mission)
    rows = pages.rows(list(mine.all()), request.LANGUAGE_CODE)
    stuck = sum(row.status in ("stalled", "slowing") for row in rows)
    return render(request, "assessments/missions.html", {"rows": rows, "stuck": stuck})


@login_required
@require_GET
def mission(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """One mission: what is stuck, with whom, since when."""
    found = mission_for_reading(request, mission_id)
    said = pages.said_in(_today(found, request.LANGUAGE_CODE), request.LANGUAGE_CODE)
    page = pages.mission_page(found, said, request.LANGUAGE_CODE)
    form = FactForm(people=said["people"], waits=page.open)
    said_more = {"page": page, "form": form, "waiting": waiting_for(found.pk)}
    return render(request, "assessments/mission.html", said_more)


@login_required
@require_GET
def cost(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """What waiting costs on one mission."""
    found = mission_for_reading(request, mission_id)
    said = pages.said_in(_today(found, request.LANGUAGE_CODE), request.LANGUAGE_CODE)
    return render(request, "assessments/cost.html", {"page": cost_page(found, said, request.LANGUAGE_CODE)})


def _today(mission: Mission, lang: str) -> Assessment:
    """The assessment of today: the one kept, or a new one when a day has passed."""
    kept = (
        Assessment.objects.filter(mission=mission, day=timezone.localdate()).defer(unread(lang), "experience").first()
    )
    return kept or record_assessment(mission)
