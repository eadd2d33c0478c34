"""Messages to rows and back, their quotes left behind."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from molette.engine.problems import Place, Problem
from molette.sources.mail.headers import Address
from molette.sources.mail.messages import Message
from molette.sources.mail.quoting import own_words


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


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem as a row keeps it."""
    where = problem.where
    place = [where.source, where.line, where.column]
    return {"code": problem.code, "where": place, "values": dict(problem.values), "is_error": problem.is_error}


def problem_of(row: dict[str, Any]) -> Problem:
    """The problem again."""
    return Problem(row["code"], Place(*row["where"]), row["values"], row["is_error"])
