"""A choice of language or light: kept on the user, or in a cookie while nobody is signed in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from molette.web.accounts.models import Theme, User

A_YEAR = 365 * 24 * 3600
THEME_COOKIE = "molette_theme"


def theme_of(request: HttpRequest) -> str:
    """Return the light chosen for this reader."""
    user = getattr(request, "user", None)
    found = user.theme if isinstance(user, User) else request.COOKIES.get(THEME_COOKIE, "")
    return found if found in Theme.values else Theme.AUTO.value


def keep(request: HttpRequest, response: HttpResponse, *, language: str = "", theme: str = "") -> None:
    """Keep the choices that are made, and only those."""
    chosen = {name: value for name, value in (("language", language), ("theme", theme)) if value}
    if isinstance(request.user, User):
        User.objects.filter(pk=request.user.pk).update(**chosen)
        return
    cookies = {"language": settings.LANGUAGE_COOKIE_NAME, "theme": THEME_COOKIE}
    for name, value in chosen.items():
        response.set_cookie(cookies[name], value, max_age=A_YEAR, samesite="Lax", secure=settings.SERVER, httponly=True)
