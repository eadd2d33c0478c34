"""A dropped file on its way to facts, and the items read from it so far."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver

from molette.web.missions.models import Mission


class State(models.TextChoices):
    """Where an import stands."""

    READING = "reading"
    GATHERING = "gathering"
    PAUSED = "paused"
    AIMING = "aiming"
    ROUTING = "routing"
    PROPOSING = "proposing"
    READY = "ready"
    DONE = "done"
    UNDONE = "undone"
    REFUSED = "refused"


def place_of(intake: "Import", name: str) -> str:
    """The file's place under the media folder: nothing of the user's name for it is trusted."""
    return f"intake/{intake.pk}"


class Import(models.Model):
    """One dropped file. `offset` and `count` tell how far it has been read, so that reading goes on from there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="imports")
    mission = models.ForeignKey(Mission, models.CASCADE, null=True, related_name="imports")
    has_made_mission = models.BooleanField(default=False)
    drop = models.UUIDField(null=True, db_index=True)
    """Shared by the files dropped together."""
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=12, blank=True)
    file = models.FileField(upload_to=place_of)
    size = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    """Time spent reading, pauses left out."""
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    me = models.JSONField(default=list)
    """The user's addresses in this mailbox."""
    organisation = models.CharField(max_length=200, blank=True)
    route = models.JSONField(null=True)
    """Which messages are the mission's (the lists of a Route); nothing when its plan or its organisation says it."""
    feed = models.UUIDField(null=True, db_index=True)
    """The feed of a live source that brought it; nothing when it was dropped."""
    guesses = models.JSONField(default=dict)
    """Whose mailbox it seems to be, and the missions it seems to hold."""
    plan = models.TextField(blank=True)
    """The mission's plan with the people found; once confirmed, the plan it had before."""
    basis = models.CharField(max_length=16, blank=True)
    """The digest of the plan that the proposal was made for: a plan changed since may call people otherwise."""
    lines = models.JSONField(default=list)
    """The facts proposed, as journal lines."""
    verdicts = models.JSONField(default=dict)
    """What the user said of a line, by the identity of its fact: left out, or what its words do instead."""
    layout = models.JSONField(null=True)
    """How a timesheet is written, where the user said it."""
    keeps_text = models.BooleanField(default=False)
    """Whether the text of its messages stays once it is confirmed."""
    known = models.PositiveIntegerField(default=0)
    """How many of them the mission has already."""
    problems = models.JSONField(default=list)
    added = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.name


@receiver(post_delete, sender=Import)
def delete_file(sender: type[Import], instance: Import, **options: object) -> None:
    """The file goes with its row, even when a whole mission goes."""
    instance.file.delete(save=False)


class RawItem(models.Model):
    """A message read and not yet confirmed; deleted once its import is."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="items")
    offset = models.PositiveBigIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ("offset",)
        constraints = (models.UniqueConstraint(fields=["source", "offset"], name="one_item_once"),)

    def __str__(self) -> str:
        return f"{self.source_id}@{self.offset}"


class Correction(models.Model):
    """Words that the user said were not the `kind` Molette read in them: they do `act`, or nothing when it is empty."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=16)
    words = models.CharField(max_length=500)
    act = models.CharField(max_length=16, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "kind", "words"], name="one_correction_once"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


class SheetLayout(models.Model):
    """How timesheets of one shape are written, as the user said of the last one; which projects are a mission's."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="layouts")
    mission = models.ForeignKey(Mission, models.CASCADE, null=True, related_name="+")
    """None for what holds for all missions."""
    shape = models.CharField(max_length=16)
    """The digest of the names of the columns."""
    told = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "mission", "shape"], name="one_layout_for_a_mission"),
            models.UniqueConstraint(
                fields=["account", "shape"], condition=models.Q(mission=None), name="one_layout_for_a_shape"
            ),
        )

    def __str__(self) -> str:
        return self.shape
