"""See what a file would add, judge it line by line or in bulk, say how a timesheet is written, confirm."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from molette.sources.recognition import SourceKind
from molette.web.bridge import proposals, reviewing, routes, sheets, verdicts
from molette.web.bridge.reading import journal_of
from molette.web.bridge.recording import record_assessment, record_import
from molette.web.intake import tasks
from molette.web.intake.access import import_for_writing
from molette.web.intake.models import Import, State
from molette.web.intake.pages import progress
from molette.web.intake.sheet_form import LayoutForm
from molette.web.intake.taking import MAIL
from molette.web.intake.views.aiming import aim_form
from molette.web.intake.views.dropping import IMPORT, go_to


@login_required
@require_GET
def import_(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """One import: its progress, its question, its preview, or its outcome."""
    return _page(request, import_for_writing(request, import_id), request.GET.get("group", ""), _page_of(request.GET))


def _page(request: HttpRequest, intake: Import, group: str, page: int, judged: int = -1) -> HttpResponse:
    lang = request.LANGUAGE_CODE
    context: dict[str, Any] = {
        "judged": judged,
        "intake": intake,
        "progress": progress(intake),
        "problems": proposals.problems_in_words(intake, lang),
    }
    match intake.state:
        case State.AIMING:
            context["form"] = aim_form(request, [intake])
        case State.ROUTING:
            context["passage"] = routes.passage(intake)
        case State.READY:
            context |= _ready(intake, group, page, lang)
    template = "intake/_import.html" if request.htmx else "intake/import.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _ready(intake: Import, group: str, page: int, lang: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "review": reviewing.review(intake, group, page, lang),
        "stamp": proposals.stamp(intake),
        "is_mail": intake.kind in MAIL,
    }
    if sheet := intake.guesses.get("sheet"):
        assert intake.mission is not None, "what is ready is aimed"
        called = {one.handle: one.called for one in journal_of(intake.mission).mission.milestones}
        shown["sheet"], shown["layout"] = sheet, LayoutForm(sheet=sheet, milestones=list(called.items()))
        shown["lines"] = sheets.lines_in_words(sheet, called, lang)
    return shown


def _page_of(values: Any) -> int:
    number = values.get("page", "1")
    return int(number[:6]) if number.isascii() and number.isdecimal() else 1


@login_required
@require_POST
def judge(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Keep the ticks of the lines shown, then do what the button says: correct one, turn the page, read again."""
    intake = import_for_writing(request, import_id)
    if intake.state != State.READY:
        return redirect(IMPORT, intake.pk)
    group, page = request.POST.get("group", ""), _page_of(request.POST)
    pressed = _pressed(request, intake, group)
    if request.POST.get("seen", "") == proposals.stamp(intake):
        verdicts.judge(intake, {**_ticks(request, intake), **pressed})
    if turn := request.POST.get("turn"):
        group, _mark, number = turn.partition(":")
        page = _page_of({"page": number or "1"})
    if "again" in request.POST:
        intake.state = State.PROPOSING
        intake.save(update_fields=["state", "touched_at"])
        tasks.start(intake)
        intake.refresh_from_db()
    if request.htmx:  # type: ignore[attr-defined]
        return _page(request, intake, group, page, next(iter(pressed), -1))
    return redirect(f"{reverse(IMPORT, args=[intake.pk])}?group={group}&page={page}#lines")


def _ticks(request: HttpRequest, intake: Import) -> dict[int, str]:
    """What the ticks of the lines shown say: one taken away leaves a line out, one put back takes it in again."""
    shown, kept = _numbers(request, "shown"), set(_numbers(request, "keep"))
    now = reviewing.words_of(intake, shown)
    said = {}
    for number, word in now.items():
        if number not in kept and word not in (verdicts.OUT, verdicts.NOTHING):
            said[number] = verdicts.OUT
        elif number in kept and word in (verdicts.OUT, verdicts.NOTHING):
            said[number] = ""
    return said


def _pressed(request: HttpRequest, intake: Import, group: str) -> dict[int, str]:
    """What a button says of one line, or of all those of a group."""
    number, _mark, word = request.POST.get("judge", "").partition(":")
    if number.isascii() and number.isdecimal():
        return {int(number[:9]): word}
    if (every := request.POST.get("every")) in ("in", "out"):
        return dict.fromkeys(reviewing.places_of(intake, group), "" if every == "in" else verdicts.OUT)
    return {}


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(number) for number in request.POST.getlist(name) if number.isascii() and number[:9].isdecimal()]


@login_required
@require_POST
def layout(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say how a timesheet is written; it is read again so, and the next one of its shape too."""
    intake = import_for_writing(request, import_id)
    sheet = intake.guesses.get("sheet")
    if intake.state != State.READY or intake.kind != SourceKind.TIMESHEET or not sheet or intake.mission is None:
        return redirect(IMPORT, intake.pk)
    called = [(one.handle, one.called) for one in journal_of(intake.mission).mission.milestones]
    form = LayoutForm(request.POST, sheet=sheet, milestones=called)
    if form.is_valid():
        sheets.tell(intake, form.layout(), proposals.content_of(intake))
        intake.state = State.PROPOSING
        intake.save()
        tasks.start(intake)
        messages.success(request, _("Read again. It is remembered for the next file with the same columns."))
    else:
        messages.error(request, _("This cannot be: %(what)s") % {"what": form.first_error()})
    return redirect(IMPORT, intake.pk)


@login_required
@require_POST
def confirm(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Record what was proposed, as it was judged; the messages read are then forgotten, unless they are kept."""
    intake = import_for_writing(request, import_id)
    if intake.state != State.READY or intake.mission is None:
        return go_to(request, IMPORT, intake.pk)
    if proposals.is_outdated(intake):
        proposals.propose(intake)
        intake.save()
    if request.POST.get("seen", "") not in ("", proposals.stamp(intake)):
        messages.info(request, _("Something came in meanwhile: here is what would be added now."))
        return go_to(request, IMPORT, intake.pk)
    verdicts.judge(intake, _ticks(request, intake))
    Import.objects.filter(pk=intake.pk).update(keeps_text="keeps_text" in request.POST)
    if record_import(intake):
        intake.refresh_from_db()
        record_assessment(intake.mission)
        words = ngettext("%(n)d fact added from %(name)s.", "%(n)d facts added from %(name)s.", intake.added)
        messages.success(request, words % {"n": intake.added, "name": intake.name})
        return go_to(request, "assessments:mission", intake.mission.pk)
    return go_to(request, IMPORT, intake.pk)
