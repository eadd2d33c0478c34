"""What is kept of an import, shown, and deleted on request; and the files dropped together."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from molette.web.bridge import proposals
from molette.web.bridge.messages import message_lines
from molette.web.bridge.recording import record_assessment, record_import
from molette.web.intake.access import import_for_writing
from molette.web.intake.models import Import, State
from molette.web.intake.pages import MOVING
from molette.web.intake.views.aiming import aim_all, aim_form
from molette.web.intake.views.dropping import rows_of, take_back

MESSAGES_A_PAGE = 50


@login_required
@require_GET
def kept(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """The file, the messages and the facts that are kept of an import."""
    intake = import_for_writing(request, import_id)
    page = Paginator(intake.items.order_by("offset"), MESSAGES_A_PAGE).get_page(request.GET.get("page"))
    facts = intake.mission.facts.filter(batch=intake.pk).count() if intake.mission else 0
    context = {
        "intake": intake,
        "facts": facts,
        "page": page,
        "lines": message_lines(page.object_list, request.LANGUAGE_CODE),
        "corrections": intake.account.corrections.count(),
    }
    return render(request, "intake/kept.html", context)


@login_required
@require_POST
def forget_text(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Delete the text of the messages kept; the facts stay."""
    intake = import_for_writing(request, import_id)
    if intake.state in (State.DONE, State.UNDONE):
        gone = intake.items.count()
        intake.items.all().delete()
        words = ngettext("%(n)d message deleted.", "%(n)d messages deleted.", gone)
        messages.success(request, words % {"n": gone})
    return redirect("intake:kept", intake.pk)


@login_required
@require_POST
def forget_corrections(request: HttpRequest) -> HttpResponse:
    """Forget all that was said of words read wrongly."""
    request.user.corrections.all().delete()  # type: ignore[union-attr]
    messages.success(request, _("Your corrections are forgotten."))
    return redirect("intake:imports")


@login_required
@require_GET
def drop_of(request: HttpRequest, drop_id: UUID) -> HttpResponse:
    """The files dropped together: one question for all of them, one button to add what they say."""
    mine = list(_together(request, drop_id))
    aiming = [one for one in mine if one.state == State.AIMING]
    ready = [one for one in mine if one.state == State.READY]
    context = {
        "drop": drop_id,
        "imports": rows_of(request, mine),
        "moving": any(one.state in MOVING for one in mine),
        "form": aim_form(request, aiming) if aiming and not any(one.state in MOVING for one in mine) else None,
        "aiming": len(aiming),
        "ready": len(ready),
        "facts": sum(len(one.lines) - one.known for one in ready),
        "done": sum(one.state == State.DONE for one in mine),
    }
    template = "intake/_drop_of.html" if request.htmx else "intake/drop_of.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _together(request: HttpRequest, drop_id: UUID) -> QuerySet[Import]:
    mine = Import.objects.filter(account=request.user.pk, drop=drop_id).select_related("mission").order_by("created_at")
    if not mine.exists():
        raise Http404
    return mine


@login_required
@require_POST
def aim_drop(request: HttpRequest, drop_id: UUID) -> HttpResponse:
    """Say which mission all these files are for; a journal goes first, since it makes the mission."""
    aiming = [one for one in _together(request, drop_id) if one.state == State.AIMING]
    form = aim_form(request, aiming)
    if aiming and form.is_valid():
        aim_all(request, aiming, form)
    return redirect("intake:drop_of", drop_id)


@login_required
@require_POST
def confirm_drop(request: HttpRequest, drop_id: UUID) -> HttpResponse:
    """Record what the files dropped together propose, one after the other; what changed on the way is shown again."""
    added, shown_again = 0, 0
    for intake in _together(request, drop_id):
        if intake.state != State.READY or intake.mission is None:
            continue
        intake.mission.refresh_from_db()
        before = set(intake.lines)
        if proposals.is_outdated(intake):
            proposals.propose(intake)
            intake.save()
        if set(intake.lines) != before:
            shown_again += 1
        elif record_import(intake):
            intake.refresh_from_db()
            added += intake.added
            record_assessment(intake.mission)
    messages.success(request, ngettext("%(n)d fact added.", "%(n)d facts added.", added) % {"n": added})
    if shown_again:
        messages.info(request, _("What the first files brought changes what the others say: look at them again."))
    return redirect("intake:drop_of", drop_id)


@login_required
@require_POST
def undo_drop(request: HttpRequest, drop_id: UUID) -> HttpResponse:
    """Take back all that the files dropped together brought."""
    gone = 0
    for intake in _together(request, drop_id):
        if intake.state == State.DONE and intake.mission:
            intake.mission.refresh_from_db()
            gone += take_back(intake)
            record_assessment(intake.mission)
    messages.success(request, ngettext("%(n)d fact deleted.", "%(n)d facts deleted.", gone) % {"n": gone})
    return redirect("intake:drop_of", drop_id)
