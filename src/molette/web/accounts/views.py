"""The account page, and the two switches of the header."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from molette.web.accounts.forms import LanguageForm, ProfileForm, ThemeForm
from molette.web.accounts.models import User
from molette.web.accounts.preferences import keep
from molette.web.accounts.returning import back


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change the user's name, language and light."""
    user = get_object_or_404(User, pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language and come back to the page."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        raise BadRequest("language")
    response = back(request)
    keep(request, response, language=form.cleaned_data["language"])
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Change the light and come back to the page."""
    form = ThemeForm(request.POST)
    if not form.is_valid():
        raise BadRequest("theme")
    response = back(request)
    keep(request, response, theme=form.cleaned_data["theme"])
    return response


@require_GET
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Say why a request that does not come from this machine is not answered."""
    return render(request, "accounts/elsewhere.html", status=403)
