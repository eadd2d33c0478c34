"""Messages to rows and back, their quotes left behind."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from molette.engine.problems import Place, Problem
from molette.engine.report.language import wording
from molette.sources.mail.headers import Address
from molette.sources.mail.messages import Message
from molette.sources.mail.quoting import own_words
from molette.web.intake.models import Import, RawItem


def kept(message: Message) -> dict[str, Any]:
    """What is kept of a message until the user confirms: its headers and its own words."""
    values = asdict(replace(message, body=own_words(message.body), problems=()))
    values["at"] = message.at.isoformat() if message.at else None
    values["problems"] = [problem_row(problem) for problem in message.problems]
    return values


def message_of(row: dict[str, Any]) -> Message:
    """The message again."""
    values = dict(row)
    values["at"] = datetime.fromisoformat(row["at"]) if row["at"] else None
    values["sender"] = Address(**row["sender"])
    for name in ("to", "cc"):
        values[name] = tuple(Address(**address) for address in row[name])
    for name in ("references", "attachments"):
        values[name] = tuple(row[name])
    values["problems"] = tuple(problem_of(problem) for problem in row["problems"])
    return Message(**values)


def messages_of(intake: Import) -> list[Message]:
    """The messages read so far and still kept, in their order."""
    return [message_of(row) for row in intake.items.values_list("content", flat=True).iterator()]


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message kept, in words."""

    day: str
    sender: str
    subject: str
    text: str


def message_lines(items: Iterable[RawItem], lang: str) -> tuple[MessageLine, ...]:
    """The messages of rows, to be shown."""
    found = [message_of(item.content) for item in items]
    days = (wording(lang).day(one.at.date()) if one.at else "" for one in found)
    return tuple(
        MessageLine(day, one.sender.name or one.sender.address, one.subject, one.body)
        for day, one in zip(days, found, strict=True)
    )


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem as a row keeps it."""
    where = problem.where
    place = [where.source, where.line, where.column]
    return {"code": problem.code, "where": place, "values": dict(problem.values), "is_error": problem.is_error}


def problem_of(row: dict[str, Any]) -> Problem:
    """The problem again."""
    return Problem(row["code"], Place(*row["where"]), row["values"], row["is_error"])
