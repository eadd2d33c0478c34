"""The week app."""

from django.apps import AppConfig


class WeekConfig(AppConfig):
    """Its name and label."""

    name = "molette.web.week"
    label = "week"
