"""Secrets on their way to the database and back."""

from django.conf import settings

from molette.connectors.keys import load_key
from molette.connectors.secrets import decrypt, encrypt


def seal(secret: str) -> str:
    """A secret locked, for its row. Errors: Failure."""
    return encrypt(_key(), secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret of a row; nothing when there is none. Errors: Failure."""
    return decrypt(_key(), sealed.encode()).decode() if sealed else ""


def _key() -> bytes:
    """The key given to the server, else the one kept beside its data."""
    return settings.SEAL_KEY.encode() if settings.SEAL_KEY else load_key(settings.HOME / "seal_key")
