"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Its name and label."""

    name = "molette.web.assessments"
    label = "assessments"
