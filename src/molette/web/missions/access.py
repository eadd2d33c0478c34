"""Permission is part of the fetch: a stranger's mission does not exist."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from molette.web.accounts.models import User
from molette.web.missions.models import Mission


def account_of(request: HttpRequest) -> User:
    """Who asks; only where signing in is required."""
    assert isinstance(request.user, User), "a view that needs an account requires signing in"
    return request.user


def mission_for_reading(request: HttpRequest, mission_id: UUID) -> Mission:
    """The mission, if it is this account's; 404 if not."""
    return get_object_or_404(Mission, pk=mission_id, account=request.user.pk)


def mission_for_writing(request: HttpRequest, mission_id: UUID) -> Mission:
    """The same: only the owner writes."""
    return mission_for_reading(request, mission_id)
