"""Say which mission a file is for, and which of its messages."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from molette.sources.mail.routing import read_entry
from molette.sources.recognition import SourceKind
from molette.web.bridge import proposals, routes
from molette.web.intake import tasks
from molette.web.intake.access import import_for_writing
from molette.web.intake.forms import NEW, AimForm
from molette.web.intake.models import Import, State
from molette.web.intake.taking import MAIL
from molette.web.intake.views.dropping import IMPORT, go_to
from molette.web.missions.access import mission_for_writing
from molette.web.missions.models import Mission


def aim_form(request: HttpRequest, intakes: Sequence[Import]) -> AimForm:
    """Which mission these files are for; a journal is a mission of its own."""
    missions = list(Mission.objects.filter(account=request.user.pk, sample="").values_list("pk", "name"))
    found = [guess for intake in intakes for guess in intake.guesses.get("missions", [])]
    guesses = [(guess["organisation"], _guess_words(guess)) for guess in found]
    if any(intake.kind == SourceKind.JOURNAL for intake in intakes):
        missions, guesses = [], []
    owners = [owner for intake in intakes for name in ("me", "addresses") for owner in intake.guesses.get(name, [])]
    return AimForm(
        request.POST or None,
        missions=[(str(pk), name) for pk, name in missions], guesses=guesses, addresses=list(dict.fromkeys(owners)),
    )  # fmt: skip


def _guess_words(guess: dict[str, object]) -> str:
    return _("A new mission: %(name)s (%(messages)d messages, %(people)d people)") % {
        "name": guess["organisation"],
        "messages": guess["messages"],
        "people": guess["people"],
    }


@login_required
@require_POST
def aim(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say which mission a file is for; a new one is made if asked."""
    intake = import_for_writing(request, import_id)
    form = aim_form(request, [intake])
    if intake.state == State.AIMING and form.is_valid():
        aim_all(request, [intake], form)
    return redirect(IMPORT, intake.pk)


def aim_all(request: HttpRequest, intakes: Sequence[Import], form: AimForm) -> None:
    """Aim files at the mission chosen, made if it is new, and go on with each."""
    chosen = form.cleaned_data["mission"]
    is_new = chosen.startswith(NEW)
    organisation = chosen.removeprefix(NEW) if is_new else ""
    mission = (
        _new_mission(intakes, organisation, form.cleaned_data["name"])
        if is_new
        else mission_for_writing(request, UUID(chosen))
    )
    for place, intake in enumerate(intakes):
        intake.mission, intake.has_made_mission = mission, is_new and place == 0
        intake.organisation = organisation if intake.kind in MAIL else ""
        intake.me = [form.cleaned_data["me"]] if form.cleaned_data.get("me") else intake.me
        _go_on(intake)


def _go_on(intake: Import) -> None:
    """Propose, or first show which messages are taken when the mailbox holds more than the mission."""
    if intake.kind in MAIL and intake.route is None:
        intake.route = routes.last_route(intake)
    is_choice = intake.kind in MAIL and routes.needs_choice(intake)
    intake.state = State.ROUTING if is_choice else State.PROPOSING
    intake.save()
    if not is_choice:
        tasks.start(intake)


def _new_mission(intakes: Sequence[Import], organisation: str, name: str) -> Mission:
    """A mission named by the journal among the files, by the user, by the organisation or by the file."""
    first = intakes[0]
    journal = next((intake for intake in intakes if intake.kind == SourceKind.JOURNAL), None)
    if journal:
        titled = proposals.titled(journal)
        name, client, plan = name or titled.name, titled.client, proposals.plan_in(journal)
    else:
        name = client = name or organisation or first.name.rpartition(".")[0] or first.name
        plan = proposals.new_plan(name, settings.TIME_ZONE)
    return Mission.objects.create(account_id=first.account_id, name=name[:200], client=client[:200], plan=plan)


@login_required
@require_POST
def route(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Choose the messages: by people, domains and words; shown again, or proposed."""
    intake = import_for_writing(request, import_id)
    if intake.state not in (State.ROUTING, State.READY) or intake.kind not in MAIL:
        return redirect(IMPORT, intake.pk)
    intake.route = _route(request)
    is_asked = "propose" in request.POST
    intake.state = State.PROPOSING if is_asked else State.ROUTING
    intake.save()
    if is_asked:
        tasks.start(intake)
    return redirect(IMPORT, intake.pk)


@login_required
@require_POST
def reroute(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Go back to the choice of the messages."""
    intake = import_for_writing(request, import_id)
    if intake.state == State.READY and intake.kind in MAIL and intake.count:
        intake.state = State.ROUTING
        intake.save()
    return go_to(request, IMPORT, intake.pk)


def _route(request: HttpRequest) -> dict[str, list[str]]:
    """The route of a form: domains and people ticked, people shown as taken and unticked, words typed."""
    domains, people = request.POST.getlist("domain"), request.POST.getlist("person")
    shown = request.POST.getlist("shown")
    words = _entries(request.POST.get("words", ""))
    unwanted = [
        entry for kind in ("people", "domains", "words") for entry in _entries(request.POST.get("not", ""))[kind]
    ]
    among = {address for address in people if not any(_is_in(address, domain) for domain in domains)}
    left = [address for address in shown if address not in people]
    return {
        "people": sorted({*among, *words["people"]}),
        "domains": list(dict.fromkeys([*domains, *words["domains"]])),
        "words": words["words"],
        "excluded": list(dict.fromkeys([*left, *unwanted])),
    }


def _entries(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"people": [], "domains": [], "words": []}
    for part in text.replace(";", ",").split(","):
        if part.strip():
            entry, kind = read_entry(part)
            found[kind].append(entry)
    return found


def _is_in(address: str, domain: str) -> bool:
    host = address.rpartition("@")[2]
    return host == domain or host.endswith(f".{domain}")
