"""The list of missions, and a mission."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from molette.engine.ledger.types import Fact
from molette.web.assessments import pages
from molette.web.assessments.causes import cause_page
from molette.web.assessments.coins import cost_page
from molette.web.assessments.forms import UNKNOWN, AnswerForm, ReviewForm
from molette.web.assessments.models import Assessment
from molette.web.assessments.queries import missions_of, outdated, unread
from molette.web.assessments.ways import way_page
from molette.web.bridge import telling
from molette.web.bridge.reading import known_observables, mission_now
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.intake.queries import waiting_for
from molette.web.missions.access import account_of, mission_for_reading, mission_for_writing
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


@login_required
@require_GET
def causes(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """Why a mission stalls, and the next question."""
    found = mission_for_reading(request, mission_id)
    said = pages.said_in(_today(found, request.LANGUAGE_CODE), request.LANGUAGE_CODE)
    page = cause_page(found, said, _skipped(request, found), request.LANGUAGE_CODE)
    return render(request, "assessments/causes.html", {"page": page})


@login_required
@require_POST
def answer(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """Keep an answer as a fact; what is not known is not asked again in this session."""
    mission = mission_for_writing(request, mission_id)
    form = AnswerForm(request.POST, observables=known_observables())
    if form.is_valid():
        observable, told = form.cleaned_data["observable"], form.cleaned_data["answer"]
        if told == UNKNOWN:
            request.session[f"skipped-{mission.pk}"] = [*_skipped(request, mission), observable]
        else:
            _keep(request, mission, telling.observation(observable, told, mission_now(mission)), _("Noted."))
    return redirect("assessments:causes", mission.pk)


@login_required
@require_GET
def ways_out(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """The ways out of a stall, side by side."""
    found = mission_for_reading(request, mission_id)
    said = pages.said_in(_today(found, request.LANGUAGE_CODE), request.LANGUAGE_CODE)
    return render(request, "assessments/ways_out.html", {"page": way_page(found, said, request.LANGUAGE_CODE)})


@login_required
@require_POST
def choose(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """Write down the way out chosen, what is expected of it, and the day it will be checked."""
    mission = mission_for_writing(request, mission_id)
    offered = {way["remedy"]: way for way in pages.said_in(_today(mission, "fr"), "fr")["ways_out"]}
    way = offered.get(request.POST.get("remedy", ""))
    if way is None:
        raise Http404
    chosen = telling.choice(way, mission_now(mission))
    _keep(request, mission, chosen, _("Chosen: Molette will ask on the day what came of it."))
    return redirect("assessments:ways_out", mission.pk)


@login_required
@require_POST
def review(request: HttpRequest, mission_id: UUID, label: str) -> HttpResponse:
    """Say what came of a way out."""
    mission = mission_for_writing(request, mission_id)
    chosen = {choice["label"] for choice in pages.said_in(_today(mission, "fr"), "fr")["choices"]}
    form = ReviewForm(request.POST)
    if label not in chosen or not form.is_valid():
        raise Http404
    told = telling.review(label, form.cleaned_data["verdict"], form.cleaned_data["text"], mission_now(mission))
    _keep(request, mission, told, _("Noted: the next estimate knows it."))
    return redirect("assessments:ways_out", mission.pk)


def _keep(request: HttpRequest, mission: Mission, fact: Fact, words: str) -> None:
    """Record a fact, assess again, and say so with a way back."""
    record_facts(mission, [fact])
    record_assessment(mission)
    back = reverse("missions:take_back", args=[mission.pk, telling.name_of(fact)])
    messages.success(request, words, extra_tags=back)


def _skipped(request: HttpRequest, mission: Mission) -> list[str]:
    """The questions that were answered with "I don't know"."""
    return list(request.session.get(f"skipped-{mission.pk}", ()))


def _today(mission: Mission, lang: str) -> Assessment:
    """The assessment of today: the one kept, or a new one when a day has passed."""
    kept = (
        Assessment.objects.filter(mission=mission, day=timezone.localdate()).defer(unread(lang), "experience").first()
    )
    return kept or record_assessment(mission)
