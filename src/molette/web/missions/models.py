"""A mission and its facts, each kept as the journal line that says it."""

import uuid

from django.conf import settings
from django.db import models


class Mission(models.Model):
    """A mission of one account; `plan` is the head of its journal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="missions")
    name = models.CharField(max_length=200)
    client = models.CharField(max_length=200, blank=True)
    plan = models.TextField()
    sample = models.CharField(max_length=40, blank=True)
    """The folder of the sample mission it was made from."""
    seal_number = models.PositiveIntegerField(default=0)
    seal_digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=["account", "sample"], condition=~models.Q(sample=""), name="one_sample_per_account"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Fact(models.Model):
    """One line of a mission's journal. Never changed; deleted only with the source it was read from."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="facts")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    identity = models.CharField(max_length=13)
    at = models.CharField(max_length=19)
    """When it happened, in the mission's local time, ISO 8601: sorts as it happened and owes nothing to time zones."""
    kind = models.CharField(max_length=16)
    line = models.TextField()
    batch = models.UUIDField(null=True)
    """The import it was read by; nothing when it was told by hand."""
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["mission", "identity"], name="one_fact_once"),)
        indexes = (models.Index(fields=["batch"], name="facts_of_an_import"),)

    def __str__(self) -> str:
        return self.line


class Erased(models.Model):
    """The place in the chain and the digest of a deleted fact that committed the client."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="erased")
    number = models.PositiveIntegerField()
    content = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"erased {self.number} {self.content}"
