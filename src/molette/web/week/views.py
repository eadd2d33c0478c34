"""The week, a nudge (read, changed, opened in one's own mail program, noted as sent, or made by voice), the notices."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.engine.ledger.types import ME, Fact
from molette.engine.report.drafts.occasions import occasion_from
from molette.web.assessments.models import Ball
from molette.web.assessments.queries import outdated
from molette.web.bridge import telling
from molette.web.bridge.reading import journal_of, local_now
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.missions.access import account_of, mission_for_reading
from molette.web.missions.models import Mission
from molette.web.week import pages
from molette.web.week.access import ball_for_writing
from molette.web.week.calendar import calendar_file, entries
from molette.web.week.forms import CallForm, DraftForm, SentForm
from molette.web.week.letters import draft_file
from molette.web.week.models import CalendarLink, new_key
from molette.web.week.queries import balls_of, keep_manner, manner_with, missions_of_week, own_balls

WEEK = "week:week"
MISSIONS = "assessments:missions"


@login_required
@require_GET
def week(request: HttpRequest) -> HttpResponse:
    """Whom to nudge, whom to answer, whom to wait for, across missions; the ways to begin while there is none."""
    missions = missions_of_week(account_of(request).pk)
    if not missions.exists():
        return redirect(MISSIONS)
    _of_today(missions)
    balls = list(balls_of(missions, request.LANGUAGE_CODE))
    page = pages.week_page(balls, timezone.localdate(), request.LANGUAGE_CODE)
    return render(request, "week/week.html", {"page": page})


def _of_today(missions: QuerySet[Mission]) -> None:
    """Assess again those that were last assessed on another day."""
    for mission in outdated(missions, timezone.localdate()):
        record_assessment(mission)


@login_required
@require_http_methods(["GET", "POST"])
def nudge(request: HttpRequest, mission_id: UUID, wait_id: str) -> HttpResponse:
    """A draft to change; what is posted is checked and shown again."""
    _of_today(Mission.objects.filter(pk=mission_for_reading(request, mission_id).pk))
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
        "sent": SentForm(initial={"due": page.occasion.answer_by}),
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
    form = SentForm(request.POST)
    if not form.is_valid():
        raise BadRequest("date")
    choices, page = _page(request, ball)
    now, due = _now(ball.mission), form.cleaned_data["due"] or page.occasion.answer_by
    if ball.is_mine:
        facts, words = [telling.promise(ball.wait, ME, due, now)], _("Your promise is noted.")
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


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """How the week comes to its owner: in her calendar, in a mail a day."""
    link = CalendarLink.objects.filter(account=request.user.pk).first()
    address = request.build_absolute_uri(reverse("week:calendar", args=[link.token])) if link else ""
    subscribe = address.replace("https://", "webcal://").replace("http://", "webcal://")
    return render(request, "week/notices.html", {"address": address, "subscribe": subscribe})


@login_required
@require_POST
def calendar_link(request: HttpRequest) -> HttpResponse:
    """Make the private address, or another one in its place, or none."""
    if request.POST.get("what") == "close":
        CalendarLink.objects.filter(account=request.user.pk).delete()
        messages.success(request, _("The calendar address is closed."))
    else:
        CalendarLink.objects.update_or_create(account=account_of(request), defaults={"key": new_key()})
        messages.success(request, _("Here is your calendar address. Any former one is closed."))
    return redirect("week:notices")


@require_GET
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, to whoever has its address; it says nothing to anybody else, search engines included."""
    link = CalendarLink.of_token(token)
    if link is None:
        raise Http404
    lang = link.account.language
    with translation.override(lang):
        _of_today(Mission.objects.filter(account=link.account_id, sample=""))
        found = entries(own_balls(link.account_id, lang), lambda ball: _nudge_address(request, ball), lang)
        content = calendar_file(found, _("My week (Molette)"))
    headers = {
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, max-age=300",
        "Content-Disposition": 'inline; filename="molette.ics"',
    }
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _nudge_address(request: HttpRequest, ball: Ball) -> str:
    name, place = (
        ("week:nudge", [ball.mission_id, ball.wait]) if ball.on else ("assessments:mission", [ball.mission_id])
    )
    return request.build_absolute_uri(reverse(name, args=place))
