"""How one writes to each person, the private address of one's calendar, and the mail of the day."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils.translation import gettext_lazy as _

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


class Digest(models.Model):
    """The mail of the day: whether, when and where one wants it, and what the last one told."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    is_on = models.BooleanField(_("Send me the digest"), default=False)
    address = models.EmailField(_("To this address"), blank=True)
    hour = models.PositiveSmallIntegerField(_("At"), default=8)
    days = models.CharField(max_length=7, default="01234")
    """The days of the week it may come, Monday is 0."""
    site = models.URLField(blank=True)
    """Where Molette answered when it was asked for: the links of the mail lead there."""
    key = models.CharField(max_length=32, unique=True, default=new_key)
    told = models.JSONField(default=dict)
    """What the last mail said of each open wait, to repeat nothing."""
    trouble = models.CharField(max_length=300, blank=True)
    """Why the last mail did not go."""

    def __str__(self) -> str:
        return f"digest of {self.account_id}"

    @property
    def token(self) -> str:
        """The secret part of the address that stops it."""
        return Signer(salt=STOP, sep=".").sign(self.key)

    @classmethod
    def of_token(cls, token: str) -> "Digest | None":
        """Whose digest it is; nobody's if the signature or the key is wrong."""
        try:
            key = Signer(salt=STOP, sep=".").unsign(token)
        except BadSignature:
            return None
        return cls.objects.select_related("account").filter(key=key).first()


STOP = "molette.week.digest"


class Fate(models.TextChoices):
    """What became of the digest of one day."""

    CLAIMED = "claimed"
    """Being sent; if the worker dies here nobody knows whether it went, and it is not sent again."""
    SENT = "sent"
    NOTHING = "nothing"
    """There was nothing new to say, or it was a day off."""


class Posting(models.Model):
    """The digest of one day: the row is taken before it is sent, so that it never goes twice."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField()
    fate = models.CharField(max_length=7, choices=Fate)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "day"], name="one_digest_a_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.fate}"
