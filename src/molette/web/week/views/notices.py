"""How the week comes to its owner: in her calendar, in a mail a day."""

from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.web.assessments.models import Ball
from molette.web.missions.access import account_of
from molette.web.missions.models import Mission
from molette.web.week.calendar import calendar_file, entries
from molette.web.week.digest import letter
from molette.web.week.forms import DigestForm
from molette.web.week.models import CalendarLink, Digest, new_key
from molette.web.week.queries import own_balls
from molette.web.week.tasks import Refused, deliver, news_of
from molette.web.week.views.weeks import of_today

NOTICES = "week:notices"


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """The private address of the calendar, and the mail of the day."""
    return _page(request, DigestForm(instance=_digest_of(request)))


def _digest_of(request: HttpRequest) -> Digest:
    account = account_of(request)
    own = "" if account.is_local_owner else account.email
    return Digest.objects.filter(account=account).first() or Digest(account=account, address=own)


def _page(request: HttpRequest, form: DigestForm) -> HttpResponse:
    link = CalendarLink.objects.filter(account=request.user.pk).first()
    address = request.build_absolute_uri(reverse("week:calendar", args=[link.token])) if link else ""
    context = {
        "address": address,
        "subscribe": address.replace("https://", "webcal://").replace("http://", "webcal://"),
        "form": form,
        "digest": form.instance,
        "sends_mail": settings.SENDS_MAIL,
    }
    return render(request, "week/notices.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    """Say whether, when and where the mail of the day comes; or have it sent now, to see."""
    form = DigestForm(request.POST, instance=_digest_of(request))
    if not form.is_valid():
        return _page(request, form)
    form.instance.site, form.instance.trouble = request.build_absolute_uri("/"), ""
    form.save()
    if request.POST.get("what") == "try" and settings.SENDS_MAIL:
        _try(request, form.instance)
    else:
        messages.success(request, _("Saved."))
    return redirect(NOTICES)


def _try(request: HttpRequest, digest: Digest) -> None:
    """Send what today's mail would say, whatever was told before; the mail of the day is not used up."""
    digest.told = {}
    now = timezone.localtime()
    try:
        deliver(letter(digest, news_of(digest, now), now.date()))
    except (Refused, OSError, SMTPException) as error:
        messages.error(request, _("The mail did not go: %(reason)s") % {"reason": error})
    else:
        messages.success(request, _("Sent: look at your mail."))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mail of the day from the mail itself: one click to confirm; programs that read mail only look."""
    found = Digest.of_token(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        found.is_on = request.POST.get("what") == "again"
        found.save(update_fields=["is_on"])
    with translation.override(found.account.language):
        request.LANGUAGE_CODE = found.account.language
        response = render(request, "week/stop.html", {"digest": found})
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex, nofollow", "no-referrer"
    return response


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
    return redirect(NOTICES)


@require_GET
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, to whoever has its address; it says nothing to anybody else, search engines included."""
    link = CalendarLink.of_token(token)
    if link is None:
        raise Http404
    lang = link.account.language
    with translation.override(lang):
        of_today(Mission.objects.filter(account=link.account_id, sample=""))
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
