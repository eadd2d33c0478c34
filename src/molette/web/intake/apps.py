"""The intake app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Its name and label."""

    name = "molette.web.intake"
    label = "intake"
