"""See the live sources, have one read now, pause it, change its key or its pace, remove it and change one's mind."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.connectors.failures import Failure
from molette.engine.report.problem_words import problem_words
from molette.web.connections import pages
from molette.web.connections.access import connection_for_writing, removed_for_writing
from molette.web.connections.forms import PaceForm, SecretForm
from molette.web.connections.models import Connection, Item, Kind, Letter
from molette.web.connections.queries import connections_of
from molette.web.connections.sealing import seal
from molette.web.connections.tasks import start
from molette.web.connections.tasks.forgetting import REPENTANCE, forget
from molette.web.connections.views.adding import ADDING
from molette.web.intake.models import Import, RawItem, State
from molette.web.intake.queries import with_counts
from molette.web.missions.access import account_of

SEE, LIST = "connections:connection", "connections:connections"


@login_required
@require_GET
def connections(request: HttpRequest) -> HttpResponse:
    """Every live source: where it stands, when it was read, when it will be, what is wrong and how to mend it."""
    mine = connections_of(account_of(request).pk).prefetch_related("feeds__mission")
    rows = pages.rows(mine, request.LANGUAGE_CODE)
    removed = Connection.objects.filter(account=request.user.pk, removed_at__isnull=False)
    leaving = [(one, timezone.localtime(one.removed_at + REPENTANCE)) for one in removed if one.removed_at]
    said = {"rows": rows, "headline": pages.headline(rows) if rows else "", "leaving": leaving}
    return render(request, "connections/connections.html", said)


@login_required
@require_GET
def connection(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """One live source, with what is kept of it."""
    found = connection_for_writing(request, connection_id)
    waiting = Import.objects.filter(feed__in=found.feeds.values("pk"), state=State.READY).select_related("mission")
    said = {
        "row": pages.row(found, request.LANGUAGE_CODE),
        "feeds": pages.feed_lines(found),
        "places": [place for place in found.places.filter(is_read=True) if place.name],
        "waiting": with_counts(waiting),
        "unconfirmed": RawItem.objects.filter(source__in=waiting).count(),
        "letters": Letter.objects.filter(feed__connection=found)[:200],
        "items": Item.objects.filter(place__connection=found, gone_at=None).count(),
        "form": PaceForm(initial={"pace": found.pace, "records_at_once": found.records_at_once}),
    }
    template = "connections/_connection.html" if request.htmx else "connections/connection.html"  # type: ignore[attr-defined]
    return render(request, template, said)


@login_required
@require_POST
def read_now(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Have it read now."""
    found = connection_for_writing(request, connection_id)
    if not found.is_paused and found.feeds.exists():
        start(found)
        messages.success(request, _("It is being read."))
    return redirect(SEE, connection_id)


@login_required
@require_POST
def pause(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Read it no more until told otherwise; whoever reads it now stops at the next step."""
    found = connection_for_writing(request, connection_id)
    Connection.objects.filter(pk=found.pk).update(is_paused=True, busy_until=None, turn=F("turn") + 1)
    messages.success(request, _("Paused."), extra_tags=reverse("connections:resume", args=[found.pk]))
    return redirect(SEE, connection_id)


@login_required
@require_POST
def resume(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Read it again, from where it stood."""
    found = connection_for_writing(request, connection_id)
    Connection.objects.filter(pk=found.pk).update(is_paused=False)
    if found.feeds.exists():
        start(found)
    messages.success(request, _("It is being read."))
    return redirect(SEE, connection_id)


@login_required
@require_POST
def pace(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Change how often it is read, and whether what is found waits for a yes."""
    found = connection_for_writing(request, connection_id)
    form = PaceForm(request.POST)
    if form.is_valid():
        Connection.objects.filter(pk=found.pk).update(**form.cleaned_data)
        messages.success(request, _("Saved."))
    return redirect(SEE, connection_id)


@login_required
@require_http_methods(["GET", "POST"])
def secret(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Change its password, token or private address; the new one is tried before the old one is forgotten."""
    found = connection_for_writing(request, connection_id)
    form = SecretForm(request.POST or None, has_means=found.kind == Kind.MAILBOX)
    if request.method == "POST" and form.is_valid():
        try:
            found.settings |= {"means": form.cleaned_data["means"]} if "means" in form.cleaned_data else {}
            found.secret = seal(form.cleaned_data["secret"])
            ADDING[Kind(found.kind)].reach(found)
        except Failure as failure:
            form.add_error(None, problem_words(failure.problem, request.LANGUAGE_CODE))
        else:
            found.failures, found.needs_help, found.problems = 0, False, []
            found.save(update_fields=["settings", "secret", "failures", "needs_help", "problems"])
            if found.feeds.exists():
                start(found)
            messages.success(request, _("Changed; it is being read."))
            return redirect(SEE, connection_id)
    said = {"connection": found, "form": form}
    return render(request, "connections/secret.html", said, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Say what will be deleted; it is, one hour later."""
    found = connection_for_writing(request, connection_id)
    brought = Import.objects.filter(feed__in=found.feeds.values("pk"), state=State.DONE)
    if request.method == "GET":
        facts = sum(brought.values_list("added", flat=True))
        return render(request, "connections/remove.html", {"connection": found, "facts": facts})
    found.removed_at = timezone.now()
    found.settings["with_facts"] = "facts" in request.POST
    found.save(update_fields=["removed_at", "settings"])
    Connection.objects.filter(pk=found.pk).update(busy_until=None, turn=F("turn") + 1)
    words = _("“%(name)s” is no longer read, and will be deleted in an hour.") % {"name": found.name}
    messages.success(request, words, extra_tags=reverse("connections:restore", args=[found.pk]))
    return redirect(LIST)


@login_required
@require_POST
def restore(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Change one's mind while there is time."""
    found = removed_for_writing(request, connection_id)
    found.removed_at = None
    found.save(update_fields=["removed_at"])
    messages.success(request, _("“%(name)s” is back.") % {"name": found.name})
    return redirect(SEE, connection_id)


@login_required
@require_POST
def erase(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Delete it at once."""
    forget(removed_for_writing(request, connection_id))
    messages.success(request, _("Deleted."))
    return redirect(LIST)
