"""What is asked of the week's tables."""

from collections.abc import Iterable

from django.db.models import QuerySet

from molette.web.assessments.models import Ball
from molette.web.assessments.queries import unread
from molette.web.missions.models import Mission
from molette.web.week.models import Manner


def missions_of_week(account: int) -> QuerySet[Mission]:
    """The missions the week is about: one's own, or the samples while there is nothing else."""
    mine = Mission.objects.filter(account=account)
    own = mine.filter(sample="")
    return own if own.exists() else mine


def balls_of(missions: Iterable[Mission], lang: str) -> QuerySet[Ball]:
    """The open waits of these missions, what is to be done first before the rest."""
    balls = Ball.objects.filter(mission__in=[mission.pk for mission in missions]).select_related("mission")
    return balls.defer(unread(lang), "occasion", "mission__plan").order_by("on", "mission__name", "place")


def own_balls(account: int, lang: str) -> QuerySet[Ball]:
    """The open waits of an account's own missions, samples left out, each with the moment it was assessed."""
    balls = Ball.objects.filter(account=account, mission__sample="").select_related("mission", "mission__assessment")
    unneeded = ("occasion", "mission__plan", "mission__assessment__french", "mission__assessment__english")
    return balls.defer(unread(lang), *unneeded).order_by("on", "mission__name", "place")


def manner_with(mission: Mission, person: str) -> Manner | None:
    """How one wrote to this person last."""
    return Manner.objects.filter(mission=mission, person=person[:200]).first()


def keep_manner(mission: Mission, person: str, language: str, tone: str, *, is_familiar: bool) -> None:
    """Remember how one writes to this person."""
    Manner.objects.update_or_create(
        mission=mission,
        person=person[:200],
        defaults={
            "account_id": mission.account_id, "language": language, "tone": tone, "is_familiar": is_familiar,
        },
    )  # fmt: skip
