"""The missions app."""

from django.apps import AppConfig


class MissionsConfig(AppConfig):
    """Its name and label."""

    name = "molette.web.missions"
    label = "missions"
