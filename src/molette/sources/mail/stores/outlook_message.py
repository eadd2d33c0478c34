"""An Outlook message saved as a .msg file."""

from collections.abc import Sequence
from pathlib import Path

from oxmsg import Message as Saved
from oxmsg.domain import constants as pid
from oxmsg.recipient import Recipient

from molette.engine.problems import Place, Problem
from molette.sources.mail.boxes import LARGEST, Piece
from molette.sources.mail.stores.items import Item, address_of, message_bytes

TO, CC = 1, 2


def read_saved(path: Path, name: str = "") -> Piece:
    """The message of a .msg, as one piece. Problems: mail-item-broken, mail-too-large, mail-body-rich."""
    size, name = path.stat().st_size, name or path.name
    if size > LARGEST:
        values = {"megabytes": size >> 20, "limit": LARGEST >> 20, "offset": 0}
        return Piece(0, size, b"", (Problem("mail-too-large", Place(name), values),))
    try:
        saved = Saved.load(path.read_bytes())
        raw, is_rich = message_bytes(_item(saved)), _is_rich(saved)
    except Exception:  # a damaged file fails in any way the library did not foresee
        return Piece(0, size, b"", (Problem("mail-item-broken", Place(name), {"name": name}),))
    rich = Problem("mail-body-rich", Place(name), {"subject": saved.subject}, is_error=False)
    return Piece(0, size, raw, (rich,) if is_rich else ())


def _item(saved: Saved) -> Item:
    found = saved.properties
    people = saved.recipients
    return Item(
        headers=found.str_prop_value(pid.PID_TRANSPORT_MESSAGE_HEADERS) or "",
        subject=saved.subject,
        sender=(found.str_prop_value(pid.PID_SENDER_NAME) or "", _sender(saved)),
        to=_of_kind(people, TO),
        cc=_of_kind(people, CC),
        at=saved.sent_date or found.date_prop_value(pid.PID_MESSAGE_DELIVERY_TIME),
        id=found.str_prop_value(pid.PID_INTERNET_MESSAGE_ID) or "",
        in_reply_to=found.str_prop_value(pid.PID_IN_REPLY_TO_ID) or "",
        references=found.str_prop_value(pid.PID_INTERNET_REFERENCES) or "",
        plain=saved.body or "",
        html="" if saved.body else saved.html_body or "",
        attachments=tuple(file.file_name for file in saved.attachments if file.file_name),
    )


def _sender(saved: Saved) -> str:
    found = saved.properties
    network = found.str_prop_value(pid.PID_SENDER_SMTP_ADDRESS)
    return address_of(network or "", found.str_prop_value(pid.PID_SENDER_EMAIL_ADDRESS) or "")


def _of_kind(people: Sequence[Recipient], kind: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        (person.name, address_of(person.email_address, person.email_address))
        for person in people
        if (person.properties.int_prop_value(pid.PID_RECIPIENT_TYPE) or TO) == kind
    )


def _is_rich(saved: Saved) -> bool:
    """Whether its only text is in Outlook's own rich format."""
    return not saved.body and not saved.html_body and bool(saved.properties.binary_prop_value(pid.PID_RTF_COMPRESSED))
