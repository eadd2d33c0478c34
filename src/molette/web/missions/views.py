"""Frame a mission, tell a fact, take it back, export the journal, delete."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.web.accounts.returning import back
from molette.web.bridge import telling, verdicts
from molette.web.bridge.reading import awaited, fact_lines, journal_of, local_now, people_of
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.bridge.samples import record_samples
from molette.web.missions.access import account_of, mission_for_reading, mission_for_writing
from molette.web.missions.forms import FactForm, MilestoneFormSet, MissionForm, PeopleFormSet, StrainForm
from molette.web.missions.models import Mission
from molette.web.missions.queries import journal_text

SEE_MISSION = "assessments:mission"


@login_required
@require_http_methods(["GET", "POST"])
def frame(request: HttpRequest) -> HttpResponse:
    """Frame a new mission."""
    data = request.POST if request.method == "POST" else None
    form, folk, steps = MissionForm(data), PeopleFormSet(data, prefix="people"), MilestoneFormSet(data, prefix="steps")
    if form.is_valid() and folk.is_valid() and steps.is_valid():
        values = form.cleaned_data
        plan = telling.plan_of(values, folk.cleaned_data, steps.cleaned_data, settings.TIME_ZONE)
        mission = Mission.objects.create(
            account=account_of(request), name=values["name"], client=values["client"], plan=plan
        )
        record_assessment(mission)
        return redirect(SEE_MISSION, mission.pk)
    return render(request, "missions/frame.html", {"form": form, "people": folk, "steps": steps})


@login_required
@require_POST
def samples(request: HttpRequest) -> HttpResponse:
    """Add the sample missions to this account; those already there stay as they are."""
    for mission in record_samples(account_of(request).pk):
        record_assessment(mission)
    return redirect("assessments:missions")


@login_required
@require_GET
def facts(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """The whole ledger, newest first."""
    mission = mission_for_reading(request, mission_id)
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdecimal() and int(number[:6]) > 0 else 1
    lines, pages = fact_lines(mission, page, request.LANGUAGE_CODE)
    around = {"previous": page - 1 if page > 1 else None, "next": page + 1 if page < pages else None}
    return render(
        request, "missions/facts.html", {"mission": mission, "lines": lines, "page": page, "pages": pages, **around}
    )


@login_required
@require_POST
def tell(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """Add what the user says happened."""
    mission = mission_for_writing(request, mission_id)
    journal = journal_of(mission)
    form = FactForm(request.POST, people=people_of(journal), waits=awaited(journal, request.LANGUAGE_CODE))
    if not form.is_valid():
        return render(request, "missions/tell.html", {"mission": mission, "form": form}, status=422)
    told = list(telling.facts_of(form.cleaned_data, local_now(journal.mission.zone)))
    record_facts(mission, told)
    record_assessment(mission)
    _say(request, mission, _("Noted."), telling.name_of(told[-1]))
    return redirect(SEE_MISSION, mission.pk)


@login_required
@require_POST
def settle(request: HttpRequest, mission_id: UUID, wait_id: str) -> HttpResponse:
    """Mark a wait as answered, or as nudged, in one click."""
    mission = mission_for_writing(request, mission_id)
    journal = journal_of(mission)
    wait = next((wait for wait in awaited(journal, request.LANGUAGE_CODE) if wait.id == wait_id), None)
    if wait is None:
        raise Http404
    now = local_now(journal.mission.zone)
    is_nudge = request.POST.get("what") == "nudge"
    fact = telling.nudge(wait.id, wait.holder, now) if is_nudge else telling.answer(wait.id, wait.holder, now, now)
    record_facts(mission, [fact])
    record_assessment(mission)
    _say(request, mission, _("Reminder noted.") if is_nudge else _("Answer noted."), telling.name_of(fact))
    return back(request) if request.POST.get("next") else redirect(SEE_MISSION, mission.pk)


@login_required
@require_POST
def take_back(request: HttpRequest, mission_id: UUID, identity: str) -> HttpResponse:
    """Take a fact back, or several noted at once: the ledger keeps both each fact and its retraction."""
    mission = mission_for_writing(request, mission_id)
    names = identity.split(",")
    if mission.facts.filter(identity__in=names).count() != len(set(names)):
        raise Http404
    now = local_now(journal_of(mission).mission.zone)
    record_facts(mission, [telling.retraction(name, now) for name in names])
    record_assessment(mission)
    messages.success(request, _("Taken back."))
    return back(request) if request.POST.get("next") else redirect(SEE_MISSION, mission.pk)


@login_required
@require_POST
def strain(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """Keep this week's mark of strain, for its author only."""
    mission = mission_for_writing(request, mission_id)
    form = StrainForm(request.POST)
    if form.is_valid():
        fact = telling.strain(form.cleaned_data["level"], local_now(journal_of(mission).mission.zone))
        record_facts(mission, [fact])
        record_assessment(mission)
        _say(request, mission, _("Noted, for your eyes only."), telling.name_of(fact))
    return redirect("assessments:cost", mission.pk)


@login_required
@require_POST
def correct(request: HttpRequest, mission_id: UUID, identity: str) -> HttpResponse:
    """Say what the words of a fact do instead: another fact takes its place, and it is remembered."""
    mission = mission_for_writing(request, mission_id)
    journal = journal_of(mission)
    fact = next((fact for fact in journal.ledger if telling.name_of(fact) == identity), None)
    word = request.POST.get("act", "")
    if fact is None or not verdicts.is_verdict(word):
        raise Http404
    record_facts(mission, [telling.correction(fact, word, journal.ledger, local_now(journal.mission.zone))])
    verdicts.remember_correction(account_of(request).pk, fact, word)
    record_assessment(mission)
    messages.success(request, _("Corrected. It is remembered for the next files."))
    return redirect(f"{reverse('missions:facts', args=[mission.pk])}?page={request.POST.get('page', '1')}")


@login_required
@require_GET
def journal(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """The mission's journal as a text file, sealed."""
    mission = mission_for_reading(request, mission_id)
    name = slugify(mission.name) or "mission"
    return HttpResponse(
        journal_text(mission),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.journal"'},
    )


@login_required
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, mission_id: UUID) -> HttpResponse:
    """Delete a mission and all that was known of it, for good."""
    mission = mission_for_writing(request, mission_id)
    if request.method == "GET":
        return render(request, "missions/delete.html", {"mission": mission})
    mission.delete()
    messages.success(request, _("The mission and all its facts are deleted."))
    return redirect("assessments:missions")


def _say(request: HttpRequest, mission: Mission, words: str, identity: str) -> None:
    """A message that can be undone."""
    messages.success(request, words, extra_tags=reverse("missions:take_back", args=[mission.pk, identity]))
