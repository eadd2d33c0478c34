"""A draft for the user's own mail program: a file it opens unsent, or an address that carries the text."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from molette.engine.report.drafts.types import Occasion

LONGEST_ADDRESS = 2000
"""Letters beyond which some systems cut a mailto address (Windows stops at 2,083)."""


def draft_file(to: str, subject: str, body: str, occasion: Occasion) -> bytes:
    """The message as an .eml file; X-Unsent makes mail programs open it as a draft, in the thread it answers."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if sender := _address(occasion.my_address, occasion.me):
        message["From"] = sender
    if receiver := _address(to, occasion.to if to == occasion.address else ""):
        message["To"] = receiver
    if copied := _address(occasion.cc, ""):
        message["Cc"] = copied
    message["Subject"] = subject
    if occasion.message:
        message["In-Reply-To"] = message["References"] = f"<{occasion.message}>"
    message.set_content(body.replace("\r\n", "\n"), charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _address(address: str, name: str) -> Address | None:
    """An address as headers want it; nothing when it is none."""
    local, at, domain = address.rpartition("@")
    if not (local and at and domain):
        return None
    try:
        return Address(name, local, domain)
    except (ValueError, IndexError):
        return None


def mail_address(to: str, subject: str, body: str, occasion: Occasion) -> str:
    """The mailto: address of the message; empty when it is too long to be sure to arrive whole."""
    fields = {"subject": subject, "body": "\r\n".join(body.splitlines()), "cc": occasion.cc}
    if occasion.message:
        fields["in-reply-to"] = f"<{occasion.message}>"
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    found = f"mailto:{quote(to, safe='@')}?{query}"
    return found if len(found) <= LONGEST_ADDRESS else ""
