"""A message taken apart: headers and bodies decoded, attachments named."""

from dataclasses import dataclass
from datetime import datetime

from molette.sources.mail.headers import Address, Headers


@dataclass(frozen=True, slots=True)
class Parts:
    """What a message is made of; `html` may be left out where there is plain text, headers that nobody asks for too.

    `is_whole` is false when its body was nested too deep to be read.
    """

    headers: Headers
    subject: str
    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    date: datetime | None
    plain: str
    html: str
    attachments: tuple[str, ...]
    is_whole: bool = True
