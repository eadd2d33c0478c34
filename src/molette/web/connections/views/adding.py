"""Add a live source: it is reached before anything is kept, and nothing secret is shown again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from molette.connectors import boards, caldav, folder, imap, subscription
from molette.connectors.failures import Failure
from molette.engine.report.problem_words import problem_words
from molette.web.connections.forms import (
    AddressForm,
    AgendaForm,
    BoardForm,
    FolderForm,
    MailboxForm,
    SubscriptionForm,
)  # fmt: skip
from molette.web.connections.models import PACES, Connection, Kind, Place
from molette.web.connections.preview import PATIENCE
from molette.web.connections.reach import account_of, board_of, folder_of, server_of, subscription_of
from molette.web.connections.sealing import seal
from molette.web.missions.access import account_of as user_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

UNREAD = ("junk", "trash", "drafts", "all", "flagged")  # what nobody reads, or what the others hold already


@dataclass(frozen=True, slots=True)
class Adding:
    """How one kind of source is added."""

    form: type[forms.Form]
    title: "StrPromise"
    reach: Callable[[Connection], list[Place]]
    """Reach it once; the places it has. Errors: Failure."""


@login_required
@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to connect."""
    return render(request, "connections/new.html", {"query": _query(request), "has_folders": not settings.SERVER})


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Say where it is and what opens it."""
    adding = ADDING[Kind(kind)] if kind in Kind.values else None
    if adding is None or (kind == Kind.FOLDER and settings.SERVER):
        raise Http404
    if kind == Kind.MAILBOX and request.method == "GET" and not request.GET.get("address"):
        return render(request, "connections/address.html", {"form": AddressForm(), "mission": _mission(request)})
    initial, provider = _initial(request, kind)
    form = adding.form(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        connection = _made(request, Kind(kind), form.cleaned_data)
        try:
            places = _reached(connection, adding, form.cleaned_data)
        except Failure as failure:
            form.add_error(None, problem_words(failure.problem, request.LANGUAGE_CODE))
        else:
            _keep(connection, places)
            return redirect(reverse("connections:choose", args=[connection.pk]) + _query(request))
    said = {"form": form, "kind": kind, "title": adding.title, "provider": provider, "query": _query(request)}
    return render(request, "connections/add.html", said, status=200 if not form.errors else 422)


def _initial(request: HttpRequest, kind: str) -> tuple[dict[str, Any], object]:
    address = request.GET.get("address") or request.POST.get("address", "")
    return MailboxForm.guess(address[:254]) if kind == Kind.MAILBOX else ({}, None)


def _made(request: HttpRequest, kind: Kind, values: dict[str, Any]) -> Connection:
    """The row, not kept yet."""
    said = {
        name: values[name]
        for name in ("host", "port", "security", "user", "means", "address", "authority", "path")
        if values.get(name)
    }
    name = values.get("name") or values.get("user") or values.get("address") or values.get("path") or ""
    if kind == Kind.MAILBOX:
        name = values["address"]
    return Connection(account=user_of(request), kind=kind, name=name[:200], settings=said, pace=PACES[kind])


def _reached(connection: Connection, adding: Adding, values: dict[str, Any]) -> list[Place]:
    connection.secret = seal(values["secret"]) if values.get("secret") else ""
    if connection.kind == Kind.BOARD:
        service = boards.Service(values["service"]) if values["service"] else None
        found = boards.board_at(values["address"], service=service)
        connection.settings |= {"service": str(found.service), "root": found.root, "project": found.project}
        connection.name = found.project[:200]
    return adding.reach(connection)


@transaction.atomic
def _keep(connection: Connection, places: list[Place]) -> None:
    connection.save()
    for place in places:
        place.connection = connection
        place.save()


def _mailbox(connection: Connection) -> list[Place]:
    return [
        Place(address=one.name, name=one.name, role=one.role, is_read=one.role not in UNREAD)
        for one in imap.folders(account_of(connection, PATIENCE))
    ]


def _agenda(connection: Connection) -> list[Place]:
    return [Place(address=one.address, name=one.name) for one in caldav.calendars(server_of(connection, PATIENCE))]


def _subscription(connection: Connection) -> list[Place]:
    subscription.fetch(subscription_of(connection, PATIENCE))
    return [Place()]


def _board(connection: Connection) -> list[Place]:
    connection.name = boards.check(board_of(connection, PATIENCE))[:200]
    return [Place()]


def _folder(connection: Connection) -> list[Place]:
    folder.changes(folder_of(connection), limit=0)
    return [Place()]


def _query(request: HttpRequest) -> str:
    """The mission it is for, carried from page to page."""
    mission = _mission(request)
    return f"?{urlencode({'mission': mission})}" if mission else ""


def _mission(request: HttpRequest) -> str:
    return request.GET.get("mission", "")[:36]


ADDING = {
    Kind.MAILBOX: Adding(MailboxForm, _("Which mailbox?"), _mailbox),
    Kind.AGENDA: Adding(AgendaForm, _("Which calendar account?"), _agenda),
    Kind.SUBSCRIPTION: Adding(SubscriptionForm, _("Which calendar?"), _subscription),
    Kind.BOARD: Adding(BoardForm, _("Which board?"), _board),
    Kind.FOLDER: Adding(FolderForm, _("Which folder?"), _folder),
}
