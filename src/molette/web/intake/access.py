"""A stranger's import does not exist."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from molette.web.intake.models import Import


def import_for_writing(request: HttpRequest, import_id: UUID) -> Import:
    """The import, if it is this account's; 404 if not."""
    return get_object_or_404(Import.objects.select_related("mission"), pk=import_id, account=request.user.pk)
