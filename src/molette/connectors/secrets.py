"""Secrets at rest: a key and bytes in, bytes out."""

from cryptography.fernet import Fernet, InvalidToken

from molette.connectors.failures import Failure


def new_key() -> bytes:
    """A key nobody else has; keep it apart from what it locks."""
    return Fernet.generate_key()


def encrypt(key: bytes, plain: bytes) -> bytes:
    """Locked bytes (AES-128-CBC and HMAC-SHA-256), plain ASCII."""
    return _lock(key).encrypt(plain)


def decrypt(key: bytes, locked: bytes) -> bytes:
    """The plain bytes; a Failure when the key is not theirs or they were touched."""
    try:
        return _lock(key).decrypt(locked)
    except InvalidToken:
        raise Failure("connector-secret-unreadable") from None


def _lock(key: bytes) -> Fernet:
    try:
        return Fernet(key.strip())
    except ValueError:
        raise Failure("connector-key-unreadable") from None
