"""Choose what is read of a source, for which mission, and which messages are that mission's."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.connectors.failures import Failure
from molette.engine.ledger.types import ME
from molette.engine.report.problem_words import problem_words
from molette.sources.mail.routing import Route
from molette.sources.mail.routing import route_of as implied_route
from molette.web.bridge.live import route_for
from molette.web.bridge.proposals import new_plan
from molette.web.bridge.reading import journal_of
from molette.web.connections import pages
from molette.web.connections.access import connection_for_writing, feed_for_writing
from molette.web.connections.forms import NEW, ChoiceForm, RouteForm
from molette.web.connections.models import Connection, Feed, Kind
from molette.web.connections.preview import preview
from molette.web.connections.tasks import start
from molette.web.connections.views.adding import ADDING
from molette.web.intake.models import Import, State
from molette.web.missions.access import mission_for_writing
from molette.web.missions.models import Mission

WITH_MAIL = (Kind.MAILBOX, Kind.FOLDER)
WITH_PLACES = (Kind.MAILBOX, Kind.AGENDA)
HISTORY = timedelta(days=90)  # what is read back when the mission does not say when it began: expert judgement
SEE = "connections:connection"


@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Which folders or calendars, since when, for which mission."""
    connection = connection_for_writing(request, connection_id)
    form = _choice_form(request, connection)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "connections/choose.html", {"connection": connection, "form": form}, status=status)
    values = form.cleaned_data
    mission = _mission(request, connection, values)
    _keep_choice(connection, values)
    feed, _is_new = Feed.objects.get_or_create(
        connection=connection, mission=mission, defaults={"is_stale": True, **_lists(_implied(mission))}
    )
    if connection.kind in WITH_MAIL:
        return redirect("connections:route", connection.pk, feed.pk)
    return _begin(request, connection)


def _choice_form(request: HttpRequest, connection: Connection) -> ChoiceForm:
    mine = Mission.objects.filter(account=request.user.pk, sample="")
    wanted = mine.filter(pk=request.GET["mission"]).first() if _is_uuid(request.GET.get("mission", "")) else None
    places = list(connection.places.all()) if connection.kind in WITH_PLACES else []
    began = journal_of(wanted).mission.start if wanted else timezone.localdate() - HISTORY
    initial = {
        "places": [str(place.pk) for place in places if place.is_read],
        "mission": str(wanted.pk) if wanted else str(mine[0].pk) if mine else NEW,
        "since": connection.settings.get("since") or began,
    }
    return ChoiceForm(
        request.POST or None, initial=initial, places=[(str(place.pk), str(place)) for place in places],
        missions=[(str(pk), name) for pk, name in mine.values_list("pk", "name")],
        has_dates=connection.kind == Kind.MAILBOX,
    )  # fmt: skip


@login_required
@require_POST
def refresh(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Ask again which folders or calendars there are; the new ones wait to be chosen."""
    connection = connection_for_writing(request, connection_id)
    try:
        found = ADDING[Kind(connection.kind)].reach(connection)
    except Failure as failure:
        messages.error(request, problem_words(failure.problem, request.LANGUAGE_CODE))
        return redirect("connections:choose", connection.pk)
    had = set(connection.places.values_list("address", flat=True))
    for place in found:
        if place.address not in had:
            place.connection, place.is_read = connection, False
            place.save()
    return redirect("connections:choose", connection.pk)


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _mission(request: HttpRequest, connection: Connection, values: dict[str, Any]) -> Mission:
    if values["mission"] != NEW:
        return mission_for_writing(request, UUID(values["mission"]))
    name = values["name"]
    plan = new_plan(name, settings.TIME_ZONE, values.get("since"))
    return Mission.objects.create(account_id=connection.account_id, name=name, client=name, plan=plan)


def _keep_choice(connection: Connection, values: dict[str, Any]) -> None:
    if "places" in values:
        connection.places.update(is_read=False)
        connection.places.filter(pk__in=values["places"]).update(is_read=True)
    if values.get("since"):
        connection.settings["since"] = values["since"].isoformat()
        connection.save(update_fields=["settings"])


def _implied(mission: Mission) -> Route:
    return implied_route(journal_of(mission).mission)


def _lists(route: Route) -> dict[str, list[str]]:
    return {name: list(getattr(route, name)) for name in ("people", "domains", "words", "excluded")}


def _begin(request: HttpRequest, connection: Connection) -> HttpResponse:
    start(connection)
    messages.success(request, _("“%(name)s” is connected; it is being read.") % {"name": connection.name})
    return redirect(SEE, connection.pk)


@login_required
@require_http_methods(["GET", "POST"])
def route(request: HttpRequest, connection_id: UUID, feed_id: UUID) -> HttpResponse:
    """Which messages are the mission's: seen on the last ones before anything is recorded."""
    feed = feed_for_writing(request, connection_id, feed_id)
    connection, may_be_open = feed.connection, feed.connection.kind == Kind.FOLDER
    now = RouteForm.initial_of(route_for(feed))
    form = RouteForm(request.POST or now, may_be_open=may_be_open or request.method == "GET")
    is_valid = form.is_valid()
    if request.method == "POST" and is_valid and request.POST.get("do") != "preview":
        Feed.objects.filter(pk=feed.pk).update(**_lists(form.route), is_stale=True)
        return _begin(request, connection)
    asks = form.route.is_open and not may_be_open
    said: dict[str, Any] = {"feed": feed, "connection": connection, "form": form, "asks": asks}
    try:
        found = preview(connection, form.route, _mine(connection, feed.mission))
        said |= {"preview": found, "headline": pages.route_headline(feed.mission.name, found.sorting)}
    except Failure as failure:
        said["failure"] = problem_words(failure.problem, request.LANGUAGE_CODE)
    if is_valid:
        said["form"] = RouteForm(RouteForm.initial_of(form.route), may_be_open=True)
    return render(request, "connections/route.html", said, status=200 if is_valid else 422)


@login_required
@require_GET
def route_of(request: HttpRequest, feed_id: UUID) -> HttpResponse:
    """The same, from what the feed brought."""
    mine = Feed.objects.filter(connection__account=request.user.pk, connection__removed_at=None)
    found = get_object_or_404(mine, pk=feed_id)
    return redirect("connections:route", found.connection_id, found.pk)


def _mine(connection: Connection, mission: Mission) -> list[str]:
    return [*journal_of(mission).mission.person(ME).addresses, *connection.addresses]


@login_required
@require_http_methods(["GET", "POST"])
def feed(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Have it feed another mission."""
    connection = connection_for_writing(request, connection_id)
    mine = Mission.objects.filter(account=request.user.pk, sample="").exclude(feeds__connection=connection)
    if request.method == "GET":
        return render(request, "connections/feed.html", {"connection": connection, "missions": mine})
    mission = get_object_or_404(
        mine, pk=request.POST.get("mission") if _is_uuid(request.POST.get("mission", "")) else None
    )
    made = Feed.objects.create(connection=connection, mission=mission, is_stale=True, **_lists(_implied(mission)))
    if connection.kind in WITH_MAIL:
        return redirect("connections:route", connection.pk, made.pk)
    return _begin(request, connection)


@login_required
@require_POST
def stop_feeding(request: HttpRequest, connection_id: UUID, feed_id: UUID) -> HttpResponse:
    """No longer feed a mission; what it has already stays, what waits for a yes goes."""
    feed = feed_for_writing(request, connection_id, feed_id)
    Import.objects.filter(feed=feed.pk).exclude(state__in=(State.DONE, State.UNDONE)).delete()
    feed.delete()
    messages.success(request, _("“%(name)s” is no longer fed; its facts stay.") % {"name": feed.mission.name})
    return redirect(SEE, connection_id)
