"""A stranger's ball does not exist."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from molette.web.assessments.models import Ball


def ball_for_writing(request: HttpRequest, mission_id: UUID, wait_id: str) -> Ball:
    """The open wait, if it is this account's; 404 if not, or once it is closed."""
    mine = Ball.objects.select_related("mission").filter(account=request.user.pk, occasion__isnull=False)
    return get_object_or_404(mine, mission=mission_id, wait=wait_id)
