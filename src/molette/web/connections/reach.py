"""A connection's row → whom to call, how, and with which secret."""

from datetime import date
from pathlib import Path

from django.conf import settings

from molette.connectors.boards import Board, Service
from molette.connectors.caldav import Server
from molette.connectors.failures import Failure
from molette.connectors.http import Access
from molette.connectors.imap import Account, Security
from molette.connectors.logins import Login, Means
from molette.connectors.subscription import Subscription
from molette.web.connections.models import Connection
from molette.web.connections.sealing import unseal


def account_of(connection: Connection, patience: float = 0.0) -> Account:
    """The mailbox."""
    said = connection.settings
    return Account(
        said["host"], _login(connection), said["port"], Security(said["security"]), said.get("authority", ""),
        not settings.PRIVATE_HOSTS, patience,
    )  # fmt: skip


def server_of(connection: Connection, patience: float = 0.0) -> Server:
    """The account of calendars."""
    return Server(connection.settings["address"], _access(connection, _login(connection), patience))


def subscription_of(connection: Connection, patience: float = 0.0) -> Subscription:
    """The calendar's address, itself a secret."""
    return Subscription(unseal(connection.secret), _access(connection, None, patience))


def board_of(connection: Connection, patience: float = 0.0) -> Board:
    """The project."""
    said = connection.settings
    return Board(
        Service(said["service"]), said["root"], said["project"], unseal(connection.secret), said.get("authority", ""),
        not settings.PRIVATE_HOSTS, patience,
    )  # fmt: skip


def folder_of(connection: Connection) -> Path:
    """The folder of this machine; on a shared server, nobody's."""
    if settings.SERVER:
        raise Failure("connector-folder-absent", folder=Path(connection.settings["path"]).name)
    return Path(connection.settings["path"])


def since_of(connection: Connection) -> date | None:
    """The day from which it is read."""
    said = connection.settings.get("since")
    return date.fromisoformat(said) if said else None


def _login(connection: Connection) -> Login:
    said = connection.settings
    return Login(said["user"], unseal(connection.secret), Means(said.get("means", Means.PASSWORD)))


def _access(connection: Connection, login: Login | None, patience: float) -> Access:
    return Access(login, connection.settings.get("authority", ""), not settings.PRIVATE_HOSTS, patience)
