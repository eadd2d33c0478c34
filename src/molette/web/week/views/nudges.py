"""A nudge: read, changed, opened in one's own mail program, noted as sent, or made by voice."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from molette.engine.ledger.types import ME, Fact
from molette.engine.nudges.types import Rung
from molette.engine.report.drafts.occasions import occasion_from
from molette.web.assessments.models import Ball
from molette.web.bridge import telling
from molette.web.bridge.reading import journal_of, local_now
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.missions.access import mission_for_reading
from molette.web.missions.models import Mission
from molette.web.week import pages
from molette.web.week.access import ball_for_writing
from molette.web.week.forms import CallForm, DraftForm, SentForm
from molette.web.week.letters import draft_file
from molette.web.week.queries import keep_manner, manner_with
from molette.web.week.views.weeks import of_today

WEEK = "week:week"


@login_required
@require_http_methods(["GET", "POST"])
def nudge(request: HttpRequest, mission_id: UUID, wait_id: str) -> HttpResponse:
    """A draft to change; what is posted is checked and shown again."""
    of_today(Mission.objects.filter(pk=mission_for_reading(request, mission_id).pk))
    ball = ball_for_writing(request, mission_id, wait_id)
    choices, page = _page(request, ball)
    first = {"to": page.occasion.address, "subject": page.draft.subject, "body": page.draft.body}
    form = DraftForm(request.POST if request.method == "POST" else first)
    form.is_valid()
    values = {name: form.cleaned_data.get(name, "") for name in first}
    context = {
        "page": page,
        "form": form,
        "checked": pages.check(page.occasion, **values, choices=choices, lang=request.LANGUAGE_CODE),
        "sent": SentForm(initial={"due": page.occasion.answer_by}, is_mine=ball.is_mine),
        "call": CallForm(),
    }
    template = "week/_checked.html" if request.htmx else "week/nudge.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _page(request: HttpRequest, ball: Ball) -> tuple[pages.Choices, pages.NudgePage]:
    occasion = occasion_from(ball.occasion or {})
    asked = {name: request.GET.get(name, "") for name in ("lang", "tone", "form")}
    choices = pages.choices_for(occasion, manner_with(ball.mission, occasion.to), asked, request.LANGUAGE_CODE)
    others = Ball.objects.filter(mission=ball.mission_id, led_by=ball.wait).count()
    return choices, pages.nudge_page(ball, choices, others, request.LANGUAGE_CODE)


@login_required
@require_POST
def letter(request: HttpRequest, mission_id: UUID, wait_id: str) -> HttpResponse:
    """The message as a file that the user's mail program opens, unsent."""
    ball = ball_for_writing(request, mission_id, wait_id)
    form = DraftForm(request.POST)
    if not form.is_valid():
        raise BadRequest("draft")
    content = draft_file(**form.cleaned_data, occasion=occasion_from(ball.occasion or {}))
    return HttpResponse(
        content,
        content_type="message/rfc822",
        headers={"Content-Disposition": 'attachment; filename="relance.eml"', "Cache-Control": "no-store"},
    )


@login_required
@require_POST
def sent(request: HttpRequest, mission_id: UUID, wait_id: str) -> HttpResponse:
    """Note that it was sent: a reminder on each request it spoke of, or the date promised of what one owes."""
    ball = ball_for_writing(request, mission_id, wait_id)
    form = SentForm(request.POST, is_mine=ball.is_mine)
    if not form.is_valid():
        raise BadRequest("date")
    choices, page = _page(request, ball)
    if ball.is_mine:
        promised = telling.promise(ball.wait, ME, form.cleaned_data["due"], _now(ball.mission))
        facts, words = [promised], _("Your promise is noted.")
    elif ball.rung == Rung.ADVISER:  # the client was told nothing: no reminder
        facts, words = [telling.note(page.draft.subject, _now(ball.mission))], _("Noted.")
    else:
        facts, words = _reminders(ball), _("Reminder noted.")
    keep_manner(ball.mission, page.occasion.to, choices.lang, choices.tone, is_familiar=choices.is_familiar)
    return _noted(request, ball.mission, facts, words)


def _reminders(ball: Ball) -> list[Fact]:
    """One reminder for each request that the message spoke of."""
    together = Ball.objects.filter(mission=ball.mission_id, led_by=ball.wait).values_list("wait", flat=True)
    now, to = _now(ball.mission), ball.french["nudge"]["to"]
    return [telling.nudge(wait, to, now, "mail") for wait in (ball.wait, *together)]


@login_required
@require_POST
def call(request: HttpRequest, mission_id: UUID, wait_id: str) -> HttpResponse:
    """Note what came of a call."""
    ball = ball_for_writing(request, mission_id, wait_id)
    form = CallForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("week:nudge", mission_id, wait_id)
    values, now, holder = form.cleaned_data, _now(ball.mission), ball.french["holder"]
    match values["outcome"]:
        case "talk":
            fact = telling.talk(holder, now, values["text"])
        case "missed":
            fact = telling.nudge(ball.wait, holder, now, "phone")
        case "promise":
            fact = telling.promise(ball.wait, holder, values["due"], now, values["text"])
        case _:
            fact = telling.answer(ball.wait, holder, now, now, values["text"])
    return _noted(request, ball.mission, [fact], _("Noted."))


def _now(mission: Mission) -> datetime:
    return local_now(journal_of(mission).mission.zone)


def _noted(request: HttpRequest, mission: Mission, facts: list[Fact], words: str) -> HttpResponse:
    """Record, say so with a way to undo it, and come back to the week."""
    record_facts(mission, facts)
    record_assessment(mission)
    names = ",".join(telling.name_of(fact) for fact in facts)
    messages.success(request, words, extra_tags=reverse("missions:take_back", args=[mission.pk, names]))
    return redirect(WEEK)
