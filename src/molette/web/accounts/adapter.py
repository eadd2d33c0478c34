"""Molette's word in the sign-in machinery of allauth and axes."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from molette.web.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by invitation unless the server says otherwise."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether anyone may open an account."""
        return bool(settings.MOLETTE_SIGNUP_OPEN)

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """Give a new user the language of the page she signed up on; she has no user name."""
        user.language = get_language() or settings.LANGUAGE_CODE


def typed_email(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the address somebody tries to sign in with, as axes counts it."""
    typed = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(typed).strip().lower()
