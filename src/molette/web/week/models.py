"""How one writes to each person, and the private address of one's calendar."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
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


def new_key() -> str:
    """A name nobody guesses."""
    return secrets.token_urlsafe(18)


class CalendarLink(models.Model):
    """The private address of an account's calendar; a new key makes a new address, and the old one leads nowhere.

    The address also holds a signature, so that whoever reads the database cannot tell the addresses.
    """

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"calendar of {self.account_id}"

    @property
    def token(self) -> str:
        """The secret part of the address."""
        return _signer().sign(self.key)

    @classmethod
    def of_token(cls, token: str) -> "CalendarLink | None":
        """Whose calendar it is; nobody's if the signature or the key is wrong."""
        try:
            key = _signer().unsign(token)
        except BadSignature:
            return None
        return cls.objects.select_related("account").filter(key=key, account__is_active=True).first()


def _signer() -> Signer:
    return Signer(salt="molette.week.calendar", sep=".")
