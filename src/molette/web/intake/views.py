"""Drop files, watch them being read, aim them at a mission, confirm, cancel, resume, undo."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.engine.problems import Problem
from molette.sources.papers import largest
from molette.sources.recognition import SourceKind, recognise
from molette.web.bridge import proposals
from molette.web.bridge.messages import problem_row
from molette.web.bridge.recording import forget_batch, forget_people, record_assessment, record_import, refuse
from molette.web.intake import tasks
from molette.web.intake.access import import_for_writing
from molette.web.intake.forms import NEW, AimForm, DropForm
from molette.web.intake.models import Import, State
from molette.web.intake.pages import progress
from molette.web.missions.access import account_of, mission_for_writing
from molette.web.missions.models import Mission

HEAD = 4096
IMPORT = "intake:import"


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, mission_id: UUID | None = None) -> HttpResponse:
    """Take the files and set reading going."""
    mission = mission_for_writing(request, mission_id) if mission_id else None
    form = DropForm(request.POST, request.FILES) if request.method == "POST" else DropForm()
    if form.is_valid():
        taken = [_take(request, file, mission) for file in form.cleaned_data["files"]]
        return redirect(IMPORT, taken[0].pk) if len(taken) == 1 else redirect("intake:imports")
    return render(request, "intake/drop.html", {"form": form, "mission": mission})


def _take(request: HttpRequest, file: "UploadedFile[bytes]", mission: Mission | None) -> Import:
    name = (file.name or "?")[-255:]
    kind = recognise(name, file.read(HEAD))
    file.seek(0)
    kind = _refused(kind, name, file.size or 0)
    intake = Import(account=account_of(request), mission=mission, name=name, size=file.size or 0)
    if isinstance(kind, Problem):
        intake.state, intake.problems = State.REFUSED, [problem_row(kind)]
    else:
        intake.kind, intake.file = str(kind), file
    intake.save()
    if intake.state == State.READING:
        tasks.start(intake)
    return intake


def _refused(kind: SourceKind | Problem, name: str, size: int) -> SourceKind | Problem:
    """The same kind, or why a file of it is not read."""
    if isinstance(kind, Problem):
        return kind
    is_too_large = kind not in (*tasks.MAIL, SourceKind.ARCHIVE) and size > largest(kind)
    return Problem("file-too-large", values={"name": name}) if is_too_large else kind


@login_required
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """The files dropped so far, newest first."""
    mine = Import.objects.filter(account=request.user.pk).exclude(state=State.GATHERING).select_related("mission")[:50]
    shown = [(one, progress(one)) for one in mine]
    moving = any(one.state in (State.READING, State.PROPOSING) for one in mine)
    template = "intake/_imports.html" if request.htmx else "intake/imports.html"  # type: ignore[attr-defined]
    return render(request, template, {"imports": shown, "moving": moving})


@login_required
@require_GET
def import_(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """One import: its progress, its question, its preview, or its outcome."""
    intake = import_for_writing(request, import_id)
    context = {
        "intake": intake,
        "progress": progress(intake),
        "problems": proposals.problems_in_words(intake, request.LANGUAGE_CODE),
    }
    if intake.state == State.AIMING:
        context["form"] = _aim_form(request, intake)
    if intake.state == State.READY:
        context["preview"] = proposals.preview(intake, request.LANGUAGE_CODE)
        context["stamp"] = proposals.stamp(intake)
    template = "intake/_import.html" if request.htmx else "intake/import.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _aim_form(request: HttpRequest, intake: Import) -> AimForm:
    missions = Mission.objects.filter(account=request.user.pk, sample="").values_list("pk", "name")
    guesses = [
        (
            guess["organisation"],
            _("A new mission: %(name)s (%(messages)d messages, %(people)d people)")
            % {"name": guess["organisation"], "messages": guess["messages"], "people": guess["people"]},
        )
        for guess in intake.guesses.get("missions", [])
    ]
    if intake.kind == SourceKind.JOURNAL:
        missions, guesses = [], []  # type: ignore[assignment]
    owners = [*intake.guesses.get("me", []), *intake.guesses.get("addresses", [])]
    return AimForm(
        request.POST or None,
        missions=[(str(pk), name) for pk, name in missions], guesses=guesses, addresses=list(dict.fromkeys(owners)),
    )  # fmt: skip


@login_required
@require_POST
def aim(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say which mission a file is for; a new one is made if asked."""
    intake = import_for_writing(request, import_id)
    form = _aim_form(request, intake)
    if intake.state != State.AIMING or not form.is_valid():
        return redirect(IMPORT, intake.pk)
    chosen = form.cleaned_data["mission"]
    if chosen.startswith(NEW):
        intake.organisation = chosen.removeprefix(NEW)
        intake.mission, intake.has_made_mission = _new_mission(intake, form.cleaned_data["name"]), True
    else:
        intake.mission = mission_for_writing(request, UUID(chosen))
    intake.me = [form.cleaned_data["me"]] if form.cleaned_data.get("me") else []
    intake.state = State.PROPOSING
    intake.save()
    tasks.start(intake)
    return redirect(IMPORT, intake.pk)


def _new_mission(intake: Import, name: str) -> Mission:
    if intake.kind == SourceKind.JOURNAL:
        titled = proposals.titled(intake)
        name, client = name or titled.name, titled.client
    else:
        name = client = name or intake.organisation or intake.name.rpartition(".")[0] or intake.name
    plan = proposals.new_plan(name, settings.TIME_ZONE)
    return Mission.objects.create(account_id=intake.account_id, name=name[:200], client=client[:200], plan=plan)


@login_required
@require_POST
def confirm(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Record what was proposed; the messages read are then forgotten."""
    intake = import_for_writing(request, import_id)
    if intake.state != State.READY or intake.mission is None:
        return redirect(IMPORT, intake.pk)
    if proposals.is_outdated(intake):
        proposals.propose(intake)
        intake.save()
    if request.POST.get("seen", "") not in ("", proposals.stamp(intake)):
        messages.info(request, _("Something came in meanwhile: here is what would be added now."))
        return redirect(IMPORT, intake.pk)
    if record_import(intake, _numbers(request)):
        intake.refresh_from_db()
        record_assessment(intake.mission)
        words = ngettext("%(n)d fact added from %(name)s.", "%(n)d facts added from %(name)s.", intake.added)
        messages.success(request, words % {"n": intake.added, "name": intake.name})
        return redirect("assessments:mission", intake.mission.pk)
    return redirect(IMPORT, intake.pk)


def _numbers(request: HttpRequest) -> list[int]:
    """The places of the lines that the user ticked as wrong."""
    return [int(number) for number in request.POST.getlist("wrong") if number.isascii() and number[:9].isdecimal()]


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
        return redirect(IMPORT, intake.pk)
    mission = intake.mission if intake.has_made_mission else None
    refuse(intake.pk, proposals.proposed_facts(intake))
    intake.delete()
    if mission and not mission.facts.exists() and not mission.imports.exists():
        mission.delete()
    messages.success(request, _("Nothing was kept of %(name)s.") % {"name": intake.name})
    return redirect("intake:imports")


@login_required
@require_POST
def undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take a whole import back: every fact it brought is deleted."""
    intake = import_for_writing(request, import_id)
    if intake.state == State.DONE and intake.mission:
        gone = forget_batch(intake.mission, intake.pk)
        forget_people(intake.mission, intake.plan)
        intake.state, intake.plan, intake.me = State.UNDONE, "", []
        intake.save()
        record_assessment(intake.mission)
        words = ngettext("%(n)d fact deleted.", "%(n)d facts deleted.", gone)
        messages.success(request, words % {"n": gone})
    return redirect(IMPORT, intake.pk)
