"""What Molette said of a mission, on one day: computed when facts change, read by the pages."""

from django.db import models

from molette.web.missions.models import Mission


class Assessment(models.Model):
    """The last assessment of a mission, in both languages, as the JSON of the command line contract."""

    mission = models.OneToOneField(Mission, models.CASCADE, primary_key=True, related_name="assessment")
    day = models.DateField()
    """The day it was computed; the next morning it is computed again."""
    status = models.CharField(max_length=10)
    share = models.FloatField()
    french = models.JSONField()
    english = models.JSONField()
    computed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.mission_id}: {self.status}"
