"""Who is asking, in which language, and what her browser may do."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import translation

from molette.web.accounts.models import User

Answer = Callable[[HttpRequest], HttpResponse]

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
# A proxy on this machine speaks for people who are not on it.
PROXY_HEADERS = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP")


def local_owner(answer: Answer) -> Answer:
    """Sign in the one person of this machine, on this machine only, request by request."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not settings.SERVER and request.user.is_anonymous and is_local(request):
            request.user = User.objects.local_owner(translation.get_language_from_request(request))
        return answer(request)

    return respond


def is_local(request: HttpRequest) -> bool:
    """Tell whether the request comes from this machine and asks for it by its own name.

    The name matters: a page of another site may bring the browser here under a name of its own.
    """
    name, _port = split_domain_port(request.get_host())
    forwarded = any(header in request.META for header in PROXY_HEADERS)
    return not forwarded and name in LOCAL_NAMES and is_loopback(request.META.get("REMOTE_ADDR", ""))


def is_loopback(address: str) -> bool:
    """Tell whether an address is this machine's own."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def chosen_language(answer: Answer) -> Answer:
    """Speak the language the user chose; Django has guessed one from the browser before us."""

    def respond(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return answer(request)

    return respond


def browser_limits(answer: Answer) -> Answer:
    """Refuse what Molette never asks a browser for, and keep other sites from embedding its answers."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return respond
