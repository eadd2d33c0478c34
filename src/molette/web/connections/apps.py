"""The connections app."""

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """Its name and label."""

    name = "molette.web.connections"
    label = "connections"
