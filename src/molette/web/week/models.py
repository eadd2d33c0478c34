"""How one writes to each person."""

from django.conf import settings
from django.db import models

from molette.web.accounts.models import Language
from molette.web.missions.models import Mission


class Tone(models.TextChoices):
    """How a message sounds."""

    WARM = "warm"
    DIRECT = "direct"


class Manner(models.Model):
    """The language, the tone and the "vous" or "tu" last used with a person of a mission."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mission = models.ForeignKey(Mission, models.CASCADE, related_name="+")
    person = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=Language)
    tone = models.CharField(max_length=6, choices=Tone)
    is_familiar = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mission", "person"], name="one_manner_for_a_person"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.language}, {self.tone}"
