"""What Molette said of a mission, on one day: computed when facts change, read by the pages."""

from django.conf import settings
from django.db import models

from molette.web.missions.models import Mission


class Assessment(models.Model):
    """The last assessment of a mission, in both languages, as the JSON of the command line contract."""

    mission = models.OneToOneField(Mission, models.CASCADE, primary_key=True, related_name="assessment")
    day = models.DateField()
    """The day it was computed; the next morning it is computed again."""
    status = models.CharField(max_length=10)
    share = models.FloatField()
    rest = models.CharField(max_length=7, blank=True)
    """Why the consultant does not work that day: `leave`, `holiday`, or nothing."""
    french = models.JSONField()
    english = models.JSONField()
    experience = models.JSONField(default=dict)
    """What the waits of this mission have taught, for the other missions of the account."""
    computed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.mission_id}: {self.status}"


class Ball(models.Model):
    """An open wait on the day of the assessment, with what to do about it; replaced as a whole by the next one."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mission = models.ForeignKey(Mission, models.CASCADE, related_name="balls")
    wait = models.TextField()
    place = models.PositiveIntegerField()
    """Among those of the mission, the latest beyond its usual time first."""
    is_mine = models.BooleanField()
    is_held = models.BooleanField()
    is_late = models.BooleanField()
    on = models.DateField(null=True)
    """The day to say a word; nothing while silence is agreed without an end."""
    rung = models.CharField(max_length=10, blank=True)
    expected = models.DateField(null=True)
    until = models.DateField(null=True)
    """The end of the silence agreed."""
    led_by = models.TextField(blank=True)
    """The wait whose message speaks of this one too."""
    occasion = models.JSONField(null=True)
    """What a draft says, in no language yet."""
    french = models.JSONField()
    english = models.JSONField()

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=["mission", "wait"], name="one_ball_for_a_wait"),)

    def __str__(self) -> str:
        return f"{self.mission_id} {self.wait}"
