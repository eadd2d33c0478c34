"""What is asked of the assessments."""

from datetime import date

from django.db.models import QuerySet

from molette.web.accounts.models import User
from molette.web.missions.models import Mission


def missions_of(account: User) -> QuerySet[Mission]:
    """The missions of an account with their assessments, those with the largest stuck share first."""
    return (
        Mission.objects.filter(account=account.pk).select_related("assessment").order_by("-assessment__share", "name")
    )


def outdated(missions: QuerySet[Mission], today: date) -> list[Mission]:
    """Those never assessed, or not yet today."""
    return list(missions.exclude(assessment__day=today))
