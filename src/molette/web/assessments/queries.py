"""What is asked of the assessments."""

from datetime import date

from django.db.models import QuerySet

from molette.web.accounts.models import User
from molette.web.missions.models import Mission


def missions_of(account: User, lang: str) -> QuerySet[Mission]:
    """The missions of an account with their assessments, those with the largest stuck share first."""
    mine = Mission.objects.filter(account=account.pk).select_related("assessment")
    return mine.defer(f"assessment__{unread(lang)}", "assessment__experience").order_by("-assessment__share", "name")


def unread(lang: str) -> str:
    """The column in the language that is not asked for: large, and not loaded."""
    return "french" if lang.startswith("en") else "english"


def outdated(missions: QuerySet[Mission], today: date) -> list[Mission]:
    """Those never assessed, or not yet today."""
    return list(missions.exclude(assessment__day=today))
