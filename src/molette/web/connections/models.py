"""A live source, the places read in it, the missions it feeds, and what is kept of it."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models

from molette.web.missions.models import Mission


class Kind(models.TextChoices):
    """What a connection reads. The value is stable: it is stored."""

    MAILBOX = "mailbox"
    AGENDA = "agenda"
    SUBSCRIPTION = "subscription"
    BOARD = "board"
    FOLDER = "folder"


PACES = {Kind.MAILBOX: 15, Kind.AGENDA: 60, Kind.SUBSCRIPTION: 60, Kind.BOARD: 30, Kind.FOLDER: 5}
"""Minutes between two readings."""


class Connection(models.Model):
    """One live source of one account. `settings` holds nothing secret; `secret` is sealed, and never shown again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="connections")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    settings = models.JSONField(default=dict)
    secret = models.TextField(blank=True)
    pace = models.PositiveIntegerField()
    """Minutes between two readings."""
    records_at_once = models.BooleanField(default=False)
    is_paused = models.BooleanField(default=False)
    needs_help = models.BooleanField(default=False)
    """Whether it will not work again by itself."""
    problems = models.JSONField(default=list)
    failures = models.PositiveIntegerField(default=0)
    """Readings that failed since the last one that succeeded."""
    count = models.PositiveIntegerField(default=0)
    """Messages, events, issues or files read so far."""
    read_at = models.DateTimeField(null=True)
    """When it was last read to the end."""
    next_at = models.DateTimeField(null=True)
    """When it is due again; nothing while it is not ready to be read."""
    busy_until = models.DateTimeField(null=True)
    """Until when the turn of whoever reads it now is respected."""
    turn = models.PositiveIntegerField(default=0)
    """The number of the turn: whoever lost it writes nothing more."""
    scope = models.CharField(max_length=16, blank=True)
    """The digest of what is looked for: when it changes, all is read again."""
    removed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at",)
        indexes = (models.Index(fields=["next_at"], name="connections_due"),)

    def __str__(self) -> str:
        return self.name

    @property
    def addresses(self) -> list[str]:
        """The e-mail addresses of its owner, as far as it tells."""
        said = (self.settings.get("address", ""), self.settings.get("user", ""))
        return list(dict.fromkeys(one.lower() for one in said if "@" in one and "/" not in one))

    def is_busy(self, now: datetime) -> bool:
        """Whether somebody reads it now."""
        return self.busy_until is not None and self.busy_until > now


class Place(models.Model):
    """What is read in a connection: a folder of a mailbox, a calendar of an account, or the whole of the source."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="places")
    address = models.CharField(max_length=1000, blank=True)
    name = models.CharField(max_length=1000, blank=True)
    role = models.CharField(max_length=12, blank=True)
    is_read = models.BooleanField(default=True)
    cursor = models.JSONField(default=dict)
    """How far it was read."""

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["connection", "address"], name="one_place_once"),)

    def __str__(self) -> str:
        return self.name or self.address


class Feed(models.Model):
    """A mission that a connection feeds, and which messages are for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    connection = models.ForeignKey(Connection, models.CASCADE, related_name="feeds")
    mission = models.ForeignKey(Mission, models.CASCADE, related_name="feeds")
    people = models.JSONField(default=list)
    domains = models.JSONField(default=list)
    words = models.JSONField(default=list)
    excluded = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    """The names of the facts that the user did not want: never proposed again."""
    is_stale = models.BooleanField(default=False)
    """Whether something came in that is not proposed yet."""

    class Meta:
        ordering = ("mission__name",)
        constraints = (models.UniqueConstraint(fields=["connection", "mission"], name="one_feed_once"),)

    def __str__(self) -> str:
        return f"{self.connection_id} → {self.mission_id}"


class Letter(models.Model):
    """A message of a conversation in which an answer is awaited: kept so that the answer is understood."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=64)
    content = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["feed", "key"], name="one_letter_once"),)

    def __str__(self) -> str:
        return self.key


class Item(models.Model):
    """An event of a calendar that concerns a mission, or an issue of a board, as it was last read."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="items")
    key = models.CharField(max_length=64)
    content = models.JSONField()
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    """When it was found to be no longer there."""

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["place", "key"], name="one_live_item_once"),)

    def __str__(self) -> str:
        return self.key
