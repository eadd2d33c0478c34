"""Who asks: a name and its secret, which is never shown."""

from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import category

UNSENDABLE = {"Cc", "Cs"}  # control characters, halves of a character


class Means(StrEnum):
    """What the secret is."""

    PASSWORD = "password"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password (often an application's own), or an OAuth 2 access token."""

    user: str
    secret: str = field(repr=False)
    means: Means = Means.PASSWORD

    @property
    def is_sound(self) -> bool:
        """Whether both can be sent: a line end in them would be a second command."""
        return bool(self.user) and not any(category(letter) in UNSENDABLE for letter in self.user + self.secret)
