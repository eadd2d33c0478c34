"""Drop files, watch them being read, pause, go on, cancel, undo."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from molette.sources.catalogue import CATALOGUE
from molette.web.bridge.messages import problem_row
from molette.web.bridge.proposals import problems_in_words, proposed_facts
from molette.web.bridge.recording import forget_batch, forget_people, record_assessment, refuse
from molette.web.intake import tasks
from molette.web.intake.access import import_for_writing
from molette.web.intake.forms import DropForm
from molette.web.intake.models import Import, State
from molette.web.intake.pages import MOVING, Progress, progress
from molette.web.intake.taking import dropped, sort_out, take
from molette.web.missions.access import account_of, mission_for_writing

IMPORT = "intake:import"
SHOWN = 100


def go_to(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """Another page, also when only a part of this one was asked for."""
    place = reverse(name, args=args)
    return HttpResponseClientRedirect(place) if request.htmx else redirect(place)  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, mission_id: UUID | None = None) -> HttpResponse:
    """Take the files and set reading going."""
    mission = mission_for_writing(request, mission_id) if mission_id else None
    form = DropForm(request.POST, request.FILES) if request.method == "POST" else DropForm()
    if form.is_valid():
        keeps = form.cleaned_data["keeps_text"]
        with TemporaryDirectory() as room, ExitStack() as opened:
            files = sort_out(dropped(form.cleaned_data["files"]), Path(room), opened)
            taken = take(files, account_of(request).pk, mission, None, keeps_text=keeps)
        for intake, problem in taken:
            if problem:
                intake.problems = [problem_row(problem)]
                intake.save()
            else:
                tasks.start(intake)
        first = taken[0][0]
        return redirect(IMPORT, first.pk) if len(taken) == 1 else redirect("intake:drop_of", first.drop)
    context = {"form": form, "mission": mission, "catalogue": CATALOGUE, "lang": request.LANGUAGE_CODE}
    return render(request, "intake/drop.html", context)


def rows_of(request: HttpRequest, imports: Iterable[Import]) -> list[tuple[Import, Progress]]:
    """Imports with where each stands."""
    lang = request.LANGUAGE_CODE
    return [(one, progress(one, lang, _reason(one, lang))) for one in imports]


def _reason(intake: Import, lang: str) -> str:
    troubles = problems_in_words(intake, lang) if intake.state == State.REFUSED else ()
    return troubles[0].text if troubles else ""


@login_required
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """The files dropped so far, newest first."""
    mine = Import.objects.filter(account=request.user.pk).exclude(state=State.GATHERING).select_related("mission")
    shown = rows_of(request, mine[:SHOWN])
    moving = any(one.state in MOVING for one, _progress in shown)
    template = "intake/_imports.html" if request.htmx else "intake/imports.html"  # type: ignore[attr-defined]
    return render(request, template, {"imports": shown, "moving": moving})


@login_required
@require_POST
def pause(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Stop reading; what was read stays, to go on later."""
    Import.objects.filter(pk=import_for_writing(request, import_id).pk, state=State.READING).update(state=State.PAUSED)
    return redirect(IMPORT, import_id)


@login_required
@require_POST
def resume(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Go on from where reading stopped, whether it was paused or interrupted."""
    intake = import_for_writing(request, import_id)
    if intake.state in (State.PAUSED, State.READING, State.PROPOSING):
        intake.state = State.READING if intake.state == State.PAUSED else State(intake.state)
        intake.save()
        tasks.start(intake)
    return redirect(IMPORT, intake.pk)


@login_required
@require_POST
def cancel(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Give up before confirming: nothing is kept, not even a mission made for it."""
    intake = import_for_writing(request, import_id)
    if intake.state in (State.DONE, State.UNDONE):
        return go_to(request, IMPORT, intake.pk)
    _cancel(intake)
    messages.success(request, _("Nothing was kept of %(name)s.") % {"name": intake.name})
    return go_to(request, "intake:imports")


def _cancel(intake: Import) -> None:
    mission = intake.mission if intake.has_made_mission else None
    refuse(intake.pk, proposed_facts(intake))
    intake.delete()
    if mission and not mission.facts.exists() and not mission.imports.exists():
        mission.delete()


@login_required
@require_POST
def undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take a whole import back: every fact it brought is deleted."""
    intake = import_for_writing(request, import_id)
    if intake.state == State.DONE and intake.mission:
        gone = take_back(intake)
        record_assessment(intake.mission)
        words = ngettext("%(n)d fact deleted.", "%(n)d facts deleted.", gone)
        messages.success(request, words % {"n": gone})
    return redirect(IMPORT, intake.pk)


def take_back(intake: Import) -> int:
    """Delete every fact of an import, and the people only it spoke of; how many facts."""
    assert intake.mission is not None, "what is recorded is a mission's"
    gone = forget_batch(intake.mission, intake.pk)
    forget_people(intake.mission, intake.plan)
    intake.items.all().delete()
    intake.state, intake.plan, intake.me = State.UNDONE, "", []
    intake.save()
    return gone
