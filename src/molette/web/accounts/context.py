"""What every page knows about its reader."""

from django.conf import settings
from django.http import HttpRequest

from molette.web.accounts.models import Language, Theme
from molette.web.accounts.preferences import theme_of


def appearance(request: HttpRequest) -> dict[str, object]:
    """Return the light of the page and the choices of its header."""
    return {
        "theme": theme_of(request),
        "themes": Theme.choices,
        "languages": Language.choices,
        "with_accounts": settings.SERVER,
    }
