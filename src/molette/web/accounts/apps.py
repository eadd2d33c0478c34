"""The accounts application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, their language, the local owner."""

    name = "molette.web.accounts"
    label = "accounts"
